"""One row to the values of its target; what is wrong in it, and what to tell of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from nadi.registers.imports.cleaning.cells import EMAIL, Wrong, is_nothing, value_of
from nadi.registers.imports.reading.letters import has_georgian
from nadi.registers.imports.reading.settings import Settings
from nadi.registers.imports.reasons import Reason, reason
from nadi.registers.imports.targets import Field, Target

LATIN = re.compile(r"[A-Za-zА-Яа-я]{2,}")
PHONE = re.compile(r"\+?\(?\d[\d\s()/.-]{5,25}")
BETWEEN = re.compile(r"\s+[/|]\s+|\s*\n\s*|\s+[–—]\s+|\s*\|\s*")


@dataclass(frozen=True, kw_only=True)
class Cleaned:
    """The values of a row by field; what refuses it (`wrong`), and what else there is to say (`notes`)."""

    values: Mapping[str, Any] = field(default_factory=dict)
    wrong: list[Reason] = field(default_factory=list)
    notes: list[Reason] = field(default_factory=list)


def cleaned(target: Target, given: Mapping[str, Any], settings: Settings) -> Cleaned:
    """Read a row: `given` are its cells by field, as text or as a format found them."""
    fields = {one.name: one for one in target.fields}
    values: dict[str, Any] = dict(target.fixed)
    wrong: list[Reason] = []
    notes: list[Reason] = []
    for name, cell in placed(given, fields, notes).items():
        if name not in fields:
            values[name] = cell
            continue
        try:
            value, told = value_of(fields[name], cell, settings)
            if value is not None:
                values[name] = fitting(target, fields[name], value)
        except Wrong as error:
            wrong.append(error.why | {"field": name})
            continue
        notes += [one | {"field": name} for one in told]
    wrong += missing(fields, values, {one["field"] for one in wrong})
    return Cleaned(values=values, wrong=wrong, notes=notes)


def placed(given: Mapping[str, Any], fields: Mapping[str, Field], notes: list[Reason]) -> dict[str, Any]:
    """Put Georgian text into the Georgian field of a pair, and an e-mail address where it belongs."""
    found = dict(given)
    for name in list(found):
        text = found[name]
        if not isinstance(text, str) or is_nothing(text):
            continue
        if f"{name}_local" in fields:
            place_pair(found, name)
        elif name.endswith("_local") and name.removesuffix("_local") in fields and not has_georgian(text):
            place_foreign(found, name)
        elif fields.get(name) and fields[name].kind == "url":
            place_address(found, name, fields, notes)
    return found


def place_address(found: dict[str, Any], name: str, fields: Mapping[str, Field], notes: list[Reason]) -> None:
    """Put an e-mail address or a telephone number that stands under websites where it belongs."""
    text = found[name]
    for own, form in (("email", EMAIL), ("phone", PHONE)):
        if own in fields and form.fullmatch(text.strip()):
            del found[name]
            found[own] = found.get(own) or text
            notes.append(reason(f"moved_{own}", field=name, text=text))
            return


def place_pair(found: dict[str, Any], name: str) -> None:
    """Divide text in two alphabets between the two fields, or move it where all of it is Georgian."""
    text, local = found[name], f"{name}_local"
    if not has_georgian(text) or not is_nothing(str(found.get(local) or "")):
        return
    parts = [part.strip(" ()") for part in BETWEEN.split(text) if part.strip(" ()")]
    georgian = [part for part in parts if has_georgian(part)]
    foreign = [part for part in parts if not has_georgian(part) and LATIN.search(part)]
    if len(parts) == 2 and len(georgian) == 1 and len(foreign) == 1:
        found[name], found[local] = foreign[0], georgian[0]
    else:
        found[name], found[local] = "", text


def place_foreign(found: dict[str, Any], local: str) -> None:
    """Move text without a Georgian letter out of the Georgian field where the other one is free."""
    name = local.removesuffix("_local")
    if LATIN.search(found[local]) and is_nothing(str(found.get(name) or "")):
        found[name], found[local] = found[local], ""


def missing(fields: Mapping[str, Field], values: Mapping[str, Any], faulty: set[str]) -> list[Reason]:
    """Return what a row lacks: required fields, and a name in at least one language."""
    found = [
        reason("missing", field=name)
        for name, one in fields.items()
        if one.is_required and values.get(name) in (None, "", []) and name not in faulty
    ]
    if {"name", "name_local"} <= fields.keys() and not (
        values.get("name") or values.get("name_local") or faulty & {"name", "name_local"}
    ):
        found.append(reason("no_name", field="name"))
    return found


def fitting(target: Target, one: Field, value: Any) -> Any:
    """Return the value as its column holds it, or say why it does not fit."""
    column = target.column_of(one.name)
    if column is None:
        return value
    if isinstance(column, models.CharField) and column.max_length and len(str(value)) > column.max_length:
        raise Wrong(reason("too_long", most=column.max_length, text=str(value)[:60]))
    try:
        if isinstance(column, models.DecimalField) and isinstance(value, Decimal):
            value = value.quantize(Decimal(1).scaleb(-(column.decimal_places or 0)))
        ready = column.to_python(value)
        column.run_validators(ready)
    except ValidationError as error:
        raise Wrong(reason("said", said=" ".join(error.messages), text=str(value)[:80])) from None
    except ArithmeticError:
        raise Wrong(reason("not_a_number", text=str(value)[:80])) from None
    return ready


def as_kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values as JSON: days by ISO 8601, numbers as text."""
    return {name: kept(value) for name, value in values.items()}


def kept(value: Any) -> Any:
    """Return one value as JSON."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, list | tuple):
        return [kept(one) for one in value]
    if isinstance(value, dict):
        return {str(key): kept(one) for key, one in value.items()}
    return value if value is None or isinstance(value, str | bool | int) else str(value)


def as_written(target: Target, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return kept values as what they are, for writing."""
    kinds = {one.name: one.kind for one in target.fields}
    return {name: meant(kinds.get(name, ""), target.column_of(name), value) for name, value in values.items()}


def meant(kind: str, column: "models.Field[Any, Any] | None", value: Any) -> Any:
    """Return one kept value as what it is."""
    if column is not None and isinstance(value, str | int) and not isinstance(value, bool):
        return column.to_python(value)
    if kind == "date" and isinstance(value, str):
        return date.fromisoformat(value)
    if kind in ("number", "money") and isinstance(value, str):
        return Decimal(value)
    return value
