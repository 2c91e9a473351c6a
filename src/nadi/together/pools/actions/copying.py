"""A new draft after the model of an earlier pool: all but its dates, its members' figures and its check."""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import locked, subject_of
from nadi.together.pools.models import (
    Attachment,
    Criterion,
    DeliveryPlace,
    Invitee,
    KnownBreak,
    Line,
    Pool,
)
from nadi.together.pools.searching import refresh_search
from nadi.together.pools.terms import usual_terms
from nadi.web.access import Actor
from nadi.web.files import store
from nadi.web.models import StoredFile

DAYS_FOR_DEMAND = 14
TAKEN = (
    "title",
    "title_local",
    "summary",
    "summary_local",
    "category",
    "currency",
    "method",
    "audience",
    "minimum_members",
    "is_public",
    "incoterm",
    "has_quality",
    "quality_mark_up",
    "interest_rate",
    "incumbent",
    "standstill_days",
    "worsening_bound",
)
TAKEN_OF_LINE = (
    "position",
    "name",
    "name_local",
    "specification",
    "specification_local",
    "unit",
    "category",
    "reserve_price",
    "minimum_quantity",
)
TAKEN_OF_CRITERION = ("position", "name", "name_local", "weight", "most_points", "least_points")


def copy_pool(*, by: Actor, pool: Pool) -> Pool:
    """Make a draft with an earlier pool's description, lines, rules, agreement, criteria and files."""
    with transaction.atomic():
        pool = locked(pool)
        terms = {"terms": pool.terms, "terms_local": pool.terms_local}
        made = Pool.objects.create(
            **{name: getattr(pool, name) for name in TAKEN},
            **(terms if all(terms.values()) else usual_terms()),
            state=Pool.State.DRAFT,
            copied_from=pool,
            demand_until=timezone.now() + timedelta(days=DAYS_FOR_DEMAND),
        )
        lines = copy_lines(pool, made)
        copy_beside(pool, made)
        copy_files(pool, made, lines, by)
        after = {"copied_from": pool.uid, "lines": len(lines)}
        record(by=by, verb="pools.copy", subject=subject_of(made), after=after)
        refresh_search(made)
    return made


def copy_lines(pool: Pool, made: Pool) -> dict[int, Line]:
    """Copy the lines with the quantities from which they are known to be cheaper; return new by old."""
    lines = {}
    for old in pool.lines.prefetch_related("known_breaks"):
        values = {name: getattr(old, name) for name in TAKEN_OF_LINE}
        lines[old.pk] = new = Line.objects.create(pool=made, **values)
        KnownBreak.objects.bulk_create(
            KnownBreak(line=new, from_quantity=one.from_quantity) for one in old.known_breaks.all()
        )
    return lines


def copy_beside(pool: Pool, made: Pool) -> None:
    """Copy who is invited, where it is delivered to, and what quality is judged by."""
    Invitee.objects.bulk_create(
        Invitee(pool=made, organisation_id=one.organisation_id) for one in pool.invitees.all()
    )
    DeliveryPlace.objects.bulk_create(
        DeliveryPlace(pool=made, town=one.town) for one in pool.delivery_places.all()
    )
    Criterion.objects.bulk_create(
        Criterion(pool=made, **{name: getattr(one, name) for name in TAKEN_OF_CRITERION})
        for one in pool.criteria.all()
    )


def copy_files(pool: Pool, made: Pool, lines: dict[int, Line], by: Actor) -> None:
    """Copy the attached files, bytes and all: each pool's files live and go with it."""
    for old in pool.attachments.select_related("file"):
        if default_storage.exists(old.file.path):
            Attachment.objects.create(
                pool=made,
                line=lines[old.line_id] if old.line_id else None,
                file=store(upload=again(old.file), by=by),
                title=old.title,
                is_for_vendors=old.is_for_vendors,
            )


def again(stored: StoredFile) -> UploadedFile[Any]:
    """Return a stored file as if it were uploaded once more."""
    with default_storage.open(stored.path) as content:
        kept = ContentFile(content.read(), name=stored.name)
    return UploadedFile(file=kept, name=stored.name, content_type=stored.content_type, size=stored.size)
