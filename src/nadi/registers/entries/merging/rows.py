"""The rows of any app that point at an entry, and how they come to point at another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from nadi.registers.entries.models import Change, Coding, Entry, Merge

# Codes are united, history and merges stay with the entry they tell of.
NOT_MOVED: tuple[type[models.Model], ...] = (Change, Coding, Merge)
Moved = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Pointer:
    """A column of some table that points at entries."""

    model: type[models.Model]
    field: str

    @property
    def label(self) -> str:
        return self.model._meta.label

    def rows(self, entry: Entry) -> list[Any]:
        """Return the keys of the rows that point at an entry."""
        found = self.model._base_manager.filter(**{self.field: entry.pk}).order_by("pk")
        return list(found.values_list("pk", flat=True))


def pointers(model: type[Entry]) -> Iterator[Pointer]:
    """Yield every column of every app that points at this register's table or at the table of all."""
    for relation in model._meta.get_fields(include_hidden=True):
        is_pointing = relation.auto_created and not relation.concrete
        if not is_pointing or not (relation.one_to_many or relation.one_to_one):
            continue
        field = relation.field  # type: ignore[union-attr]  # what points has one
        if getattr(field.remote_field, "parent_link", False) or field.model in NOT_MOVED:
            continue
        yield Pointer(model=field.model, field=field.name)


def move_all(gone: Entry, kept: Entry) -> tuple[list[Moved], list[Moved]]:
    """Let everything that points at the one point at the other; return what moved and what could not."""
    moved: list[Moved] = []
    stayed: list[Moved] = []
    for pointer in pointers(type(gone)):
        keys = pointer.rows(gone)
        if not keys:
            continue
        went = move(pointer, keys, kept)
        for found, names in ((went, moved), ([one for one in keys if one not in went], stayed)):
            if found:
                names.append({"model": pointer.label, "field": pointer.field, "rows": found})
    return moved, stayed


def move(pointer: Pointer, keys: list[Any], to: Entry) -> list[Any]:
    """Point rows at an entry, one by one where together they cannot; return those that do now."""
    if pointed(pointer, keys, to):
        return keys
    return [key for key in keys if pointed(pointer, [key], to)]


def pointed(pointer: Pointer, keys: list[Any], to: Entry) -> bool:
    """Point rows at an entry unless a constraint of their table forbids it."""
    if issubclass(pointer.model, Entry) and to.pk in keys:
        return False  # an entry does not supersede itself, nor is it merged into itself
    rows = pointer.model._base_manager.filter(pk__in=keys)
    try:
        with transaction.atomic():
            rows.update(**{pointer.field: to.pk})
    except IntegrityError:
        return False
    return True


def move_back(moved: list[Moved], *, kept: Entry, gone: Entry) -> None:
    """Let what moved point at where it came from; what has been pointed elsewhere since stays there."""
    for one in moved:
        model = apps.get_model(one["model"])
        rows = model._base_manager.filter(pk__in=one["rows"], **{one["field"]: kept.pk})
        rows.update(**{one["field"]: gone.pk})


def counts(entry: Entry) -> list[tuple[str, int]]:
    """Return how many rows of which tables would move, for a preview; what is private is not counted."""
    found: dict[str, int] = {}
    for pointer in pointers(type(entry)):
        if pointer.label in PRIVATE:
            continue
        if count := len(pointer.rows(entry)):
            name = str(pointer.model._meta.verbose_name_plural)
            found[name] = found.get(name, 0) + count
    return sorted(found.items())


PRIVATE = ("entries.Favourite", "entries.Note")
