"""Lists: search as you type, filters in the address, sortable heads, pages, export of exactly what is listed.

    LIST = Listing(
        name="companies",
        title=_("Organisations"),
        columns=[
            Column(name="name", label=_("Name"), value=localized, sort=localized_order, link=address_of),
            Column(name="size", label=_("Size"), value=choice("size"), sort="size"),
        ],
        search=["search_text"],
        filters=OrganisationFilter,
        order="name",
    )

    return LIST.answer(request, visible_to(request.actor).select_related(...))

`filters` is a `django_filters.FilterSet`; `search` names the fields holding `nadi.web.search_text`. The page
is `web/listing/list.html`, or a template that extends it (blocks `actions`, `before_list`). The number of
queries does not grow with the rows: rows, their bounded count, and what the queryset prefetches.
"""

from nadi.web.listing.columns import Column, choice
from nadi.web.listing.lists import Listed, Listing

__all__ = ["Column", "Listed", "Listing", "choice"]
