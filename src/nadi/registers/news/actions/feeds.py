"""Feeds: entering them, reading them, and what becomes of their items."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.registers.imports.targets import Read, formats, targets
from nadi.registers.news.actions.bringing import bring
from nadi.registers.news.fetching import Fetched, Known, fetch
from nadi.registers.news.formats.feed import FEED
from nadi.registers.news.models import Feed
from nadi.web.access import Actor, Refused, Sentence
from nadi.web.outgoing import NotReached

MOST_FAULTS = 20
MOST_ITEMS = 2_000
LONGEST_FAULT = 400
UNWRITTEN = _("This item could not be stored.")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What one reading of a feed brought."""

    new: int = 0
    known: int = 0
    faults: tuple[tuple[str, str], ...] = ()
    error: Sentence = ""


def keep_feed(*, by: Actor, feed: Feed, facts: Mapping[str, Any], verb: str) -> Feed:
    """Enter a feed or change it; another address is read from its beginning."""
    with transaction.atomic():
        before = {name: getattr(feed, name) for name in facts} if feed.pk else {}
        for name, value in facts.items():
            setattr(feed, name, value)
        if before.get("address") != feed.address:
            feed.etag = feed.last_modified = ""
        feed.save()
        record(by=by, verb=verb, subject=f"feed:{feed.uid}", before=before, after=dict(facts))
    return feed


def read_feed(*, by: Actor, feed: Feed) -> Reading:
    """Fetch a feed and enter what is new in it; a fault is kept with the feed and told."""
    now = timezone.now()
    try:
        fetched = fetch(feed.address, Known(etag=feed.etag, last_modified=feed.last_modified))
    except NotReached as fault:
        Feed.objects.filter(pk=feed.pk).update(checked=now, error=str(fault.sentence)[:LONGEST_FAULT])
        return Reading(error=fault.sentence)
    reading = Reading() if fetched.is_unchanged else take(by=by, feed=feed, fetched=fetched)
    told: dict[str, Any] = {"checked": now, "succeeded": now, "error": ""}
    if not fetched.is_unchanged:
        told |= {"etag": fetched.etag, "last_modified": fetched.last_modified}
        told |= {"faults": [list(one) for one in reading.faults]}
    Feed.objects.filter(pk=feed.pk).update(**told)
    return reading


def take(*, by: Actor, feed: Feed, fetched: Fetched) -> Reading:
    """Enter the items of what was fetched, each by itself: one that fails stops no other."""
    counts = {True: 0, False: 0}
    faults: list[tuple[str, str]] = []
    for read, _number in zip(reads_of(feed, fetched.content), range(MOST_ITEMS), strict=False):
        if read.fault:
            faults.append((read.place, str(read.fault)))
            continue
        try:
            counts[keep(by=by, feed=feed, read=read)] += 1
        except Refused as refusal:
            faults.append((read.place, str(refusal.sentence)))
        except (DatabaseError, ValueError):
            faults.append((read.place, str(UNWRITTEN)))
    return Reading(new=counts[True], known=counts[False], faults=tuple(faults[:MOST_FAULTS]))


def reads_of(feed: Feed, content: bytes) -> Any:
    """Return what stands in a fetched file: a calendar or a feed, whatever its address promised."""
    if feed.target == Feed.Target.EVENTS:
        for one in formats().values():
            if one.target == "events" and one.knows(feed.address, content[:4096]):
                return one.read(content)
    return FEED.read(content)


def keep(*, by: Actor, feed: Feed, read: Read) -> bool:
    """Store one item where the feed's items go; return whether it is new."""
    values = {**read.values, "source": feed.name}
    with transaction.atomic():
        if feed.target == Feed.Target.NEWS:
            return bring(by=by, values={**values, "audience": feed.audience}, feed=feed).is_new
        return keep_event(by, values, feed)


def keep_event(by: Actor, values: Mapping[str, Any], feed: Feed) -> bool:
    """Hand an item over to the register of events, where it is known by its number at the source."""
    target = targets().get("events")
    if target is None or target.write is None or target.model is None:
        raise Refused(_("There is no register of events here that could take it."))
    number = str(values.get("external_id") or values.get("link") or "")[:200]
    known = {**values, "external_id": number, "website": values.get("website") or values.get("link", "")}
    known |= {"begins": values.get("begins") or values.get("published")}
    occurrence = values.get("recurrence_id")
    stored = f"{number}/{occurrence}" if number and occurrence else number
    there = target.model._default_manager.filter(source=feed.name, external_id=stored).exclude(state="merged")
    written = target.write(by, known, there.first() if stored else None, "feed")
    return written.is_new
