"""Tables of many rows: columns, sortable heads, pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest
from django.template.base import render_value_in_context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nadi.web.components.buttons import Words
from nadi.web.components.figures import ABSENT, NO_FIGURE


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column's head; `sort` is what the address says to sort by it, `numeric` aligns its figures."""

    label: Words
    sort: str = ""
    numeric: bool = False


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: cells in the order of the columns, where it leads, what can be done with it."""

    cells: Sequence[Any]
    href: str = ""
    actions: Sequence[tuple[Words, str]] = ()
    mark: str = ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with its caption; `cards` folds each row into a card on a phone."""

    caption: Words
    columns: Sequence[Column]
    rows: Sequence[Row] = ()
    totals: Sequence[Any] = ()
    cards: bool = True
    hide_caption: bool = False
    has_actions: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "has_actions", any(row.actions for row in self.rows))


def address_with(request: HttpRequest, **changes: str | None) -> str:
    """Return this page's query with some parts replaced; None removes one."""
    query = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"?{query.urlencode()}"


def sort_head(context: dict[str, Any], label: Words, sort: str = "", numeric: bool = False) -> dict[str, Any]:
    """Describe a column's head; sorting by it again turns the order round."""
    request: HttpRequest = context["request"]
    current = request.GET.get("sort", "")
    order = {sort: "ascending", f"-{sort}": "descending"}.get(current, "") if sort else ""
    target = f"-{sort}" if order == "ascending" else sort
    url = address_with(request, sort=target, page=None) if sort else ""
    return {"label": label, "url": url, "order": order, "numeric": numeric}


def cells_of(row: Row, heads: Sequence[dict[str, Any]]) -> list[tuple[Any, dict[str, Any], str]]:
    """Pair each value with its head; the first one leads where the row leads."""
    if len(row.cells) != len(heads):
        raise ValueError(f"A row has {len(row.cells)} cells for {len(heads)} columns.")
    links = [row.href, *[""] * (len(heads) - 1)]
    values = [ABSENT if value == NO_FIGURE else value for value in row.cells]
    return list(zip(values, heads, links, strict=True))


def starts_of(head: dict[str, Any]) -> SafeString:
    """Return how each cell under a head begins: its class, and the head's words for a phone."""
    numeric = SafeString(' class="numeric"') if head["numeric"] else ""
    return format_html('<td{} data-label="{}">', numeric, head["label"])


def cells_as_html(
    cells: Sequence[tuple[Any, dict[str, Any], str]], starts: Sequence[SafeString], context: Any
) -> SafeString:
    """Return the cells of one row: written here, for a long list has too many of them for a template each."""
    first, head, href = cells[0]
    shown = render_value_in_context(first, context)
    led = format_html('<a href="{}">{}</a>', href, SafeString(shown)) if href else shown
    numeric = ' class="numeric"' if head["numeric"] else ""
    written = [f'<th scope="row"{numeric}>{led}</th>']
    for (value, _head, _href), start in zip(cells[1:], starts[1:], strict=True):
        written.append(f"{start}{render_value_in_context(value, context)}</td>")
    return SafeString("".join(written))


def table(context: dict[str, Any], shown: Table) -> dict[str, Any]:
    """Describe a whole table."""
    heads = [sort_head(context, column.label, column.sort, column.numeric) for column in shown.columns]
    starts = [starts_of(head) for head in heads]
    rows = [(row, cells_as_html(cells_of(row, heads), starts, context)) for row in shown.rows]
    totals = list(zip(shown.totals, heads, strict=True)) if shown.totals else []
    return {"table": shown, "heads": heads, "rows": rows, "totals": totals}


def table_region(content: str, label: Words, cards: bool = False) -> SafeString:
    """Let a wide table scroll sideways by itself, also by keyboard."""
    return render_to_string(
        "web/components/table_region.html", {"content": content, "label": label, "cards": cards}
    )


def pager(context: dict[str, Any], page: Page[Any], more: str = "") -> dict[str, Any]:
    """Describe the way through the pages; `more` replaces the total where counting on would cost too much."""
    request: HttpRequest = context["request"]
    turns = {
        "previous": address_with(request, page=str(page.number - 1)) if page.has_previous() else "",
        "next": address_with(request, page=str(page.number + 1)) if page.has_next() else "",
    }
    return {"page": page, "more": more, **turns}


def filter_bar(content: str, clear: str = "", target: str = "") -> SafeString:
    """Hold the search box and the filters of a list; `target` is what htmx renews while one types."""
    context = {"content": content, "clear": clear, "target": target}
    return render_to_string("web/components/filter_bar.html", context)
