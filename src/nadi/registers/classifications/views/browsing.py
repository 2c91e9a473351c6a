"""Looking codes up: the classifications, their trees, what a typed word may mean."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.registers.classifications import queries
from nadi.registers.classifications.models import Scheme, Term
from nadi.web.access import Request, is_allowed, needs, public

ON_A_PAGE = 100
LONGEST = 100


def typed_in(request: Request, name: str = "q") -> str:
    """Return what was typed, cut to a sensible length."""
    return request.GET.get(name, "").replace("\0", "")[:LONGEST].strip()


@needs("classifications.list")
def listed(request: Request) -> HttpResponse:
    """List the classifications with their versions and where they come from."""
    context = {
        "title": _("Classifications"),
        "schemes": queries.schemes(),
        "may_load": is_allowed(request.actor, "classifications.load"),
    }
    return render(request, "classifications/list.html", context)


@public
def suggest(request: Request) -> HttpResponse:
    """Offer the codes that a typed word may mean, as the choices of a text field."""
    typed = typed_in(request) or typed_in(request, typed_in(request, "name") or "q")
    rows = queries.suggest(typed_in(request, "scheme"), typed)
    return render(
        request, "classifications/suggestions.html", {"labels": [queries.label_of(row) for row in rows]}
    )


def scheme_for(kind: str, version: str) -> Scheme:
    """Return the version asked for, else the one in use, else the latest."""
    rows = Scheme.objects.filter(kind=kind).order_by("-is_in_use", "-version")
    scheme = (rows.filter(version=version).first() if version else None) or rows.first()
    if scheme is None:
        raise Http404
    return scheme


def crumbs(scheme: Scheme, path: list[Term]) -> list[tuple[str, str]]:
    """Return the way to a code."""
    way = [(_("Classifications"), reverse("classifications.list"))]
    way.append((scheme.title, reverse("classifications.browse", args=[scheme.kind])))
    way += [
        (queries.label_of(row), reverse("classifications.term", args=[scheme.kind, row.code])) for row in path
    ]
    return way


def page_of(request: Request, scheme: Scheme, rows: Any, **context: Any) -> HttpResponse:
    """Answer with codes under a code, or those that were searched for."""
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "title": scheme.title,
        "scheme": scheme,
        "page": page,
        "rows": [(row, queries.label_of(row)) for row in page],
        "may_change": is_allowed(request.actor, "classifications.change_version"),
        "query": typed_in(request),
    }
    return render(request, "classifications/browse.html", {**shown, **context})


@needs("classifications.see")
def browse(request: Request, kind: str) -> HttpResponse:
    """Show the top of a classification, or the codes that a word means."""
    scheme = scheme_for(kind, typed_in(request, "version"))
    query = typed_in(request)
    found = queries.suggest(kind, query, limit=ON_A_PAGE) if query else queries.children(scheme, "")
    return page_of(request, scheme, found, breadcrumbs=crumbs(scheme, []))


@needs("classifications.see")
def term(request: Request, kind: str, code: str) -> HttpResponse:
    """Show a code: its words, what stands under it, and what it belongs to."""
    row = queries.term(kind, code)
    if row is None:
        raise Http404
    path = queries.path_to(row)
    context = {
        "title": queries.label_of(row),
        "term": row,
        "other_words": [word for word in row.other_words.split("\n") if word],
        "belongs_to": belongings(row),
        "breadcrumbs": [*crumbs(row.scheme, path), (queries.label_of(row), "")],
    }
    return page_of(request, row.scheme, queries.children(row.scheme, row.code), **context)


def belongings(row: Term) -> list[tuple[str, str]]:
    """Return the codes of other classifications that this one belongs to, with their pages."""
    found = []
    for one in row.belongs_to:
        kind, _sign, code = str(one).partition(":")
        above = queries.term(kind, code)
        if above:
            found.append((queries.label_of(above), reverse("classifications.term", args=[kind, code])))
    return found
