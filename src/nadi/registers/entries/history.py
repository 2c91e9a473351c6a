"""How an entry changed, in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext

from nadi.companies.models import Organisation
from nadi.companies.places import country_name
from nadi.companies.sectors import sector_title
from nadi.journal.subjects import acts
from nadi.people.queries import names_of
from nadi.registers.entries.languages import language_name
from nadi.registers.entries.models import Change, Entry
from nadi.registers.entries.registry import register_of
from nadi.web.access import Sentence
from nadi.web.components.figures import day_text, moment_text
from nadi.web.forms.base import as_label
from nadi.web.localized import localized

LONGEST = 200
NAMED: dict[str, Callable[[str], str]] = {"nace": sector_title, "language": language_name}
NOTHING = "–"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One column: what stood there and what stands there now."""

    label: Sentence
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """One change: when, who, what they did, and what differs."""

    at: object
    who: str
    what: Sentence
    differences: list[Difference]
    was_brought: bool


def told(entry: Entry, changes: Iterable[Change]) -> list[Told]:
    """Write changes for a reader, in a fixed number of queries."""
    rows = list(changes)
    people = names_of({one.person for one in rows if one.person})
    firms = {one.organisation for one in rows if one.organisation}
    names = {one.uid: localized(one) for one in Organisation.objects.filter(uid__in=firms)}
    return [
        Told(
            at=one.at,
            who=", ".join(filter(None, [people.get(one.person, ""), names.get(one.organisation, "")])),
            what=acts().get(one.verb, one.verb),
            differences=differences(entry, one.before, one.after),
            was_brought=bool(one.brought_by),
        )
        for one in rows
    ]


def differences(entry: Entry, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Return column by column what differs; of people only which columns."""
    if set(after) == {"changed"} and isinstance(after["changed"], list):
        return [Difference(label=label_of(entry, name), before="", after="") for name in after["changed"]]
    return [
        Difference(
            label=label_of(entry, name),
            before=written(entry, name, before.get(name)),
            after=written(entry, name, value),
        )
        for name, value in after.items()
        if value not in ("", None, []) or before.get(name) not in ("", None, [])
    ]


def label_of(entry: Entry, name: str) -> Sentence:
    """Return what a column is called; codes go by their scheme."""
    try:
        field = register_of(entry).model._meta.get_field(name)
    except FieldDoesNotExist:
        return gettext("Codes (%(scheme)s)") % {"scheme": name}
    return as_label(str(getattr(field, "verbose_name", name)))


def written(entry: Entry, name: str, value: Any) -> str:
    """Write a value as a reader knows it: choices and codes by their words, days as days, long texts cut."""
    if value in ("", None, []):
        return NOTHING
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, list | dict):
        codes = [name_of_code(name, str(one)) for one in value]
        return ", ".join(codes)[:LONGEST]
    try:
        field = register_of(entry).model._meta.get_field(name)
    except FieldDoesNotExist:
        return str(value)[:LONGEST]
    if field.is_relation:
        return gettext("chosen")
    if name == "country":
        return country_name(str(value))
    text = day_written(field, value) or str(dict(getattr(field, "flatchoices", ())).get(value, value))
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def name_of_code(scheme: str, code: str) -> str:
    """Return a code with its name, where a name is known."""
    name = NAMED[scheme](code) if scheme in NAMED else ""
    return f"{code} {name}" if name and name != code else code


def day_written(field: Any, value: Any) -> str:
    """Write a day or a moment as readers do; nothing where the column holds neither."""
    try:
        if isinstance(field, models.DateTimeField):
            return moment_text(datetime.fromisoformat(str(value)))
        return day_text(date.fromisoformat(str(value))) if isinstance(field, models.DateField) else ""
    except ValueError:
        return ""
