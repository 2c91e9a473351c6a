"""The one search box: everything the reader may see, as they type."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nadi.companies.places import REGIONS, is_country
from nadi.companies.sectors import titles
from nadi.home.search_drawn import drawn_facets, drawn_hits, drawn_registers
from nadi.home.search_facets import Address, facets_of, register_choices
from nadi.web.access import Request, is_allowed, public
from nadi.web.components.frame import address_of
from nadi.web.search import Found, Query, readers_of, search, sources

PART = "found"
LONGEST_QUERY = 200
FURTHEST = 366  # days ahead that can be asked for


@public
def page(request: Request) -> HttpResponse:
    """Answer with the search page, or while one types with what was found alone."""
    query = query_of(request)
    found = search(query) if is_asked(query) else Found()
    is_part = bool(request.htmx) and request.htmx.target == PART
    template = "home/search_found.html" if is_part else "home/search.html"
    response = render(request, template, context_of(request, query, found))
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response


def query_of(request: Request) -> Query:
    """Read what is looked for from the address; what makes no sense there is left out."""
    given = request.GET
    place, kind, sector = given.get("place", ""), given.get("kind", ""), given.get("sector", "")
    return Query(
        words=given.get("q", "").replace("\0", "")[:LONGEST_QUERY],
        readers=readers_of(request.actor),
        kinds=(kind,) if kind in sources() else (),
        sectors=(sector,) if sector in titles() else (),
        regions=(place,) if place in dict(REGIONS) else (),
        countries=(place,) if is_country(place) else (),
        deadline_before=days_ahead(given.get("due", "")),
        page=number(given.get("page", ""), most=1_000) or 1,
    )


def number(text: str, *, most: int) -> int:
    """Return a number of the address, or 0 where it is none."""
    return min(int(text), most) if text.isascii() and text.isdecimal() and len(text) < 8 else 0


def days_ahead(text: str) -> Any:
    """Return the day until which dates are asked for."""
    days = number(text, most=FURTHEST)
    return timezone.localdate() + timedelta(days=days) if days else None


def is_asked(query: Query) -> bool:
    """Tell whether anything is looked for at all."""
    chosen = query.kinds or query.sectors or query.regions or query.countries or query.deadline_before
    return bool(query.words.strip() or chosen)


def context_of(request: Request, query: Query, found: Found) -> dict[str, Any]:
    """Return what the templates show."""
    address = Address.of(request.GET.dict())
    chosen = "".join(query.kinds)
    return {
        "title": _("Search"),
        "query": query.words,
        "is_asked": is_asked(query),
        "found": found,
        "said": found_words(found),
        "hits": drawn_hits(found.hits, found.corrected or query.words),
        "page": paged(found, query),
        "registers": drawn_registers(register_choices(address, found, chosen)),
        "facets": drawn_facets(facets_of(address, found)),
        "kept": [(name, value) for name, value in address.given.items() if name != "q"],
        "save_url": address_of("entries.save_search") if is_allowed(request.actor, "entries.saved") else "",
    }


def paged(found: Found, query: Query) -> Page[Any]:
    """Return the page as the pager draws it."""
    paginator = Paginator(range(found.count), query.page_size)
    return paginator.get_page(query.page)


def found_words(found: Found) -> str:
    """Say how many there are, exactly or at least."""
    if found.is_bounded:
        return _("More than %(count)s found; the best of them are shown and counted.") % {
            "count": found.count
        }
    return ngettext("%(count)s found", "%(count)s found", found.count) % {"count": found.count}
