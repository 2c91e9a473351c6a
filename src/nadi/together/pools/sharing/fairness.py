"""What staff are told before they award: whom each rule of sharing would make worse off than alone."""

from dataclasses import dataclass
from decimal import Decimal

from nadi.together.pools.models import Demand, Pool, Scenario
from nadi.together.pools.queries.award import taking_part
from nadi.together.pools.queries.joining import counting
from nadi.together.pools.refusals import refusal_in_words
from nadi.together.pools.sharing.method_titles import title_of
from nadi.web.localized import localized


@dataclass(frozen=True, kw_only=True)
class Fairness:
    """One rule of sharing: whom it makes worse off and by how much, and whether no group would leave."""

    title: str
    refused: str
    worse_off: tuple[tuple[str, Decimal], ...]
    is_stable: bool

    @property
    def harms_nobody(self) -> bool:
        return not self.refused and not self.worse_off


def fairness_shown(pool: Pool, scenario: Scenario) -> tuple[Fairness, ...]:
    """Return what is known of each rule for this scenario; nothing before it was looked at."""
    names = {part.uid: localized(part.organisation) for part in taking_part(pool)}
    known = ((method, scenario.fairness.get(method)) for method in Pool.Method.values)
    return tuple(
        Fairness(
            title=title_of(method),
            refused=refusal_in_words(found["refused"], pool.currency),
            worse_off=tuple((names.get(uid, uid), Decimal(by)) for uid, by in found["worse_off"].items()),
            is_stable=found["is_stable"],
        )
        for method, found in known
        if found is not None
    )


def without_price(pool: Pool) -> list[str]:
    """Return the members that did not say what they pay today for all they want."""
    missing = counting(Demand.objects.filter(participation__pool=pool, baseline=None))
    wanted = set(missing.values_list("participation", flat=True))
    return sorted(localized(part.organisation) for part in taking_part(pool) if part.pk in wanted)
