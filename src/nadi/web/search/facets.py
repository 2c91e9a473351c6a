"""How many of what was found stand where: counted over the bounded set that was ranked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

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


def counted(found: Sequence[Candidate], today: date) -> Facets:
    """Count a bounded set."""
    ends = {days: (today + timedelta(days=days)).isoformat() for days in SOON}
    now, last = today.isoformat(), max(ends.values())
    due = [one.deadline for one in found if now <= one.deadline <= last]
    sectors: Counter[str] = Counter()
    for codes, count in Counter([one.sectors for one in found]).items():
        for division in divisions(codes):
            sectors[division] += count
    return Facets(
        kinds=Counter([one.kind for one in found]),
        sectors=sectors,
        regions=Counter([one.region for one in found if one.region]),
        countries=Counter([one.country for one in found if one.country]),
        deadlines=Counter({days: sum(day <= end for day in due) for days, end in ends.items()}),
    )


@lru_cache(maxsize=10_000)
def divisions(codes: str) -> frozenset[str]:
    """Return the divisions of the sectors a document names."""
    return frozenset(code[:DIVISION] for code in codes.split())
