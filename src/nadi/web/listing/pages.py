"""Pages of a list whose total is counted only so far: an exact count can cost more than the page."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

COUNTED_TO = 1000
LAST_PAGE = 100_000


class ListedPage(Page[Any]):
    """A page that knows from its own rows whether another one follows."""

    object_list: list[Any]

    def __init__(
        self, rows: list[Any], number: int, paginator: "BoundedPaginator", *, has_more: bool
    ) -> None:
        super().__init__(rows, number, paginator)
        self.has_more = has_more

    def has_next(self) -> bool:
        return self.has_more

    def end_index(self) -> int:
        return self.start_index() + len(self.object_list) - 1

    def start_index(self) -> int:
        return (self.number - 1) * self.paginator.per_page + 1


class BoundedPaginator(Paginator[Any]):
    """Pages of a queryset, counted up to a bound."""

    object_list: QuerySet[Any]

    @cached_property
    def count(self) -> int:
        """Return how many rows there are, or one more than the bound."""
        return int(self.object_list.order_by()[: COUNTED_TO + 1].count())

    @property
    def is_bounded(self) -> bool:
        return self.count > COUNTED_TO

    def page_called(self, asked: str) -> ListedPage:
        """Return the page asked for in the address, or the first where there is no such page."""
        number = min(int(asked[:9]), LAST_PAGE) if asked.isascii() and asked.isdigit() else 1
        number = max(number, 1)
        start = (number - 1) * self.per_page
        rows = list(self.object_list[start : start + self.per_page + 1])
        if not rows and number > 1:
            return self.page_called("1")
        has_more = len(rows) > self.per_page
        if number == 1 and not has_more:
            self.count = len(rows)
        return ListedPage(rows[: self.per_page], number, self, has_more=has_more)
