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
    if not found:
        return Facets()
    _ids, kinds, sectors, countries, regions, deadlines, _stale = zip(*found, strict=True)
    ends = {days: (today + timedelta(days=days)).isoformat() for days in SOON}
    now, last = today.isoformat(), max(ends.values())
    due = [day for day in deadlines if now <= day <= last]
    return Facets(
        kinds=Counter(kinds),
        sectors=by_division(Counter(sectors)),
        regions=named(Counter(regions)),
        countries=named(Counter(countries)),
        deadlines=Counter({days: sum(day <= end for day in due) for days, end in ends.items()}),
    )


def named(counts: Counter[str]) -> Counter[str]:
    """Return the counts without that of what has no such place."""
    del counts[""]
    return counts


def by_division(counts: Counter[str]) -> Counter[str]:
    """Return in how many documents each division stands, from the sectors that documents name together."""
    divided: Counter[str] = Counter()
    for codes, count in counts.items():
        for division in divisions(codes):
            divided[division] += count
    return divided


@lru_cache(maxsize=10_000)
def divisions(codes: str) -> frozenset[str]:
    """Return the divisions of the sectors a document names."""
    return frozenset(code[:DIVISION] for code in codes.split())
