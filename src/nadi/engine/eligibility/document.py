"""Conditions and facts as JSON: read with the place of every mistake, written back the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from .expression import Comparison, Condition, Expression, Group, Wanted
from .facts import CURRENCY, SHORT_KEY, Aid, Fact, Money, Value, shape_of
from .kinds import KINDS, Kind
from .mistakes import ConditionMistake
from .programme import Tier
from .sectors import is_sector

DEEPEST = 8
MOST_PARTS = 200
PLAIN_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
FIELDS = {"kind", "comparison", "value", "currency", "key", "text", "text_local", "years"}


def conditions_from_json(data: Any) -> Expression | None:
    """Return the conditions, or None where none are stated ({}); ConditionMistake names the place.

    {"all": []} states that there are no conditions.
    """
    return None if data in (None, {}) else expression_from(data, "", 1)


def expression_from(data: Any, place: str, depth: int) -> Expression:
    """Read a condition or a group."""
    if not isinstance(data, dict):
        raise mistake("shape", place, "This must be a condition, or a group of them under all, any or not.")
    words = [word for word in ("all", "any", "not") if word in data]
    if not words:
        return condition_from(data, place)
    if len(data) > 1:
        raise mistake("group_alone", place, f"A group under {words[0]} stands alone; nothing else beside it.")
    parts = data[words[0]]
    if not isinstance(parts, list):
        raise mistake("group_list", place, f"Under {words[0]} stands a list of conditions.")
    if depth > DEEPEST or len(parts) > MOST_PARTS:
        raise mistake("too_deep", place, "These conditions are nested too deeply, or too many.")
    if not parts and words[0] != "all":
        raise mistake("group_empty", place, f"Under {words[0]} stands at least one condition.")
    inside = (
        expression_from(part, f"{place}.{words[0]}[{number}]".lstrip("."), depth + 1)
        for number, part in enumerate(parts, start=1)
    )
    return Group(kind=words[0], parts=tuple(inside))  # type: ignore[arg-type]  # one of the three words


def mistake(key: str, place: str, text: str, **parameters: str) -> ConditionMistake:
    """Return a mistake at a place."""
    return ConditionMistake(key=key, place=place, text=text, parameters=parameters)


def condition_from(data: Mapping[str, Any], place: str) -> Condition:
    """Read one condition."""
    kind = KINDS.get(data["kind"]) if isinstance(data.get("kind"), str) else None
    if kind is None:
        known = ", ".join(sorted(KINDS))
        asked = str(data.get("kind", ""))[:60]
        raise mistake("kind", place, f"“{asked}” is no kind of condition; known are: {known}.", kind=asked)
    if strange := sorted(set(data) - FIELDS):
        raise mistake("field", place, f"“{strange[0]}” is nothing a condition has.", field=str(strange[0]))
    comparison = data.get("comparison")
    if comparison not in kind.comparisons:
        known = ", ".join(kind.comparisons)
        text = f"{kind.label} is compared by: {known}."
        raise mistake("comparison", place, text, kind=kind.name, known=known)
    return Condition(
        kind=kind.name,
        comparison=cast(Comparison, comparison),
        value=wanted_from(data, kind, place),
        key=key_from(data, kind, place),
        text=text_from(data, "text", place),
        text_local=text_from(data, "text_local", place),
        years=years_from(data, kind, place),
    )


def wanted_from(data: Mapping[str, Any], kind: Kind, place: str) -> Wanted:
    """Read the value that a kind of condition wants."""
    value = data.get("value")
    if kind.holds == "money":
        return Money(amount=number_from(value, place), currency=currency_from(data, place))
    if "currency" in data:
        raise mistake("no_currency", place, f"{kind.label} is no amount of money and has no currency.")
    if kind.holds == "flag":
        if not isinstance(value, bool):
            raise mistake("flag", place, f"{kind.label} is true or false.", kind=kind.name)
        return value
    if kind.holds == "codes":
        return codes_from(value, kind, place)
    number = number_from(value, place)
    if kind.holds == "percent" and number > 100:
        raise mistake("percent", place, "A share lies between 0 and 100 per cent.")
    return number


def number_from(value: Any, place: str) -> Decimal:
    """Read a number of a JSON text or whole number; a float is refused, for it is not exact."""
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not PLAIN_NUMBER.fullmatch(text):
        raise mistake("number", place, "The value must be a number, written as text such as “50000.00”.")
    number = Decimal(text)
    if number < 0:
        raise mistake("negative", place, "The value is never below nought.")
    return number


def currency_from(data: Mapping[str, Any], place: str) -> str:
    """Read the currency of an amount."""
    currency = data.get("currency")
    if not isinstance(currency, str) or not CURRENCY.fullmatch(currency):
        raise mistake(
            "currency", place, "An amount needs its currency, in three capital letters such as GEL."
        )
    return currency


def codes_from(value: Any, kind: Kind, place: str) -> tuple[str, ...]:
    """Read a list of codes, all of them such as the kind knows."""
    if (
        not isinstance(value, list)
        or not value
        or not all(isinstance(one, str) and one.strip() for one in value)
    ):
        raise mistake("codes", place, f"{kind.label} needs a list of at least one code.", kind=kind.name)
    for code in value:
        if kind.choices and code not in kind.choices:
            known = ", ".join(kind.choices)
            text = f"“{code}” is not among the codes for {kind.label}: {known}."
            raise mistake("code", place, text, code=code, known=known)
        if kind.name == "sector" and not is_sector(code):
            text = f"“{code}” is no NACE code; write C, 17, 17.2 or 17.21."
            raise mistake("sector", place, text, code=code)
    return tuple(value)


def key_from(data: Mapping[str, Any], kind: Kind, place: str) -> str:
    """Read the key and demand the words of a statement; no other kind has a key."""
    key = data.get("key", "")
    if kind.name != "statement":
        if key:
            raise mistake("no_key", place, "Only a statement has a key.")
        return ""
    if not isinstance(key, str) or not SHORT_KEY.fullmatch(key):
        raise mistake("key", place, "A statement needs a key of small letters, digits and hyphens.")
    if not data.get("text") and not data.get("text_local"):
        raise mistake("text", place, "A statement needs the words that the firm answers.")
    return key


def text_from(data: Mapping[str, Any], name: str, place: str) -> str:
    """Read words that stand beside a condition."""
    text = data.get(name, "")
    if not isinstance(text, str) or len(text) > 500:
        raise mistake("words", place, f"“{name}” holds at most 500 letters of text.", field=name)
    return text


def years_from(data: Mapping[str, Any], kind: Kind, place: str) -> int | None:
    """Read over how many years aid is added up."""
    years = data.get("years")
    if years is None:
        return None
    if kind.name != "aid" or isinstance(years, bool) or not isinstance(years, int) or not 1 <= years <= 30:
        raise mistake("years", place, "Only public aid is added up over years, from 1 to 30.")
    return years


def conditions_to_json(expression: Expression | None) -> dict[str, Any]:
    """Write conditions as they are read; None as {}."""
    if expression is None:
        return {}
    if isinstance(expression, Group):
        return {expression.kind: [conditions_to_json(part) for part in expression.parts]}
    written: dict[str, Any] = {"kind": expression.kind, "comparison": expression.comparison}
    value = expression.value
    if isinstance(value, Money):
        written |= {"value": str(value.amount), "currency": value.currency}
    elif isinstance(value, tuple):
        written["value"] = list(value)
    else:
        written["value"] = value if isinstance(value, bool) else str(value)
    for name in ("key", "text", "text_local", "years"):
        if getattr(expression, name):
            written[name] = getattr(expression, name)
    return written


TIER_FIGURES = ("amount_min", "amount_max", "share_max", "own_contribution")


def tiers_from_json(data: Any) -> tuple[Tier, ...]:
    """Read the tiers of a programme: [{"when": conditions, "share_max": "50", ...}]."""
    if not isinstance(data, list):
        raise mistake("tiers", "", "Tiers are a list.")
    tiers = []
    for number, one in enumerate(data, start=1):
        place = f"tier[{number}]"
        if not isinstance(one, dict) or set(one) - {"when", *TIER_FIGURES} or not one.get("when"):
            raise mistake("tier", place, "A tier has a condition under “when”, and figures.")
        figures = {name: number_from(one[name], place) for name in TIER_FIGURES if one.get(name) is not None}
        if any(figures.get(name, Decimal(0)) > 100 for name in ("share_max", "own_contribution")):
            raise mistake("percent", place, "A share lies between 0 and 100 per cent.")
        tiers.append(Tier(when=expression_from(one["when"], place, 1), **figures))
    return tuple(tiers)


def tiers_to_json(tiers: tuple[Tier, ...]) -> list[dict[str, Any]]:
    """Write tiers as they are read."""
    return [
        {"when": conditions_to_json(tier.when)}
        | {name: str(getattr(tier, name)) for name in TIER_FIGURES if getattr(tier, name) is not None}
        for tier in tiers
    ]


def fact_from_json(*, key: str, value: Any, source: str = "", as_of: date | None = None) -> Fact:
    """Read a fact whose value is JSON; ValueError when it is none we know, or of another shape."""
    shape = shape_of(key)
    if shape is None:
        raise ValueError(f"{key!r} is no fact that conditions can use.")
    return Fact(key=key, value=value_from(value, shape), source=source, as_of=as_of)


def value_from(value: Any, shape: str) -> Value:
    """Read a fact's value."""
    try:
        if shape in ("number", "percent"):
            return Decimal(str(value))
        if shape == "money":
            return Money(amount=Decimal(str(value["amount"])), currency=value["currency"])
        if shape == "day":
            return date.fromisoformat(value)
        if shape == "codes":
            return tuple(str(one) for one in value)
        if shape == "aid":
            return tuple(aid_from(one) for one in value)
    except (InvalidOperation, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{value!r} is not of the shape {shape}.") from error
    return cast(Value, value)


def aid_from(value: Mapping[str, Any]) -> Aid:
    """Read one payment of public aid."""
    money = Money(amount=Decimal(str(value["amount"])), currency=value["currency"])
    return Aid(money=money, on=date.fromisoformat(value["on"]), funder=str(value.get("funder", "")))


def value_to_json(value: Value) -> Any:
    """Write a fact's value as it is read."""
    if isinstance(value, Money):
        return {"amount": str(value.amount), "currency": value.currency}
    if isinstance(value, tuple):
        return [one if isinstance(one, str) else aid_to_json(one) for one in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def aid_to_json(aid: Aid) -> dict[str, str]:
    """Write one payment of public aid."""
    money = {"amount": str(aid.money.amount), "currency": aid.money.currency}
    return money | {"on": aid.on.isoformat(), "funder": aid.funder}
