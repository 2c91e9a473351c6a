"""Erasing what imports hold of people: at once where somebody is erased, and by itself after a time."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from nadi.registers.imports.actions.running import erase_files
from nadi.registers.imports.models import Row, Run

KEPT_DAYS = 90
EMPTY: dict[str, Any] = {"cells": [], "values": {}, "corrected": {}, "candidates": [], "changes": {}}


def forget(uids: Iterable[str]) -> None:
    """Erase what imports still hold of these things; an app calls it where it erases one of its own.

    The uploaded files go as well: they hold the same rows.
    """
    with transaction.atomic():
        rows = Row.objects.filter(Q(written_uid__in=list(uids)) | Q(match__in=list(uids)))
        for run in Run.objects.filter(pk__in=rows.values("run")):
            erase_files(run)
        rows.update(**EMPTY, before={}, after={}, reasons=[], fingerprint="", content="")


def erase_before(moment: datetime) -> None:
    """Erase the files and cells of imports older than this; what they can be taken back by stays."""
    for run in Run.objects.filter(created__lt=moment, files__stored__isnull=False).distinct():
        with transaction.atomic():
            erase_files(run)
            Row.objects.filter(run=run).update(**EMPTY)
