"""Documents checked against their published schema; what does not fit is named by its place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

KINDS = {"object": "an object", "array": "a list", "string": "a text", "integer": "a whole number"}


@cache
def validator(name: str) -> Draft202012Validator:
    """The validator of a schema that lies beside this file."""
    schema = json.loads((Path(__file__).parent / f"{name}.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def check(document: object, name: str) -> Mapping[str, Any]:
    """The document, if it fits the schema; else `ValueError` with its place and a sentence."""
    error = best_match(validator(name).iter_errors(document))
    if error is not None:
        raise ValueError(f"{place(error.absolute_path)}: {sentence(error)}")
    return cast(Mapping[str, Any], document)


def place(path: Iterable[str | int]) -> str:
    """A path as written in programs: lines[2].amount."""
    words = ""
    for step in path:
        words += f"[{step}]" if isinstance(step, int) else f".{step}" if words else step
    return words or "document"


def sentence(error: ValidationError) -> str:
    """What is wrong, in words for the person who wrote the file."""
    rule: Any = error.validator_value
    given: Any = error.instance
    if error.validator == "required":
        missing = [name for name in rule if name not in given]
        return f"“{missing[0]}” is missing."
    if error.validator == "additionalProperties":
        schema: Any = error.schema
        known = schema.get("properties", {})
        unknown = [name for name in given if name not in known]
        return f"“{unknown[0]}” is not known here."
    if error.validator == "enum":
        return f"must be one of {', '.join(str(value) for value in rule)}."
    if error.validator == "type":
        return f"must be {KINDS.get(rule, rule)}."
    if error.validator in ("minItems", "minLength"):
        return "must not be empty."
    if error.validator == "maxItems":
        return f"must have at most {rule} entries."
    if error.validator == "uniqueItems":
        return "must not repeat an entry."
    if error.validator == "anyOf" or error.validator == "pattern":
        return f"{json.dumps(error.instance, default=str, ensure_ascii=False)} has not the form wanted here."
    return f"{error.message}."


def exact(value: object) -> Decimal:
    """A number of a checked document as an exact decimal."""
    return Decimal(str(value))
