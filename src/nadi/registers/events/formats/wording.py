"""What the words of an event say: its kind, whether it is on, whether one can take part online."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from icalendar import Component

from nadi.registers.events.models import Event
from nadi.registers.events.topics import topic_code
from nadi.web.plain_text import plain_text

Kind, Phase = Event.Kind, Event.Phase
KINDS = (
    (Kind.FAIR, r"\bfairs?\b|\bexpo|trade show|გამოფენა|ბაზრობა|выставк|ярмарк|messe\b"),
    (Kind.CONFERENCE, r"conferen|summit|congress|forum|კონფერენცია|ფორუმი|конференц|форум|kongress"),
    (Kind.WORKSHOP, r"workshop|ვორქშოპ|семинар|სემინარ"),
    (Kind.TRAINING, r"training|course\b|ტრენინგ|კურსი|тренинг"),
    (Kind.EXHIBITION, r"exhibition"),
)
CALLED_OFF = re.compile(r"cancel+ed|called off|გაუქმ|отмен[её]н|abgesagt", re.IGNORECASE)
PUT_OFF = re.compile(r"postponed|გადაიდო|გადატანილი|перенес[её]н|verschoben", re.IGNORECASE)
ONLINE = re.compile(
    r"\bonline\b|ონლაინ|онлайн|webinar|\bzoom\b|teams meeting|google meet|^https?://", re.IGNORECASE
)
# What a calendar's owner keeps from others (RFC 5545, 3.8.1.3); the office decides whether to show it.
NOT_FOR_ALL = {"PRIVATE", "CONFIDENTIAL"}
LONGEST = {"name": 300, "summary": 10_000, "venue": 200, "website": 500}


def kind_of(words: str, usual: Event.Kind = Kind.MEETING) -> str:
    """Return what kind of event the words name."""
    lowered = words.lower()
    return next((kind.value for kind, pattern in KINDS if re.search(pattern, lowered)), usual.value)


def phase_of(words: str, status: str = "") -> str:
    """Return whether the event is on, put off or called off."""
    if status.upper() == "CANCELLED" or CALLED_OFF.search(words):
        return Phase.CANCELLED.value
    return (Phase.POSTPONED if PUT_OFF.search(words) else Phase.ANNOUNCED).value


def is_online(*words: str) -> bool:
    """Tell whether one can take part online."""
    return any(ONLINE.search(word) for word in words)


def web_address(text: str) -> str:
    """Return an http(s) address, with its beginning added where it lacks; nothing where it is none."""
    first = next(iter(text.split()), "")
    address = first if "://" in first else f"https://{first}" if "." in first else ""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ""
    is_one = parts.scheme in ("http", "https") and "." in host and len(address) <= LONGEST["website"]
    return address if is_one and re.fullmatch(r"[\w.-]+", host) and "_" not in host else ""


def one_line(text: Any) -> str:
    """Return plain text in one line."""
    return " ".join(plain_text(str(text or "")).split())


def name_of(component: Component) -> str:
    """Return what an event is called: its summary, else how its description or its place begins."""
    for part in ("SUMMARY", "DESCRIPTION", "LOCATION"):
        if words := one_line(component.get(part)):
            return words[: LONGEST["name"] if part == "SUMMARY" else 80]
    return ""


def describe(component: Component) -> dict[str, Any]:
    """Return what a calendar's event says of itself, in plain text."""
    name = name_of(component)
    venue = one_line(component.get("LOCATION"))
    categories = component.get("CATEGORIES")
    values: dict[str, Any] = {
        "name": name,
        "summary": plain_text(str(component.get("DESCRIPTION") or ""))[: LONGEST["summary"]],
        "venue": "" if venue.startswith(("http://", "https://")) else venue[: LONGEST["venue"]],
        "website": web_address(str(component.get("URL") or "")),
        "kind": kind_of(name),
        "phase": phase_of(name, str(component.get("STATUS") or "")),
        "topics": topics_of(categories),
    }
    if is_online(venue, name):
        values["is_online"] = True
    if str(component.get("CLASS") or "").strip().upper() in NOT_FOR_ALL:
        values["audience"] = Event.Audience.STAFF.value
    return {key: value for key, value in values.items() if value}


def codes_of(topics: Iterable[str]) -> list[str]:
    """Return the codes of topics, each once."""
    return list(dict.fromkeys(code for topic in topics if (code := topic_code(topic))))


def topics_of(categories: Any) -> list[str]:
    """Return the words a calendar files an event under."""
    found: list[str] = []
    for part in categories if isinstance(categories, list) else [categories]:
        found += [one_line(word)[:60] for word in getattr(part, "cats", None) or []]
    return codes_of(found)
