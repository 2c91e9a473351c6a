"""Published lists of conferences and fairs, known by their heads or keys."""

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from nadi.registers.classifications.sources.tables import heads_of, records, text_of
from nadi.registers.events.dates import last_of_month
from nadi.registers.events.formats.wording import (
    codes_of,
    is_online,
    kind_of,
    one_line,
    phase_of,
    web_address,
)
from nadi.registers.events.models import Event
from nadi.registers.imports.cleaning.countries import country_of
from nadi.registers.imports.targets import Format, Read
from nadi.web.access import Sentence
from nadi.web.search_text import normalised

CONFERENCES = {"name", "url", "startDate", "endDate", "city", "country", "online"}
FAIRS = {"name", "edition", "start", "end", "city", "country", "sector", "exhibitors", "visitors"}
EXPOS = {"id", "title", "city", "venue", "start", "stop"}
SITES = {"country", "name", "website", "raw_columns"}
MONTH = re.compile(r"(\d{4})-(\d{1,2})")
TOGETHER = re.compile(r"\s+/\s+")
UNREADABLE: Sentence = _("This line cannot be read as a row of a table.")
NO_LIST: Sentence = _("This file is no list of events: %(why)s")
NO_NAME: Sentence = _("This event has no name.")
NO_DATE: Sentence = _("The date cannot be read: %(text)s")
Item = Mapping[str, Any]


def cell(item: Item, name: str) -> str:
    """Return the words of a cell, whatever kind of value stands there."""
    value = item.get(name)
    return one_line(html.unescape(str(value))) if value not in (None, False) else ""


def dates_of(first: str, last: str) -> dict[str, Any]:
    """Return the days of an event; a month alone is known as one. Raises ValueError where it is no date."""
    begins, ends = day_or_month(first), day_or_month(last or first)
    if begins is None:
        return {}
    day, is_month = begins
    end_day, end_is_month = ends or begins
    if is_month or end_is_month:
        month = {"begins": f"{day:%Y-%m}", "ends": f"{end_day:%Y-%m}"}
        return {"begins": day, "ends": last_of_month(end_day), "when": month}
    return {"begins": min(day, end_day), "ends": max(day, end_day)}


def day_or_month(text: str) -> tuple[date, bool] | None:
    """Return a day, or the first of a month and that only the month is known."""
    if not text:
        return None
    if found := MONTH.fullmatch(text):
        return date(int(found[1]), int(found[2]), 1), True
    day = parse_date(text[:10])
    if day is None:
        raise ValueError(text)
    return day, False


def place_of(town: str, country: str) -> dict[str, str]:
    """Return the town and the country's code; what is called a country and is none is part of the town."""
    if not country or is_online(country):
        return {"town": "" if is_online(town) else town}
    try:
        return {"town": "" if is_online(town) else town, "country": country_of(country)}
    except ValueError:
        return {"town": ", ".join(dict.fromkeys(part for part in (town, country) if part))[:120]}


def number_of(*parts: str) -> str:
    """Return what tells an event apart at its source: its name and when it is."""
    return slugify(" ".join(part for part in parts if part), allow_unicode=True)[:180]


def conference(item: Item) -> dict[str, Any]:
    """A conference of the list that developers keep together."""
    name = cell(item, "name")
    place = cell(item, "country")
    online = str(item.get("online")).lower() == "true" or is_online(name, place, cell(item, "city"))
    return {
        "name": name,
        "website": web_address(cell(item, "url")),
        **place_of(cell(item, "city"), place),
        "is_online": online,
        "kind": Event.Kind.CONFERENCE.value,
        "phase": phase_of(f"{name} {cell(item, 'status')}"),
        "topics": codes_of([cell(item, "topic")]),
        "source": "confs.tech",
        "external_id": number_of(normalised(name), cell(item, "startDate")),
        **dates_of(cell(item, "startDate"), cell(item, "endDate")),
    }


def fair(item: Item) -> dict[str, Any]:
    """A fair of packaging or food, with its figures and the page that gives them."""
    name, edition = cell(item, "name"), cell(item, "edition")
    source = cell(item, "source_url")
    return {
        "name": name,
        "edition": edition,
        **place_of(cell(item, "city"), cell(item, "country")),
        "website": web_address(cell(item, "website")),
        "kind": Event.Kind.FAIR.value,
        "phase": phase_of(f"{name} {cell(item, 'note')}"),
        "topics": codes_of(cell(item, "sector").split(",")),
        "exhibitors": whole(cell(item, "exhibitors")),
        "visitors": whole(cell(item, "visitors")),
        "figures_source": source[:300],
        "source_url": web_address(source),
        "source": "fairs",
        "external_id": number_of(normalised(name), edition or cell(item, "start")),
        **dates_of(cell(item, "start"), cell(item, "end")),
    }


