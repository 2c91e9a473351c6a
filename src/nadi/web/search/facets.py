"""How many of what was found stand where: counted over the bounded set that was ranked."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from nadi.web.search.backends import Candidate

SOON = (14, 30, 90)  # days until a date
DIVISION = 2  # letters of a NACE code that name its division


@dataclass(frozen=True, kw_only=True)
class Facets:
    """Counts by register, sector (NACE division), region, country, and days until the date."""

    kinds: Counter[str] = field(default_factory=Counter)
    sectors: Counter[str] = field(default_factory=Counter)
    regions: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    deadlines: Counter[int] = field(default_factory=Counter)


def counted(found: Iterable[Candidate], today: date) -> Facets:
    """Count a bounded set."""
    facets = Facets()
    ends = {days: today + timedelta(days=days) for days in SOON}
    for one in found:
        facets.kinds[one.kind] += 1
        facets.sectors.update({code[:DIVISION] for code in one.sectors.split()})
        if one.region:
            facets.regions[one.region] += 1
        if one.country:
            facets.countries[one.country] += 1
        if one.deadline is not None and one.deadline >= today:
            facets.deadlines.update(days for days, end in ends.items() if one.deadline <= end)
    return facets
