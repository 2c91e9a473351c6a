"""The papers of an application: listed, uploaded, ready."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from nadi.registers.funding.actions.applications import locked, note
from nadi.registers.funding.models import Application, Paper
from nadi.registers.funding.queries.applications import OPEN
from nadi.web.access import Actor, Refused
from nadi.web.files import remove, store

MOST_PAPERS = 60


def add_paper(*, by: Actor, application: Application, name: str) -> Paper:
    """Put a paper on the checklist."""
    with transaction.atomic():
        row = locked(application, *OPEN)
        if row.papers.count() >= MOST_PAPERS:
            raise Refused(_("The checklist is full."))
        last = row.papers.aggregate(last=Max("position"))["last"]
        paper = Paper.objects.create(application=row, name=name, position=0 if last is None else last + 1)
        note(by=by, verb="funding.add_paper", application=row, before=row.state)
    return paper


def keep_paper(*, by: Actor, paper: Paper, upload: UploadedFile[Any] | None, is_ready: bool) -> Paper:
    """Say whether a paper is ready, with its file where there is one; a new file replaces the old one."""
    with transaction.atomic():
        locked(paper.application, *OPEN)
        stored = Paper.objects.select_related("file").get(pk=paper.pk)
        old = stored.file
        stored.is_ready = is_ready or upload is not None
        if upload is not None:
            stored.file = store(upload=upload, by=by)
        stored.save()
        if upload is not None and old is not None:
            remove(old)
        note(by=by, verb="funding.keep_paper", application=paper.application, before=paper.application.state)
    return stored


def drop_paper(*, by: Actor, paper: Paper) -> None:
    """Take a paper off the checklist, and its file with it."""
    with transaction.atomic():
        locked(paper.application, *OPEN)
        stored = Paper.objects.select_related("file").get(pk=paper.pk)
        file = stored.file
        stored.delete()
        if file is not None:
            remove(file)
        note(by=by, verb="funding.drop_paper", application=paper.application, before=paper.application.state)
