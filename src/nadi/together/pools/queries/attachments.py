"""The files of a pool, for those who see the pool and for the vendors that are asked."""

from django.db.models import QuerySet

from nadi.together.pools.models import Attachment, Pool
from nadi.together.pools.queries.pools import visible_to
from nadi.web.access import Actor


def files_of(pool: Pool) -> QuerySet[Attachment]:
    """Return everything attached to a pool, what belongs to all of it first."""
    return pool.attachments.select_related("file", "line").order_by("line__position", "pk")


def files_for_vendors(pool: Pool) -> QuerySet[Attachment]:
    """Return what vendors may read too."""
    return files_of(pool).filter(is_for_vendors=True)


def attachment_seen_by(actor: Actor, uid: str) -> Attachment | None:
    """Return a file, if this reader sees its pool."""
    found = Attachment.objects.select_related("pool", "file").filter(uid=uid)
    return found.filter(pool__in=visible_to(actor)).first()
