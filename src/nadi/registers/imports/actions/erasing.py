"""Erasing what imports hold of people: at once where somebody is erased, and by itself after a time."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from nadi.registers.imports.actions.running import erase_file, erase_files
from nadi.registers.imports.models import File, Row, Run

KEPT_DAYS = 90
EMPTY: dict[str, Any] = {"cells": [], "values": {}, "corrected": {}, "candidates": [], "changes": {}}


def forget(uids: Collection[str], *, target: str = "", email: str = "") -> None:
    """Erase what imports still hold of these things; an app calls it where it erases one of its own.

    With a target and an e-mail address, also of its rows that name it and never came in. The uploaded files
    go as well: they hold the same rows.
    """
    about = Q(written_uid__in=uids) | Q(match__in=uids)
    if email:
        about |= Q(run__target=target, values__email__iexact=email)
    with transaction.atomic():
        rows = Row.objects.filter(about)
        for file in File.objects.filter(rows__in=rows, stored__isnull=False).distinct():
            erase_file(file)
        rows.update(**EMPTY, before={}, after={}, reasons=[], fingerprint="", content="")


def erase_before(moment: datetime) -> None:
    """Erase the files and cells of imports older than this; what they can be taken back by stays."""
    for run in Run.objects.filter(created__lt=moment, files__stored__isnull=False).distinct():
        with transaction.atomic():
            erase_files(run)
            Row.objects.filter(run=run).update(**EMPTY)
