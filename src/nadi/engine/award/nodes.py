"""Delivery places of a line, put together wherever freight and exclusions cannot tell them apart."""

from dataclasses import dataclass
from decimal import Decimal

from nadi.engine.award.problem import ZERO, Bid, Demand, Line, LineOffer, Problem
from nadi.engine.award.rules import Exclude


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Demands of one line that every bid treats alike: one delivery place for the model."""

    line: str
    demands: tuple[Demand, ...]
    excluded: frozenset[str]

    @property
    def wanted(self) -> Decimal:
        """The quantity wanted here."""
        return sum((demand.quantity for demand in self.demands), ZERO)

    @property
    def tolerance(self) -> Decimal:
        """How much more would be taken here."""
        return sum((demand.tolerance for demand in self.demands), ZERO)

    @property
    def site(self) -> str:
        """A site that stands for all: freight is the same at each."""
        return self.demands[0].site


def excluded_vendors(problem: Problem, line: Line, demand: Demand) -> frozenset[str]:
    """The vendors that may not deliver this line here."""
    return frozenset(
        rule.vendor
        for rule in problem.rules
        if isinstance(rule, Exclude)
        and rule.member in (None, demand.member)
        and rule.site in (None, demand.site)
        and rule.line in (None, line.id)
    )


def nodes_of(problem: Problem, line: Line, offers: list[LineOffer]) -> tuple[Node, ...]:
    """The delivery places of a line; one only, when neither freight nor exclusions differ."""
    freights = [offer.freight for offer in offers if offer.freight]
    groups: dict[tuple[object, ...], list[Demand]] = {}
    has_exclusions = any(isinstance(rule, Exclude) for rule in problem.rules)
    for demand in line.demands:
        if demand.quantity == 0 and demand.tolerance == 0:
            continue
        excluded = excluded_vendors(problem, line, demand) if has_exclusions else frozenset()
        key = (excluded, *(freight.get(demand.site, ZERO) for freight in freights))
        groups.setdefault(key, []).append(demand)
    return tuple(
        Node(line=line.id, demands=tuple(demands), excluded=key[0])  # type: ignore[arg-type]  # a key begins so
        for key, demands in groups.items()
    )


def offers_by_line(bids: tuple[Bid, ...]) -> dict[str, list[LineOffer]]:
    """Every offer made for each line."""
    found: dict[str, list[LineOffer]] = {}
    for bid in bids:
        for offer in bid.offers:
            found.setdefault(offer.line, []).append(offer)
    return found
