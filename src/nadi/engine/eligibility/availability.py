"""Whether a programme can be had by anybody here at all."""

from __future__ import annotations

import re
from datetime import datetime

from .programme import Programme
from .result import Bar, BarKind

HOME = "GE"
COUNTRY = re.compile(r"(?!EU|EZ|UN|XX)[A-Z]{2}")
TEXTS: dict[BarKind, str] = {
    "superseded": "Another programme has taken the place of this one.",
    "other_georgia": "This is for another Georgia, not for the country.",
    "elsewhere": "This is for other countries.",
    "cancelled": "The programme was cancelled.",
    "complete": "The programme is over.",
    "suspended": "The programme is suspended.",
    "planned": "The programme is announced and not open yet.",
    "not_yet_open": "The programme opens later.",
    "expired": "The deadline has passed.",
}
# The state of the United States, and the islands of the south, in words that name nothing in the country.
OTHER_GEORGIA = re.compile(
    r"""
    \bstate\ of\ georgia\b | \bgeorgia,?\s*(usa|u\.s\.a?\.?|united\ states)\b | \bsouth\ georgia\b
    | \batlanta\b | \bsavannah,\ (ga|georgia)\b | \baugusta,\ (ga|georgia)\b | \bmacon,\ (ga|georgia)\b
    | \bgeorgia\ (department|power|tech|lottery|counties|legislature|general\ assembly)\b
    | \bus-ga\b | ,\s*ga\s+3[01][0-9]{3}\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
THE_COUNTRY = re.compile(
    r"\b(tbilisi|kutaisi|batumi|republic of georgia|south caucasus|საქართველო)\b", re.IGNORECASE
)


def bar_of(programme: Programme, now: datetime) -> Bar | None:
    """Return why nobody here can get the programme's money at this moment, or None."""
    kind = kind_of_bar(programme, now)
    return Bar(kind=kind, text=TEXTS[kind]) if kind else None


def kind_of_bar(programme: Programme, now: datetime) -> BarKind | None:
    """Return the first thing that bars everybody, the lasting ones before the passing ones."""
    if programme.is_superseded:
        return "superseded"
    if is_other_georgia(recipients=programme.recipients, words=programme.words):
        return "other_georgia"
    if is_elsewhere(programme.recipients):
        return "elsewhere"
    if programme.status in ("cancelled", "complete", "suspended"):
        return programme.status
    if programme.closes is not None and programme.closes < now:
        return "expired"
    if programme.opens is not None and programme.opens > now:
        return "not_yet_open"
    return "planned" if programme.status == "planned" else None


def is_other_georgia(*, recipients: tuple[str, ...] = (), words: str = "") -> bool:
    """Tell a look-alike: the state of the United States (US-GA) or South Georgia (GS).

    A country named in so many codes is believed; words decide only where there are none.
    """
    if HOME in recipients:
        return False
    if any(code == "GS" or code.startswith("US-GA") for code in recipients):
        return True
    if "US" in recipients and re.search(r"\bgeorgia\b", words, re.IGNORECASE):
        return True
    return not recipients and bool(OTHER_GEORGIA.search(words)) and not THE_COUNTRY.search(words)


def is_elsewhere(recipients: tuple[str, ...]) -> bool:
    """Tell whether all that is named are other countries; a code of a part of the world may hold ours."""
    countries = [code.split("-")[0] for code in recipients]
    return bool(countries) and all(COUNTRY.fullmatch(code) and code != HOME for code in countries)
