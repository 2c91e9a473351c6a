"""Reading the worked tables of docs/algorithms/eligibility.md."""

import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from nadi.engine.eligibility import (
    KINDS,
    Aid,
    Expression,
    Fact,
    Facts,
    Interest,
    Money,
    Programme,
    Rate,
    Terms,
    Tier,
    conditions_from_json,
    shape_of,
)
from nadi.engine.eligibility.facts import Value

PAGE = Path(__file__).resolve().parents[5] / "docs" / "algorithms" / "eligibility.md"
NOW = datetime.fromisoformat("2026-07-01T12:00+04:00")
RATES = {
    "EUR/GEL": Rate(value=Decimal(3)),
    "USD/GEL": Rate(value=Decimal("2.5")),
    "refinancing": Rate(value=Decimal(8)),
}
FIGURES = {"min": "amount_min", "max": "amount_max", "share": "share_max", "own": "own_contribution"}


def rows_under(head: str) -> list[list[str]]:
    """Return the cells of the table that begins with a head."""
    table = PAGE.read_text(encoding="utf-8").split(f"\n| {head} |")[1].splitlines()[2:]
    rows = []
    for line in table:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
    return rows


def money_from(text: str) -> Money:
    """Read 600000GEL."""
    return Money(amount=Decimal(text[:-3]), currency=text[-3:])


def value_from(key: str, text: str) -> Value:
    """Read a fact's value."""
    shape = shape_of(key)
    parts = tuple(part for part in text.split(",") if part)
    if shape == "aid":
        return tuple(
            Aid(money=money_from(one.split("@")[0]), on=date.fromisoformat(one.split("@")[1]))
            for one in parts
        )
    if shape == "money":
        return money_from(text)
    if shape == "codes":
        return parts
    if shape == "day":
        return date.fromisoformat(text)
    return text == "true" if shape == "flag" else Decimal(text)


def facts_from(text: str) -> Facts:
    """Read staff=50 income=1GEL."""
    pairs = [word.partition("=") for word in text.split()]
    return {key: Fact(key=key, value=value_from(key, value)) for key, _sign, value in pairs}


def condition_json(text: str) -> dict[str, Any]:
    """Read one condition: kind comparison value."""
    name, comparison, value = text.split()
    if name == "statement":
        return {"kind": name, "comparison": "is", "value": True, "key": value, "text": "Words"}
    condition: dict[str, Any] = {"kind": name, "comparison": comparison}
    holds = KINDS[name].holds
    if holds == "money":
        amount, _slash, years = value.partition("/")
        condition |= {"value": amount[:-3], "currency": amount[-3:]} | (
            {"years": int(years)} if years else {}
        )
    elif holds == "codes":
        condition["value"] = value.split(",")
    else:
        condition["value"] = value == "true" if holds == "flag" else value
    return condition


def expression_from(text: str) -> Expression:
    """Read conditions joined by one word."""
    word = "any" if " or " in text else "not" if text.startswith("none: ") else "all"
    parts = re.split(" and | or ", text.removeprefix("none: "))
    found = conditions_from_json({word: [condition_json(part) for part in parts]})
    assert found is not None
    return found


def figures_from(text: str) -> dict[str, Decimal]:
    """Read max 30000 own 20."""
    words = text.split()
    return {FIGURES[name]: Decimal(value) for name, value in zip(words[::2], words[1::2], strict=True)}


def programme_from(currency: str, text: str) -> Programme:
    """Read the terms of a row of the table of amounts."""
    tiers = [
        Tier(when=expression_from(when), **figures_from(figures))
        for when, figures in re.findall(r"\[([^:]+): ([^\]]+)\]", text)
    ]
    words = re.sub(r"\[[^\]]+\]", "", text).split()
    given: dict[str, Any] = {}
    conditions: Expression | None = None
    while words:
        name = words.pop(0)
        if name == "interest":
            given["interest"] = Interest(reference=words.pop(0), points=Decimal(words.pop(0)))
        elif name == "guarantee":
            given |= {"guarantee_share": Decimal(words.pop(0)), "guarantee_max": Decimal(words.pop(0))}
        elif name == "incentive":
            given |= {"incentive_min": Decimal(words.pop(0)), "incentive_max": Decimal(words.pop(0))}
        elif name == "aid":
            conditions = expression_from(f"aid at_most {words.pop(0)}")
        else:
            given[{**FIGURES, "cap": "beneficiary_cap"}[name]] = Decimal(words.pop(0))
    none_asked = conditions_from_json({"all": []})
    return Programme(
        conditions=conditions or none_asked, terms=Terms(currency=currency, tiers=tuple(tiers), **given)
    )
