"""The facets beside the hits: each a choice in the address, with how many it would leave."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nadi.companies.places import HOME, REGIONS, country_name
from nadi.companies.sectors import titles
from nadi.web.components.tables import address_with
from nadi.web.search import Found, sources

MOST_SHOWN = 8
REGION_NAMES = dict(REGIONS)


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

    name: str
    title: str
    choices: list[Choice] = field(default_factory=list)


def register_choices(request: HttpRequest, found: Found, chosen: str) -> list[Choice]:
    """Return the registers in which there is something, all of them first."""
    counts = found.facets.kinds
    everywhere = address_with(request, kind=None, page=None)
    choices = [Choice(label=_("Everything"), url=everywhere, is_chosen=not chosen)]
    for kind, source in sources().items():
        if counts[kind] or kind == chosen:
            url = address_with(request, kind=kind, page=None)
            choices.append(
                Choice(label=str(source.title), url=url, count=counts[kind], is_chosen=kind == chosen)
            )
    return choices


def facets_of(request: HttpRequest, found: Found) -> list[Facet]:
    """Return the facets that part what was found, or of which one value is chosen."""
    facets = [
        facet(request, "place", _("Place"), places(found), place_label),
        facet(request, "due", _("Date"), dates(found), due_label),
        facet(request, "sector", _("Sector"), found.facets.sectors.most_common(), sector_label),
    ]
    return [one for one in facets if one.choices]


def facet(
    request: HttpRequest,
    name: str,
    title: str,
    counts: Iterable[tuple[str, int]],
    label: Callable[[str], str],
) -> Facet:
    """Return a facet; the value chosen alone, leading back to all."""
    if chosen := request.GET.get(name, ""):
        back = Choice(
            label=label(chosen), url=address_with(request, page=None, **{name: None}), is_chosen=True
        )
        return Facet(name=name, title=title, choices=[back])
    choices = [
        Choice(label=label(value), url=address_with(request, page=None, **{name: value}), count=count)
        for value, count in counts
        if count
    ]
    return Facet(name=name, title=title, choices=choices[:MOST_SHOWN])


def places(found: Found) -> list[tuple[str, int]]:
    """Return the regions of the country, and the other countries, the commonest first."""
    abroad = Counter({code: count for code, count in found.facets.countries.items() if code != HOME})
    return (found.facets.regions + abroad).most_common()


def dates(found: Found) -> list[tuple[str, int]]:
    """Return the spans within which dates fall, the shortest first."""
    return [(str(days), count) for days, count in sorted(found.facets.deadlines.items())]


def place_label(code: str) -> str:
    """Return what the reader calls a region or country."""
    return str(REGION_NAMES[code]) if code in REGION_NAMES else country_name(code)


def sector_label(code: str) -> str:
    """Return the title of a division of NACE, or its code where there is none."""
    return titles().get(code, code)


def due_label(days: str) -> str:
    """Return a span of days in words."""
    number = int(days) if days.isdecimal() else 0
    return ngettext("within %(days)s day", "within %(days)s days", number) % {"days": number}
