"""What a search server is still to be told: noted in the transaction of the change, told after it."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from nadi.web.models import SearchChange, SearchDocument
from nadi.web.search.backends.rest import NoAnswer, Server
from nadi.web.search.backends.server import put_lines, remove_lines

logger = logging.getLogger("nadi.search")

AT_ONCE = 500
MOST_AT_A_TIME = 20_000
MOST_ATTEMPTS = 10
LONGEST_PAUSE = timedelta(hours=1)
ABSENT = 404


def note_changes(names: Iterable[tuple[str, str]]) -> None:
    """Note documents that changed or went, by kind and key, where there is a server to tell."""
    if settings.SEARCH_URL:
        SearchChange.objects.bulk_create(SearchChange(kind=kind, key=key) for kind, key in names)


def tell_changes() -> int:
    """Tell the server what is due; return of how many documents it was told."""
    told = 0
    while settings.SEARCH_URL and told < MOST_AT_A_TIME:
        now = timezone.now()
        due = SearchChange.objects.filter(Q(not_before=None) | Q(not_before__lte=now))
        batch = list(due.order_by("pk")[:AT_ONCE])
        if not batch or not tell(batch, now):
            break
        told += len(batch)
    return told


def tell(batch: Sequence[SearchChange], now: datetime) -> bool:
    """Tell of some documents as they are now; what the server does not take is tried again later."""
    changes = list({(one.kind, one.key): one for one in batch}.values())
    try:
        answers = Server(url=settings.SEARCH_URL).bulk(lines_of(changes))
    except NoAnswer as silence:
        logger.warning("The search server was not told of %d changes: %s", len(batch), silence)
        put_off(batch, now)
        return False
    refused = {
        (one.kind, one.key)
        for one, status in zip(changes, answers, strict=True)
        if status >= 300 and status != ABSENT
    }
    put_off([one for one in batch if (one.kind, one.key) in refused], now)
    taken = [one.pk for one in batch if (one.kind, one.key) not in refused]
    SearchChange.objects.filter(pk__in=taken).delete()
    return True


def lines_of(changes: Sequence[SearchChange]) -> list[dict[str, Any]]:
    """Return what the server is told: the document where there is one, its end where not."""
    wanted = Q(pk=None)
    for kind in {one.kind for one in changes}:
        wanted |= Q(kind=kind, key__in=[one.key for one in changes if one.kind == kind])
    there = {(row.kind, row.key): row for row in SearchDocument.objects.filter(wanted)}
    lines: list[dict[str, Any]] = []
    for one in changes:
        row = there.get((one.kind, one.key))
        lines += put_lines(row) if row else remove_lines(one.kind, one.key)
    return lines


def put_off(changes: Sequence[SearchChange], now: datetime) -> None:
    """Try again after a pause that doubles; in the end only a rebuild helps, and the log says so."""
    hopeless = [one.pk for one in changes if one.attempts + 1 >= MOST_ATTEMPTS]
    if hopeless:
        SearchChange.objects.filter(pk__in=hopeless).delete()
        logger.error("The search server refused %d changes for good: run rebuild_search.", len(hopeless))
    again = [one for one in changes if one.pk not in hopeless]
    for one in again:
        one.not_before = now + min(timedelta(minutes=2**one.attempts), LONGEST_PAUSE)
        one.attempts += 1
    SearchChange.objects.bulk_update(again, ["attempts", "not_before"])
