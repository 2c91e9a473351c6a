"""The facets beside the hits: each a choice in the address, with how many it would leave."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote_plus

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nadi.companies.places import HOME, REGIONS, country_name
from nadi.companies.sectors import bare_title
from nadi.web.search import Found, sources

MOST_SHOWN = 8
REGION_NAMES = dict(REGIONS)
KEPT = ("q", "kind", "place", "due", "sector")


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One value of a facet: its words, how many it leaves (None where not counted), where it leads."""

    label: str
    url: str
    count: int | None = None
    is_chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class Facet:
    """One facet with its choices."""

    title: str
    choices: list[Choice] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Address:
    """What stands in the address of the search page."""

    given: Mapping[str, str]
    written: Mapping[str, str]

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> "Address":
        given = {name: parameters[name] for name in KEPT if parameters.get(name)}
        return cls(given=given, written={name: part_of(name, value) for name, value in given.items()})

    def leading(self, name: str, value: str) -> str:
        """Return the address with one part replaced, or left out where it is empty; on the first page."""
        parts = {**self.written, name: part_of(name, value)}
        return "?" + "&".join(part for part in parts.values() if part)


def part_of(name: str, value: str) -> str:
    """Write one part of the address."""
    return f"{name}={quote_plus(value)}" if value else ""


def register_choices(address: Address, found: Found, chosen: str) -> list[Choice]:
    """Return the registers in which there is something, all of them first."""
    counts = found.facets.kinds
    choices = [Choice(label=_("Everything"), url=address.leading("kind", ""), is_chosen=not chosen)]
    for kind, source in sources().items():
        if counts[kind] or kind == chosen:
            url = address.leading("kind", kind)
            choices.append(
                Choice(label=str(source.title), url=url, count=counts[kind], is_chosen=kind == chosen)
            )
    return choices


def facets_of(address: Address, found: Found) -> list[Facet]:
    """Return the facets that part what was found, or of which one value is chosen."""
    stated: list[tuple[str, str, Iterable[tuple[str, int]], Callable[[str], str]]] = [
        ("place", _("Place"), places(found), place_label),
        ("due", _("Date"), dates(found), due_label),
        ("sector", _("Sector"), found.facets.sectors.most_common(MOST_SHOWN), bare_title),
    ]
    facets = [
        Facet(title=title, choices=choices_of(address, name, counts, label))
        for name, title, counts, label in stated
    ]
    return [one for one in facets if one.choices]


def choices_of(
    address: Address, name: str, counts: Iterable[tuple[str, int]], label: Callable[[str], str]
) -> list[Choice]:
    """Return the values of a facet; the value chosen alone, leading back to all."""
    if chosen := address.given.get(name, ""):
        return [Choice(label=label(chosen), url=address.leading(name, ""), is_chosen=True)]
    choices = [
        Choice(label=label(value), url=address.leading(name, value), count=count)
        for value, count in counts
        if count
    ]
    return choices[:MOST_SHOWN]


def places(found: Found) -> list[tuple[str, int]]:
    """Return the regions of the country, and the other countries, the commonest first."""
    abroad = Counter({code: count for code, count in found.facets.countries.items() if code != HOME})
    return (found.facets.regions + abroad).most_common(MOST_SHOWN)


def dates(found: Found) -> list[tuple[str, int]]:
    """Return the spans within which dates fall, the shortest first."""
    return [(str(days), count) for days, count in sorted(found.facets.deadlines.items())]


def place_label(code: str) -> str:
    """Return what the reader calls a region or country."""
    return str(REGION_NAMES[code]) if code in REGION_NAMES else country_name(code)


def due_label(days: str) -> str:
    """Return a span of days in words."""
    number = int(days) if days.isdecimal() and len(days) < 8 else 0
    return ngettext("within %(days)s day", "within %(days)s days", number) % {"days": number}
