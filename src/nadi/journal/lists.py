"""The journal as a list: staff read it whole; the board reads who did what and when, without the contents."""

from functools import partial
from typing import Any

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from nadi.journal.models import Entry
from nadi.journal.subjects import acts, names_of
from nadi.web.forms import DateField
from nadi.web.listing import Column, Listing


class DayFilter(filters.Filter):  # type: ignore[misc]  # django-filter ships no types
    """A filter by a day, picked in the browser's calendar."""

    field_class = DateField


def verb_choices() -> list[tuple[str, str]]:
    """Return all acts by their words."""
    return sorted(((verb, str(words)) for verb, words in acts().items()), key=lambda act: act[1])


class EntryFilter(filters.FilterSet):  # type: ignore[misc]  # django-filter ships no types
    """What the journal can be narrowed to."""

    verb = filters.ChoiceFilter(label=_("What was done"), choices=verb_choices, empty_label=_("all"))
    since = DayFilter(label=_("From"), field_name="at", lookup_expr="date__gte")
    until = DayFilter(label=_("Until"), field_name="at", lookup_expr="date__lte")

    class Meta:
        model = Entry
        fields: list[str] = []


def facts(held: dict[str, Any]) -> str:
    """Write what an entry holds as one line."""
    return "; ".join(f"{name.replace('_', ' ')}: {plain(value)}" for name, value in sorted(held.items()))


def plain(value: Any) -> str:
    """Write one value for people: no brackets and quotes of a programming language."""
    if value is None or value == "" or value == [] or value == {}:
        return "–"
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, list):
        return ", ".join(plain(one) for one in value)
    if isinstance(value, dict):
        return f"({facts(value)})"
    return str(value)


def named(entry: Any, thing: str) -> str:
    """Return the name found for a thing of this entry, else its public id."""
    return str(entry.names.get(thing, thing))


WHO_DID_WHAT = [
    Column(name="number", label=_("No."), value=lambda row: row.number, sort="number", is_numeric=True),
    Column(name="at", label=_("When"), value=lambda row: row.at, sort="at"),
    Column(
        name="person", label=_("Who"), value=lambda row: row.person and named(row, f"person:{row.person}")
    ),
    Column(
        name="organisation",
        label=_("For"),
        value=lambda row: row.organisation and named(row, f"organisation:{row.organisation}"),
    ),
    Column(
        name="verb",
        label=_("What was done"),
        value=lambda row: str(acts().get(row.verb, row.verb)),
        sort="verb",
    ),
    Column(name="subject", label=_("To what"), value=lambda row: named(row, row.subject), sort="subject"),
]
CONTENTS = [
    Column(name="before", label=_("Before"), value=lambda row: facts(row.before)),
    Column(name="after", label=_("After"), value=lambda row: facts(row.after)),
    Column(name="code", label=_("Verb"), value=lambda row: row.verb, is_only_exported=True),
    Column(name="seal", label=_("Seal"), value=lambda row: row.seal, is_only_exported=True),
]


def find_names(entries: list[Any], *, is_office: bool = True) -> None:
    """Fetch for many entries at once what their public ids stand for."""
    things = {entry.subject for entry in entries}
    things |= {f"person:{entry.person}" for entry in entries if entry.person}
    things |= {f"organisation:{entry.organisation}" for entry in entries if entry.organisation}
    names = names_of(sorted(things), is_office=is_office)
    for entry in entries:
        entry.names = names


def listing(columns: list[Column], *, is_office: bool) -> Listing:
    """Return the journal with these columns."""
    return Listing(
        name="journal",
        title=_("Journal"),
        columns=columns,
        search=["subject", "verb", "organisation", "person"],
        filters=EntryFilter,
        order="-number",
        prepare=partial(find_names, is_office=is_office),
        empty_title=_("Nothing has happened yet"),
        empty_text=_("Every decisive act is written here by itself."),
    )


FOR_STAFF = listing([*WHO_DID_WHAT, *CONTENTS], is_office=True)
FOR_BOARD = listing(WHO_DID_WHAT, is_office=False)
