"""What anybody would write in an afternoon: Django's own list view over the same rows, its count bounded."""

from typing import Any, cast

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.views.generic import ListView

from nadi.web.models import SearchDocument

COUNTED_TO = 1000


class BoundedPaginator(Paginator[Any]):
    """Django's paginator, counting no further than a bound."""

    @cached_property
    def count(self) -> int:
        rows = cast(QuerySet[Any], self.object_list)
        return rows[: COUNTED_TO + 1].count()


class PlainPage(ListView[SearchDocument]):
    """The newest twenty documents in the frame of the house's pages: no words, no reader, no facets."""

    model = SearchDocument
    paginate_by = 20
    paginator_class = BoundedPaginator
    ordering = ("-pk",)
    template_name = "bench_search/plain.html"
