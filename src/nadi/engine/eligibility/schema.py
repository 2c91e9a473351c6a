"""The JSON Schema of conditions, for those who write them elsewhere; made of the same table as the reader."""

from __future__ import annotations

from typing import Any

from .facts import CURRENCY, SHORT_KEY
from .kinds import ALL, Kind
from .sectors import CODE

NUMBER = {
    "oneOf": [
        {"type": "integer", "minimum": 0, "maximum": 999_999_999_999_999},
        {"type": "string", "pattern": r"^[0-9]{1,15}(\.[0-9]{1,6})?$"},
    ]
}
WORDS = {"type": "string", "maxLength": 500}


def schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12) of conditions."""
    group = {"type": "array", "items": {"$ref": "#/$defs/expression"}, "maxItems": 200}
    groups = [
        {
            "type": "object",
            "properties": {word: group | ({} if word == "all" else {"minItems": 1})},
            "required": [word],
            "additionalProperties": False,
        }
        for word in ("all", "any", "not")
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Conditions of a funding programme",
        "oneOf": [{"$ref": "#/$defs/expression"}, {"type": "object", "maxProperties": 0}],
        "$defs": {"expression": {"oneOf": [*groups, *(condition_schema(kind) for kind in ALL)]}},
    }


def condition_schema(kind: Kind) -> dict[str, Any]:
    """Return the schema of one kind of condition."""
    properties: dict[str, Any] = {
        "kind": {"const": kind.name},
        "comparison": {"enum": list(kind.comparisons)},
        "value": value_schema(kind),
        "text": WORDS,
        "text_local": WORDS,
    }
    required = ["kind", "comparison", "value"]
    if kind.holds == "money":
        properties["currency"] = {"type": "string", "pattern": f"^{CURRENCY.pattern}$"}
        required.append("currency")
    if kind.name == "statement":
        properties["key"] = {"type": "string", "pattern": f"^{SHORT_KEY.pattern}$"}
        required.append("key")
    if kind.name == "aid":
        properties["years"] = {"type": "integer", "minimum": 1, "maximum": 30}
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def value_schema(kind: Kind) -> dict[str, Any]:
    """Return the schema of the value that a kind wants."""
    if kind.holds == "flag":
        return {"type": "boolean"}
    if kind.holds != "codes":
        return NUMBER
    code: dict[str, Any] = {"type": "string", "minLength": 1}
    if kind.choices:
        code = {"enum": list(kind.choices)}
    elif kind.name == "sector":
        code = {"type": "string", "pattern": f"^({CODE.pattern})$"}
    return {"type": "array", "items": code, "minItems": 1}
