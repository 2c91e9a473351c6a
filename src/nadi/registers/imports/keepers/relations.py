"""What hangs on a row of a table, whichever app it belongs to: asked of the tables themselves."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models
from django.db.models import Count


def relatives(
    model: type[models.Model], keys: Sequence[int], *, ignoring: Sequence[type[models.Model]] = ()
) -> Iterator[tuple[str, dict[int, int]]]:
    """Yield, for each table that points at this one, its name and how many rows point at which key.

    One query per table, however many keys; a parent row of an inherited table is no relative. Tables that
    give no way back to their rows (`related_name="+"`) point all the same, and would be emptied with it.
    """
    parents = set(model._meta.get_parent_list()) | {model}
    for link in model._meta.get_fields(include_hidden=True):
        if not isinstance(link, models.ManyToOneRel) or link.field.remote_field.parent_link:
            continue
        other: Any = link.related_model
        if other in parents or other in ignoring:
            continue
        name = link.field.name
        pointing = other._base_manager.filter(**{f"{name}__in": keys}).order_by()
        if counts := dict(pointing.values_list(name).annotate(Count("pk"))):
            yield title_of(other), counts


def title_of(model: Any) -> str:
    """Return what the rows of a table are called; a table between two is called like the one that has it."""
    named = model._meta.auto_created or model
    return str(named._meta.verbose_name)
