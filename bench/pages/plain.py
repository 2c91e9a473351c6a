"""What anybody would write in an afternoon: Django's own list view, its count bounded as ours is."""

from typing import Any, cast

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.views.generic import ListView

from nadi.registers.suppliers.models import Supplier

COUNTED_TO = 1000


class BoundedPaginator(Paginator[Any]):
    """Django's paginator, counting no further than a bound."""

    @cached_property
    def count(self) -> int:
        rows = cast(QuerySet[Any], self.object_list)
        return rows[: COUNTED_TO + 1].count()


class BarePage(ListView[Supplier]):
    """Fifty rows in a bare table."""

    model = Supplier
    paginate_by = 50
    paginator_class = BoundedPaginator
    ordering = ("order_common", "pk")
    template_name = "bench/bare.html"

    def get_queryset(self) -> Any:
        """Return what members see."""
        rows = super().get_queryset().filter(register="suppliers", state="current")
        return rows.filter(audience__in=["public", "members"])


class FramedPage(BarePage):
    """The same inside the frame of the house's pages."""

    template_name = "bench/framed.html"
