"""Places that add up to one another, in whole numbers: what the audit and the choice of a pattern work on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import inf

from .checks import check_total
from .rules import Contribution, Rules

# A place is named by words alone; two tables that name a place alike share it.
Place = tuple[str, ...]
Parts = Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class System:
    """Places by number, and the margins that tie them.

    `parts` holds of each place the figure of each holding, in units of 1/`one`. A relation is a total and the
    places that add up to it. `implied` places are never published but could be worked out (what came in
    between two releases): they are kept back for nothing. `published` places stand from an earlier release.
    The value of a `signed` place may be below zero.
    """

    places: tuple[Place, ...]
    parts: tuple[Parts, ...]
    relations: tuple[tuple[int, tuple[int, ...]], ...]
    one: int
    rules: Rules
    implied: frozenset[int] = frozenset()
    published: frozenset[int] = frozenset()
    signed: frozenset[int] = frozenset()

    @cached_property
    def values(self) -> tuple[int, ...]:
        """Return the true value of each place."""
        return tuple(sum(parts.values()) for parts in self.parts)

    @cached_property
    def forbidden(self) -> frozenset[int]:
        """Return the places that a rule forbids; an empty one is shown, for it is nobody's figure."""
        unsafe = (place for place, parts in enumerate(self.parts) if parts and self.is_unsafe(parts))
        return frozenset(unsafe) - self.published

    @cached_property
    def choosable(self) -> tuple[int, ...]:
        """Return the places that may be kept back for the sake of others."""
        taken = self.implied | self.published
        return tuple(place for place, parts in enumerate(self.parts) if parts and place not in taken)

    @cached_property
    def at_least(self) -> frozenset[int]:
        """Return the places that are kept back in any case."""
        return self.forbidden | self.implied

    def is_unsafe(self, parts: Parts) -> bool:
        """Tell whether a rule forbids a total of these parts."""
        return not check_total(contributions=self.contributions(parts), rules=self.rules).is_shown

    def contributions(self, parts: Parts) -> list[Contribution]:
        """Return parts as the rules read them; of a change only its size counts."""
        return [
            Contribution(holding=holding, amount=Decimal(abs(amount)) / self.one)
            for holding, amount in parts.items()
        ]

    def room(self, place: int, holding: str | None = None) -> float:
        """Return how far below its true value a place can be thought, by one who knows the holding's part."""
        if place in self.signed:
            return inf
        return self.values[place] - (self.parts[place].get(holding, 0) if holding else 0)

    def is_known_to(self, holding: str | None, place: int) -> bool:
        """Tell whether a holding is all there is of a place."""
        return holding is not None and self.parts[place].keys() == {holding}

    def joined(self, places: Iterable[int]) -> Parts:
        """Return the parts of several places together."""
        found: defaultdict[str, int] = defaultdict(int)
        for place in places:
            for holding, amount in self.parts[place].items():
                found[holding] += amount
        return {holding: amount for holding, amount in found.items() if amount}


def scale_of(given: Iterable[Sequence[Contribution]]) -> int:
    """Return the number of smallest units in one: 100 for amounts with two decimal places."""
    places = [-int(one.amount.normalize().as_tuple().exponent) for row in given for one in row]
    return int(10 ** max([0, *places]))


def parts_of(given: Sequence[Contribution], one: int) -> dict[str, int]:
    """Return what each holding adds, in whole units of 1/`one`; who adds nothing is left out."""
    found: defaultdict[str, int] = defaultdict(int)
    for contribution in given:
        found[contribution.holding] += int(contribution.amount * one)
    return {holding: amount for holding, amount in sorted(found.items()) if amount}
