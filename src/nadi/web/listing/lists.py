"""A list as it is declared, and as it answers a request."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet

from nadi.web.access import Request, Sentence
from nadi.web.components import tables
from nadi.web.exports import KINDS, Sheet, file_answer
from nadi.web.listing.columns import Column
from nadi.web.listing.pages import COUNTED_TO, BoundedPaginator, ListedPage
from nadi.web.search_text import matching

PART = "listed"
LONGEST_QUERY = 100
BATCH = 500
NOTHING_YET = _("Nothing here yet")
WHAT_COMES_HERE = _("What is entered appears in this list.")


@dataclass(frozen=True, kw_only=True)
class Listed:
    """What a request asked to see of a list."""

    rows: QuerySet[Any]
    query: str
    sort: str
    filters: FilterSet | None

    @property
    def is_narrowed(self) -> bool:
        """Tell whether a search or a filter hides some of the rows."""
        filtering = self.filters.form.has_changed() if self.filters else False
        return bool(self.query) or filtering


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A list: its columns, what it searches, its filters, its usual order.

    `prepare` gets the rows of a page, or a batch of a file, and may fetch for all of them what columns need.
    `finder` narrows the rows by what was typed where they are in the one search (`nadi.web.search.narrowed`);
    it must let through no row that it was not given.
    """

    name: str
    title: Sentence
    columns: Sequence[Column]
    order: str
    search: Sequence[str] = ()
    finder: Callable[[QuerySet[Any], str], QuerySet[Any]] | None = None
    filters: type[FilterSet] | None = None
    # A unique column that orders equal rows: where rows are many, the last one of their indexes.
    tie: str = "pk"
    page_size: int = 50
    template: str = "web/listing/list.html"
    prepare: Callable[[list[Any]], None] | None = None
    empty_title: Sentence = NOTHING_YET
    empty_text: Sentence = WHAT_COMES_HERE

    def answer(self, request: Request, rows: QuerySet[Any], **context: Any) -> HttpResponse:
        """Answer with the page, the part of it that changes while one types, or a file."""
        listed = self.listed(request, rows)
        if (kind := request.GET.get("export", "")) in KINDS:
            return file_answer(kind, self.sheet(listed))
        is_part = bool(request.htmx) and request.htmx.target == PART
        template = "web/listing/results.html" if is_part else self.template
        response = render(request, template, {**self.context(request, listed), **context})
        patch_vary_headers(response, ["HX-Request", "HX-Target"])
        return response

    def listed(self, request: Request, rows: QuerySet[Any]) -> Listed:
        """Return the rows searched, filtered and sorted as the address says."""
        query = request.GET.get("q", "").replace("\0", "")[:LONGEST_QUERY].strip()
        if query:
            rows = self.found(rows, query)
        filters = self.filters(request.GET or None, rows, request=request) if self.filters else None
        sort = self.sort_asked(request.GET.get("sort", ""))
        ordered = (filters.qs if filters else rows).order_by(*self.ordering(sort), self.tie_broken(sort))
        return Listed(rows=ordered, query=query, sort=sort, filters=filters)

    @property
    def is_searched(self) -> bool:
        """Tell whether there is anything to type into."""
        return bool(self.search or self.finder)

    @property
    def is_folded(self) -> bool:
        """Tell whether the filters would fill a phone before its first row: they fold behind the search."""
        return self.is_searched and self.filters is not None and len(self.filters.base_filters) > 2

    def found(self, rows: QuerySet[Any], query: str) -> QuerySet[Any]:
        """Return the rows that what was typed finds."""
        if self.finder:
            return self.finder(rows, query)
        return rows.filter(matching(query, self.search)) if self.search else rows

    def sort_asked(self, asked: str) -> str:
        """Return the order asked for where there is such a column, else the usual one."""
        known = {column.name for column in self.columns if column.sort}
        return asked if asked.removeprefix("-") in known else self.order

    def tie_broken(self, sort: str) -> str:
        """Return what orders equal rows, the way the rows are walked."""
        return f"-{self.tie}" if sort.startswith("-") else self.tie

    def ordering(self, sort: str) -> list[Any]:
        """Return what the database sorts by."""
        name = sort.removeprefix("-")
        return [one.order(descending=sort.startswith("-")) for one in self.columns if one.name == name]

    def context(self, request: Request, listed: Listed) -> dict[str, Any]:
        """Return what the templates show."""
        page = BoundedPaginator(listed.rows, self.page_size).page_called(request.GET.get("page", ""))
        if self.prepare:
            self.prepare(page.object_list)
        return {
            "title": self.title,
            "listing": self,
            "listed": listed,
            "page": page,
            "table": self.table(page),
            "found": found_words(page),
            "more": more_words(page),
            "asked_sort": request.GET.get("sort", ""),
            "exports": [(kind, tables.address_with(request, export=kind, page=None)) for kind in KINDS],
        }

    def table(self, page: ListedPage) -> tables.Table:
        """Return the table of one page."""
        columns = [column for column in self.columns if not column.is_only_exported]
        heads = [
            tables.Column(label=one.label, sort=one.name if one.sort else "", numeric=one.is_numeric)
            for one in columns
        ]
        rows = [
            tables.Row(
                cells=[column.cell(row) for column in columns],
                href=columns[0].link(row) if columns[0].link else "",
            )
            for row in page.object_list
        ]
        return tables.Table(caption=self.title, columns=heads, rows=rows, hide_caption=True)

    def sheet(self, listed: Listed) -> Sheet:
        """Return all that is listed, on however many pages, as a sheet of a file."""
        heads = [column.head_in_all_languages() for column in self.columns]
        return Sheet(name=self.name, heads=heads, rows=self.rows_of_file(listed))

    def rows_of_file(self, listed: Listed) -> Iterator[list[Any]]:
        """Yield the rows batch by batch, so that a long file needs little memory."""
        rows = listed.rows.iterator(chunk_size=BATCH)
        while batch := list(islice(rows, BATCH)):
            if self.prepare:
                self.prepare(batch)
            yield from ([column.value(row) for column in self.columns] for row in batch)


def found_words(page: ListedPage) -> str:
    """Say how many there are, exactly or at least."""
    if page.paginator.count > COUNTED_TO:
        return gettext("More than 1,000 found")
    return ngettext("%(count)s found", "%(count)s found", page.paginator.count) % {
        "count": page.paginator.count
    }


def more_words(page: ListedPage) -> str:
    """Say what stands in place of the total where it was not counted to the end."""
    return gettext("more than 1,000") if page.paginator.count > COUNTED_TO else ""
