"""A row in words: its fields, what it would change, and what it may be the same as."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nadi.companies.places import country_name
from nadi.registers.imports.keepers import keeper_of
from nadi.registers.imports.models import Row
from nadi.registers.imports.targets import Field, targets
from nadi.web.access import Sentence

WHY: Mapping[str, Sentence] = {
    "number": gettext_lazy("same number"),
    "name": gettext_lazy("name"),
    "website": gettext_lazy("website"),
    "email": gettext_lazy("e-mail"),
    "town": gettext_lazy("town"),
    "country": gettext_lazy("country"),
}


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One thing a row may be: its place in the choice, its score, what speaks for it, what stands there."""

    choice: int
    title: str
    score: int
    why: str
    pairs: list[tuple[str, str, str]]
    is_chosen: bool


def in_words(value: Any) -> str:
    """Return a kept value as text."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(in_words(one) for one in value)
    return "" if value is None else str(value)[:300]


def told(field: Field | None, value: Any) -> str:
    """Return a value by the words people know it by, not by its code."""
    if field and field.kind == "country" and isinstance(value, str):
        return country_name(value)
    if field and field.kind == "choice" and value in field.choices:
        return str(field.choices[value])
    return in_words(value)


def fields_by_name(row: Row) -> dict[str, Field]:
    """Return the fields of a row's target."""
    return {one.name: one for one in targets()[row.run.target].fields}


def labels_of(row: Row) -> dict[str, str]:
    """Return what each field of a row's target is called."""
    return {one.name: str(one.label) for one in targets()[row.run.target].fields}


def fields_of(row: Row) -> list[tuple[str, str]]:
    """Return the values of a row by the names of its fields."""
    labels, fields = labels_of(row), fields_by_name(row)
    return [
        (labels.get(name, name), told(fields.get(name), value))
        for name, value in row.values.items()
        if value not in (None, "")
    ]


def changes_of(row: Row) -> list[tuple[str, str, str]]:
    """Return what a row changes: the field, what stands, what comes."""
    labels, fields = labels_of(row), fields_by_name(row)
    return [
        (labels.get(name, name), told(fields.get(name), old) or "–", told(fields.get(name), new))
        for name, (old, new) in row.changes.items()
    ]


def candidates_of(row: Row) -> list[Candidate]:
    """Return what a row may be the same as, with both told side by side."""
    standing = keeper_of(targets()[row.run.target]).standing(
        [one["uid"] for one in row.candidates if one.get("uid")]
    )
    numbers = [one["row"] for one in row.candidates if one.get("row")]
    rows = {one.number: one for one in Row.objects.filter(run=row.run_id, number__in=numbers)}
    found = []
    for at, one in enumerate(row.candidates):
        other = rows[one["row"]] if one.get("row") in rows else None
        values = other.values if other else standing.get(one.get("uid", ""), {})
        names = values.get("name") or values.get("name_local") or one.get("name", "")
        place = _("row %(place)s of this import") % {"place": other.place} if other else ""
        is_match = (one.get("uid", ""), one.get("row")) == (row.match, row.match_row)
        found.append(
            Candidate(
                choice=at,
                title=f"{names} ({place})" if place else names,
                score=one["score"],
                why=", ".join(str(WHY.get(word, word)) for word in one["why"]),
                pairs=pairs_of(row, values),
                is_chosen=row.decision == Row.Decision.MERGE and is_match,
            )
        )
    return found


def pairs_of(row: Row, values: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return field, what the row says and what the other says, where either says something."""
    return [
        (str(one.label), told(one, row.values.get(name)) or "–", told(one, values.get(name)) or "–")
        for name, one in fields_by_name(row).items()
        if row.values.get(name) or values.get(name)
    ]
