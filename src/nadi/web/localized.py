"""Records in two languages: `name` in the association's common language, `name_local` in the country's.

A missing translation falls back to the other field (see docs/decisions).
"""

from typing import Any

from django.conf import settings
from django.db.models import F, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language


def is_local() -> bool:
    """Tell whether the reader reads the local language."""
    return (get_language() or settings.LANGUAGES[0][0]).split("-")[0] == settings.LANGUAGES[1][0]


def localized(record: Any, field: str = "name", language: str | None = None) -> str:
    """Return the field in the reader's (or the given) language, else in the other one."""
    local = is_local() if language is None else language == settings.LANGUAGES[1][0]
    common, other = str(getattr(record, field)), str(getattr(record, f"{field}_local"))
    return (other or common) if local else (common or other)


def localized_order(field: str = "name") -> Combinable:
    """Return what the database sorts by so that the list is in order for this reader."""
    first, second = (f"{field}_local", field) if is_local() else (field, f"{field}_local")
    return Coalesce(NullIf(F(first), Value("")), F(second))