def expo(item: Item) -> dict[str, Any]:
    """An exhibition of a calendar with its own numbers."""
    name = cell(item, "title").strip('«»"“” ')
    text = cell(item, "description")
    return {
        "name": name,
        "summary": text,
        "town": cell(item, "city"),
        "country": "RU",
        "venue": cell(item, "venue")[:200],
        "website": web_address(cell(item, "website")),
        "kind": kind_of(f"{name} {text}", Event.Kind.EXHIBITION),
        "phase": phase_of(f"{name} {text}"),
        "source": "expos",
        "external_id": cell(item, "id") or number_of(name, cell(item, "start")),
        **dates_of(cell(item, "start"), cell(item, "stop")),
    }


def site(item: Item) -> dict[str, Any]:
    """A fair of which only the name, the country and the page are known."""
    name = cell(item, "name")
    return {
        "name": name,
        **place_of("", cell(item, "country")),
        "website": web_address(cell(item, "website")),
        "kind": Event.Kind.FAIR.value,
        "topics": codes_of(["wire and cable"]),
        "source": "wire and cable fairs",
        "external_id": number_of(normalised(name), web_address(cell(item, "website"))),
    }


def whole(text: str) -> int | None:
    """Return a whole number, or nothing."""
    digits = re.sub(r"[\s,.]", "", text)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def table_items(content: bytes) -> Iterator[tuple[str, Item | None]]:
    """Yield each line of a table with its number."""
    for line, record in records(content):
        yield str(line), record


def fair_items(content: bytes) -> Iterator[tuple[str, Item | None]]:
    """Yield each fair of a table: a line may name two that are held together."""
    for place, item in table_items(content):
        for name in TOGETHER.split(item["name"]) if item else [""]:
            yield place, {**item, "name": name} if item else None


def json_items(content: bytes) -> Iterator[tuple[str, Item | None]]:
    """Yield each item of a JSON list with its place."""
    found = json.loads(text_of(content))
    for number, item in enumerate(found if isinstance(found, list) else [], start=1):
        yield str(number), item if isinstance(item, dict) else None


def reader(
    items: Callable[[bytes], Iterable[tuple[str, Item | None]]], values: Callable[[Item], dict[str, Any]]
) -> Callable[[bytes], Iterator[Read]]:
    """Return what reads a list: each event once, under all its topics, and the fault of each place."""

    def read(content: bytes) -> Iterator[Read]:
        kept: dict[str, Read] = {}
        try:
            for place, item in items(content):
                found = read_one(place, item, values)
                number = str(found.values.get("external_id") or "")
                if found.fault or not number:
                    yield found
                elif number in kept:
                    kept[number] = joined(kept[number], found)
                else:
                    kept[number] = found
        except (ValueError, RecursionError) as error:
            yield Read(place="1", fault=NO_LIST % {"why": str(error)[:120]})
        yield from kept.values()

    return read


def read_one(place: str, item: Item | None, values: Callable[[Item], dict[str, Any]]) -> Read:
    """Read one item, or say what is wrong with it."""
    if item is None:
        return Read(place=place, fault=UNREADABLE)
    try:
        found = values(item)
    except (ValueError, OverflowError) as error:
        return Read(place=place, fault=NO_DATE % {"text": str(error)[:60]})
    if not found["name"]:
        return Read(place=place, fault=NO_NAME)
    return Read(
        place=place, values={key: value for key, value in found.items() if value not in ("", None, [])}
    )


def joined(one: Read, other: Read) -> Read:
    """Return an event that stands twice under different topics as one with both."""
    topics = dict.fromkeys([*one.values.get("topics", []), *other.values.get("topics", [])])
    values = {**other.values, **one.values}
    return Read(place=one.place, values={**values, "topics": list(topics)} if topics else values)


def of_heads(heads: set[str]) -> Callable[[str, bytes], bool]:
    """Return what knows a table by its heads."""
    return lambda name, head: heads <= set(heads_of(head)) if not head.lstrip().startswith(b"[") else False


def of_keys(keys: set[str]) -> Callable[[str, bytes], bool]:
    """Return what knows a JSON list by the keys of its first item."""

    def knows(name: str, head: bytes) -> bool:
        if not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"["):
            return False
        first = text_of(head).split("}", 1)[0]
        return all(f'"{key}"' in first for key in keys)

    return knows


def stated(
    name: str, title: Sentence, keys: Sequence[Any], values: Callable[[Item], dict[str, Any]]
) -> Format:
    """State one list as a format."""
    knows, items = keys
    return Format(name=name, title=title, target="events", knows=knows, read=reader(items, values))


LISTS = [
    stated("conferences", _("List of conferences"), (of_heads(CONFERENCES), table_items), conference),
    stated(
        "conferences-json", _("List of conferences (JSON)"), (of_keys(CONFERENCES), json_items), conference
    ),
    stated("fairs", _("List of fairs"), (of_heads(FAIRS), fair_items), fair),
    stated("expos", _("Calendar of exhibitions (JSON)"), (of_keys(EXPOS), json_items), expo),
    stated("fair-sites", _("Fairs and their pages"), (of_heads(SITES), table_items), site),
]
