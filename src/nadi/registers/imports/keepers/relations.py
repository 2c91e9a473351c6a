"""What hangs on a row of a table, whichever app it belongs to: asked of the tables themselves."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models
from django.db.models import Count


def relatives(
    model: type[models.Model], keys: Sequence[int], *, ignoring: Sequence[type[models.Model]] = ()
) -> Iterator[tuple[str, dict[int, int]]]:
    """Yield, for each table that points at this one, its name and how many rows point at which key.

    One query per table, however many keys; a parent row of an inherited table is no relative.
    """
    parents = set(model._meta.get_parent_list()) | {model}
    for link in model._meta.related_objects:
        other: Any = link.related_model
        if other in parents or other in ignoring or link.field.remote_field.parent_link:
            continue
        name = link.field.name
        pointing = other._default_manager.filter(**{f"{name}__in": keys}).order_by()
        if counts := dict(pointing.values_list(name).annotate(Count("pk"))):
            yield str(other._meta.verbose_name), counts
