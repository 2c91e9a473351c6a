"""Writing the journal."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from nadi.journal.chain import seal_of
from nadi.journal.models import Entry, Head
from nadi.web.access import Actor

Facts = Mapping[str, Any]


def record(
    *, by: Actor, verb: str, subject: str, before: Facts | None = None, after: Facts | None = None
) -> Entry:
    """Append one entry inside the caller's transaction: what is undone is not recorded, and the reverse.

    `subject` is `kind:public-id`; `before` and `after` hold JSON values (amounts as text).
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("The journal is written inside the transaction of the act it records.")
    Head.objects.get_or_create(pk=1)
    head = Head.objects.select_for_update().get(pk=1)
    entry = Entry(
        number=head.number + 1,
        at=timezone.now(),
        person=by.person,
        organisation=by.organisation,
        verb=verb,
        subject=subject,
        before=dict(before or {}),
        after=dict(after or {}),
        previous=head.seal,
    )
    entry.seal = seal_of(entry)
    entry.save(force_insert=True)
    head.number, head.seal = entry.number, entry.seal
    head.save()
    return entry
