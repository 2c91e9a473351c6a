"""Awards as documents: JSON data with every decimal in quotes."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from nadi.engine.award.result import Award, Infeasible, ScenarioResult


def document(value: object) -> Any:
    """Any result of the module as JSON data; decimals become text, exact and without exponent."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Infeasible):
        return {"text": str(value), "conflict": document(value.conflict)}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: document(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): document(item) for key, item in value.items()}
    if isinstance(value, str | bytes):
        return value
    if isinstance(value, Sequence | frozenset):
        return [document(item) for item in value]
    return value


def award_document(award: Award) -> dict[str, Any]:
    """An award as JSON data."""
    found: dict[str, Any] = document(award)
    found["winners"] = list(award.winners)
    return found


def scenario_document(result: ScenarioResult) -> dict[str, Any]:
    """A scenario's result as JSON data."""
    found: dict[str, Any] = document(result)
    if result.award is not None:
        found["award"] = award_document(result.award)
    return found
