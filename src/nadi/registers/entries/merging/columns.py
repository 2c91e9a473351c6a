"""The columns of two entries side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Field

from nadi.companies.places import country_name
from nadi.registers.entries.history import label_of, written
from nadi.registers.entries.models import Entry
from nadi.web.access import Sentence
from nadi.web.localized import localized

# What a merge never carries over: who the row is, where it stands, and what the house itself writes.
KEPT_APART = {
    "id",
    "entry_ptr",
    "uid",
    "register",
    "state",
    "source",
    "external_id",
    "merged_into",
    "brought_by",
    "created",
    "changed",
    "confirmed",
    "confirmed_by",
    "confirm_token",
    "confirm_asked",
    "stale_on",
    "hidden_on",
    "order_common",
    "order_local",
}
LONG = 120


@dataclass(frozen=True, kw_only=True)
class Pair:
    """One column of both entries, and which of them is proposed to stay."""

    name: str
    label: Sentence
    kept: str
    gone: str
    takes_gone: bool


def columns_of(model: type[Entry]) -> list[Field[Any, Any]]:
    """Return the columns whose values a person chooses between."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in KEPT_APART and not field.unique and not isinstance(field, models.GeneratedField)
    ]


def pairs(kept: Entry, gone: Entry) -> Iterator[Pair]:
    """Yield the columns in which two entries differ; what is empty gives way."""
    for field in columns_of(type(kept)):
        mine, other = getattr(kept, field.attname), getattr(gone, field.attname)
        if mine != other:
            yield Pair(
                name=field.name,
                label=label_of(kept, field.name),
                kept=shown(kept, field),
                gone=shown(gone, field),
                takes_gone=is_empty(mine) and not is_empty(other),
            )


def is_empty(value: Any) -> bool:
    """Tell whether nothing stands in a column."""
    return value in (None, "", [], {})


def shown(entry: Entry, field: Field[Any, Any]) -> str:
    """Write what stands in a column."""
    value = getattr(entry, field.attname)
    if field.is_relation and value is not None:
        there = getattr(entry, field.name)
        return localized(there) if hasattr(there, "name_local") else str(there)
    if field.name == "country" and value:
        return country_name(value)
    return written(entry, field.name, value)


def column(model: type[Entry], name: str) -> Field[Any, Any]:
    """Return a column by its name."""
    return next(field for field in model._meta.concrete_fields if field.name == name)


def values_of(entry: Entry, names: list[str]) -> Mapping[str, Any]:
    """Return the stored values of columns as JSON holds them; what is NULL is absent."""
    fields = [column(type(entry), name) for name in names]
    return {
        field.name: field.value_to_string(entry)
        for field in fields
        if getattr(entry, field.attname) is not None
    }


def restored(model: type[Entry], name: str, kept: Mapping[str, Any]) -> Any:
    """Return the value of a column as `values_of` kept it."""
    field = column(model, name)
    target: Any = getattr(field, "target_field", field)
    return target.to_python(kept[name]) if name in kept else None
