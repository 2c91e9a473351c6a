"""The columns of a list: what stands in them, on the page and in a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, cast

from django.apps import apps
from django.conf import settings
from django.db.models import F
from django.db.models.expressions import Combinable
from django.utils.translation import gettext, override

from nadi.web.access import Sentence
from nadi.web.components import figures


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its value for a row, how it sorts, where the row leads.

    `sort` is a field or, where the order depends on the reader's language, a function that returns it.
    `show` turns the value into what the page writes; without it, the value's kind decides.
    """

    name: str
    label: Sentence
    value: Callable[[Any], Any]
    sort: str | Callable[[], Combinable] | None = None
    link: Callable[[Any], str] | None = None
    show: Callable[[Any], Any] | None = None
    is_numeric: bool = False
    is_only_exported: bool = False

    def cell(self, row: Any) -> Any:
        """Return what the page writes."""
        value = self.value(row)
        return self.show(value) if self.show else shown(value)

    def order(self, *, descending: bool) -> Any:
        """Return what the database sorts by."""
        expression = F(self.sort) if isinstance(self.sort, str) else self.sort() if self.sort else F("pk")
        return expression.desc() if descending else expression.asc()  # type: ignore[attr-defined]  # an expression, or a column

    def head_in_all_languages(self) -> str:
        """Return the head of the column in a file: the same file is read in both languages."""
        heads = []
        for code, _name in settings.LANGUAGES:
            with override(code):
                heads.append(str(self.label))
        return " / ".join(dict.fromkeys(heads))


def shown(value: Any) -> Any:
    """Write a value in the reader's language; nothing is a dash."""
    if value is None or value == "":
        return figures.NO_FIGURE
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return figures.moment(value)
    if isinstance(value, date):
        return figures.day(value)
    if isinstance(value, Decimal):
        return figures.quantity(value)
    return value


def choice(field: str) -> Callable[[Any], Sentence]:
    """Return the value of a column of choices; the labels are looked up once, not made for every row."""

    def label(row: Any) -> Sentence:
        return labels_of(row._meta.label, field).get(getattr(row, field), "")

    return label


@cache
def labels_of(model: str, field: str) -> Mapping[Any, Sentence]:
    """Return what the values of a column of choices are called."""
    return dict(cast(Any, apps.get_model(model)._meta.get_field(field)).flatchoices)
