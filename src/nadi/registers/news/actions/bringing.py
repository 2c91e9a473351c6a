"""Writing a piece of news that a feed or a file brings: once, whatever it is called the second time."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.imports.targets import Written
from nadi.registers.news.formats.dates import day_of, moment_of
from nadi.registers.news.formats.feed import clean_link
from nadi.registers.news.models import Feed, NewsItem, Trace
from nadi.web.access import Actor
from nadi.web.search_text import normalised

COLUMNS = ("name", "name_local", "summary", "summary_local", "link", "source", "external_id", "audience")


def bring_item(by: Actor, values: Mapping[str, Any], existing: Any, import_uid: str) -> Written:
    """Enter a piece of news from a file, or bring the one there up to date."""
    return bring(by=by, values=values, existing=existing, import_uid=import_uid)


def bring(
    *,
    by: Actor,
    values: Mapping[str, Any],
    existing: Any = None,
    import_uid: str = "",
    feed: Feed | None = None,
) -> Written:
    """Enter a piece of news, or bring the one that is the same up to date."""
    known = dict(values)
    known["link"] = clean_link(str(known.get("link") or ""))
    published = as_moment(known.get("published")) or moment_of(str(known.get("when") or ""))
    keys = traces_of(known, published)
    with transaction.atomic():
        there = existing if isinstance(existing, NewsItem) else same_as(keys)
        item = there or NewsItem(feed=feed)
        columns = {name: known[name] for name in COLUMNS if known.get(name)}
        if there is not None:
            # It stays known by what it first came with; the second feed does not rename it.
            columns = {
                name: value for name, value in columns.items() if name not in ("external_id", "source")
            }
            columns |= {"published": published} if published and not there.is_published_known else {}
        else:
            columns["published"] = published or timezone.now()
            item.is_published_known = published is not None
        kept = keep_entry(
            by=by,
            entry=item,
            facts=Facts(values=columns, brought_by=import_uid or "feed"),
            verb="news.import",
        )
        taken = set(Trace.objects.filter(key__in=keys).values_list("key", flat=True))
        Trace.objects.bulk_create(Trace(item=kept, key=key) for key in keys if key not in taken)
    return Written(uid=kept.uid, is_new=there is None)


def known_by(item: NewsItem) -> dict[str, Any]:
    """Return by what an item is known again: what an import adds to it goes when the import is taken back."""
    return {"traces": sorted(Trace.objects.filter(item=item).values_list("key", flat=True))}


def forget_traces(item: NewsItem, before: Mapping[str, Any]) -> None:
    """Let an item be known only by what it was known by before an import."""
    if "traces" in before:
        Trace.objects.filter(item=item).exclude(key__in=before["traces"]).delete()


def as_moment(value: Any) -> datetime | None:
    """Return a moment of a day (its noon) or of a moment."""
    if isinstance(value, datetime):
        return value if timezone.is_aware(value) else timezone.make_aware(value)
    if isinstance(value, date):
        return timezone.make_aware(datetime.combine(value, time(12)))
    return None


def traces_of(values: Mapping[str, Any], published: datetime | None) -> list[str]:
    """Return what the item is known by: guid and link; only without both, title and day."""
    found = []
    if guid := str(values.get("external_id") or ""):
        found.append(f"guid {values.get('source') or ''} {guid}")
    if link := str(values.get("link") or ""):
        found.append(f"link {link.split('://', 1)[-1].removeprefix('www.').rstrip('/')}")
    if not found:
        title = normalised(str(values.get("name") or values.get("name_local") or ""))
        found.append(f"title {title} {day_of(published) if published else ''}")
    return [sha256(one.encode("utf-8", "surrogatepass")).hexdigest() for one in found]


def same_as(keys: Sequence[str]) -> NewsItem | None:
    """Return the item known by one of these, whatever became of it."""
    trace = Trace.objects.filter(key__in=keys).select_related("item").order_by("pk").first()
    return trace.item if trace else None
