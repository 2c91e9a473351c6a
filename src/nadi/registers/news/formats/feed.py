"""RSS and Atom, however broken: what can be read is read, the fault is told, the next item goes on."""

import html
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

import feedparser  # type: ignore[import-untyped]  # ships no types
from charset_normalizer import from_bytes
from django.utils.translation import gettext_lazy as _

from nadi.registers.imports.targets import Format, Read
from nadi.registers.news.formats.dates import moment_of
from nadi.web.access import Sentence
from nadi.web.plain_text import plain_text

NO_TITLE: Sentence = _("This item has neither a title nor a text.")
NO_FEED: Sentence = _("No news can be found in this file: it is empty, no RSS or Atom feed, or too broken.")
SENT_ALONG = re.compile(r"^(utm_\w+|fbclid|gclid|yclid|mc_[ce]id)$", re.IGNORECASE)
LONGEST = {"name": 300, "summary": 20_000, "link": 800, "external_id": 200, "source": 120}
LOOKED_AT = 100_000  # bytes
MARKS = (b"<rss", b"<feed", b"<rdf:rdf", b"<channel")
IS_GEORGIAN = re.compile(r"[\u10d0-\u10ff\u1c90-\u1cbf]")


def knows(name: str, head: bytes) -> bool:
    """Tell a feed by its root, or by its name's ending."""
    plain = head.replace(b"\0", b"").lower()
    return any(mark in plain for mark in MARKS) or name.lower().endswith((".rss", ".atom"))


def read(content: bytes) -> Iterator[Read]:
    """Yield each item of the feed, or the fault that made it unreadable."""
    parsed = parse(content)
    entries = parsed.get("entries") or []
    source = words(parsed.get("feed", {}).get("title"))[: LONGEST["source"]]
    if not entries:
        yield Read(place="1", fault=(fault_of(parsed) if knows("", content) else "") or NO_FEED)
        return
    for number, entry in enumerate(entries, start=1):
        place = str(number)
        try:
            values = values_of(entry, source)
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
            yield Read(place=place, fault=_("This item cannot be read: %(why)s") % {"why": str(error)[:120]})
            continue
        yield Read(place=place, values=values) if values else Read(place=place, fault=NO_TITLE)


def in_utf8(content: bytes) -> bytes:
    """Return a feed that names no alphabet and is not UTF-8 in UTF-8, by what its letters look like."""
    if b"encoding=" in content[:300] or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(content[:LOOKED_AT]).best()
        return content.decode(best.encoding, errors="replace").encode() if best else content
    return content


def parse(content: bytes) -> Mapping[str, Any]:
    """Parse with the tolerant parser; a file that breaks even it is an empty feed with a fault."""
    try:
        parsed: Mapping[str, Any] = feedparser.parse(
            io.BytesIO(in_utf8(content)), sanitize_html=True, resolve_relative_uris=False
        )
    except Exception as error:  # noqa: BLE001  what strangers write breaks parsers in ways nobody lists
        return {"entries": [], "bozo_exception": error}
    return parsed


def fault_of(parsed: Mapping[str, Any]) -> Sentence:
    """Return the parser's complaint as a sentence, or nothing."""
    complaint = parsed.get("bozo_exception")
    if not complaint:
        return ""
    return _("No item of this feed can be read: %(why)s") % {"why": str(complaint)[:160]}


def words(value: Any) -> str:
    """Return plain text in one line."""
    return " ".join(plain_text(str(value or "")).split())


def values_of(entry: Mapping[str, Any], source: str) -> dict[str, Any]:
    """Return the columns of one item: plain text, its moment, its address without what trackers add."""
    title = words(entry.get("title"))
    text = plain_text(body_of(entry))
    if not title:
        title = " ".join(text.split())[:120]
    if not title:
        return {}
    is_local = bool(IS_GEORGIAN.search(title))
    values: dict[str, Any] = {
        "name_local" if is_local else "name": title[: LONGEST["name"]],
        "summary_local" if is_local else "summary": text[: LONGEST["summary"]],
        "link": clean_link(str(entry.get("link") or "")),
        "external_id": str(entry.get("id") or "").strip()[: LONGEST["external_id"]],
        "source": source,
        "published": published_of(entry),
    }
    return {name: value for name, value in values.items() if value}


def body_of(entry: Mapping[str, Any]) -> str:
    """Return the text of an item: its summary, else its content."""
    summary = str(entry.get("summary") or "")
    contents = [str(part.get("value") or "") for part in entry.get("content") or []]
    return summary or next((one for one in contents if one), "")


def published_of(entry: Mapping[str, Any]) -> Any:
    """Return when it was published, as far as it says."""
    said = dict(entry)  # the parser's own mapping takes one word for another
    for name in ("published", "updated", "created"):
        written = str(said.get(name) or "")
        if written and (moment := moment_of(written)):
            return moment
    return None


def clean_link(link: str, base: str = "") -> str:
    """Return an http(s) address without what trackers add; nothing where it is none or too long."""
    try:
        parts = urlsplit(urljoin(base, html.unescape(link.strip())))
        kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True)]
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    query = urlencode([pair for pair in kept if not SENT_ALONG.match(pair[0])])
    cleaned = urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
    return cleaned if len(cleaned) <= LONGEST["link"] and not re.search(r"[\s<>\"]", cleaned) else ""


FEED = Format(name="feed", title=_("RSS or Atom feed"), target="news", knows=knows, read=read)
