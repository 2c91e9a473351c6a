"""Files that explain a pool or one of its lines: attached, and removed while nobody relies on them."""

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import locked, refuse_unless_changeable, subject_of
from nadi.together.pools.models import Attachment, Pool
from nadi.web.access import Actor, Refused
from nadi.web.files import remove, store

MOST_FILES = 60


@dataclass(frozen=True, kw_only=True)
class NewFile:
    """A file as uploaded: what it is, which line it belongs to, and whether vendors see it."""

    upload: UploadedFile[Any]
    title: str = ""
    line: str = ""
    is_for_vendors: bool = True


def attach(*, by: Actor, pool: Pool, new: NewFile) -> Attachment:
    """Attach a file to a pool, until its demand is closed."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_unless_changeable(pool)
        if pool.attachments.count() >= MOST_FILES:
            raise Refused(
                _("A pool carries at most %(most)s files. Put several into one.") % {"most": MOST_FILES}
            )
        line = pool.lines.filter(uid=new.line).first() if new.line else None
        if new.line and line is None:
            raise Refused(_("This line is no longer there. Look at the lines and attach the file again."))
        made = Attachment.objects.create(
            pool=pool,
            line=line,
            file=store(upload=new.upload, by=by),
            title=new.title,
            is_for_vendors=new.is_for_vendors,
        )
        after = {"file": made.file.name, "sha256": made.file.sha256, "for_vendors": made.is_for_vendors}
        record(by=by, verb="pools.attach", subject=subject_of(pool), after=after)
    return made


def detach(*, by: Actor, attachment: Attachment) -> None:
    """Remove a file from a draft; once members have seen it, it stays."""
    with transaction.atomic():
        pool = locked(attachment.pool)
        if pool.state != Pool.State.DRAFT:
            raise Refused(_("Members have seen this file, so it stays. Attach another that corrects it."))
        attachment = Attachment.objects.select_related("file").get(pk=attachment.pk)
        before = {"file": attachment.file.name, "sha256": attachment.file.sha256}
        stored = attachment.file
        attachment.delete()
        remove(stored)
        record(by=by, verb="pools.detach", subject=subject_of(pool), before=before)
