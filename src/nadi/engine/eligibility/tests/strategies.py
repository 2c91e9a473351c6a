"""Random conditions, facts and terms."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from nadi.engine.eligibility import (
    KINDS,
    Aid,
    Condition,
    Expression,
    Fact,
    Facts,
    Group,
    Kind,
    Money,
    Terms,
    Tier,
    shape_of,
)
from nadi.engine.eligibility.facts import SHAPES

AMOUNTS = st.decimals(0, 200_000_000, places=2)
MONEY = st.builds(Money, amount=AMOUNTS, currency=st.sampled_from(["GEL", "EUR", "USD"]))
DAYS = st.dates(date(1990, 1, 1), date(2026, 6, 30))
PERCENT = st.decimals(0, 100, places=1)
CODES = {
    "sectors": ["17.21", "17.22", "46.11", "01.13"],
    "regions": ["GE-TB", "GE-IM", "GE-KA"],
    "certificates": ["iso-9001", "iso-22000", "haccp"],
    "legal_form": ["llc", "cooperative", "ngo"],
    "purposes": ["equipment", "fair", "training"],
}
WANTED_SECTORS = ["17", "C", "17.21", "46", "A"]
OTHERS = ["one", "two", "three"]
STATEMENTS = ["statement:first", "statement:second"]


def values_of(key: str) -> st.SearchStrategy[Any]:
    """Return values of a fact's shape; sectors as finely as conditions ask."""
    shape = shape_of(key)
    codes = st.sampled_from(CODES.get(key, OTHERS))
    return {
        "number": st.integers(0, 400).map(Decimal),
        "percent": PERCENT,
        "money": MONEY,
        "flag": st.booleans(),
        "day": DAYS,
        "code": codes,
        "codes": st.lists(codes, max_size=2).map(tuple),
        "aid": st.lists(st.builds(Aid, money=MONEY, on=DAYS), max_size=3).map(tuple),
    }[shape or "flag"]


def facts_of(keys: list[str]) -> st.SearchStrategy[Facts]:
    """Return facts for exactly these keys."""
    return st.fixed_dictionaries(
        {key: st.builds(Fact, key=st.just(key), value=values_of(key)) for key in keys}
    )


ALL_KEYS = [*SHAPES, *STATEMENTS]
ALL_FACTS = facts_of(ALL_KEYS)


def conditions_of(kind: Kind) -> st.SearchStrategy[Condition]:
    """Return conditions of one kind."""
    if kind.name == "statement":
        keys = st.sampled_from(["first", "second"])
        return st.builds(
            Condition,
            kind=st.just(kind.name),
            comparison=st.just("is"),
            value=st.booleans(),
            key=keys,
            text=st.just("Words"),
        )
    known = list(kind.choices) or CODES.get(kind.facts[0], OTHERS)
    codes = WANTED_SECTORS if kind.name == "sector" else known
    values: dict[str, st.SearchStrategy[Any]] = {
        "flag": st.booleans(),
        "number": st.integers(0, 300).map(Decimal),
        "percent": PERCENT,
        "money": MONEY,
        "codes": st.lists(st.sampled_from(codes), min_size=1, max_size=3).map(tuple),
    }
    years = st.sampled_from([None, 1, 3]) if kind.name == "aid" else st.none()
    return st.builds(
        Condition,
        kind=st.just(kind.name),
        comparison=st.sampled_from(kind.comparisons),
        value=values[kind.holds],
        years=years,
    )


CONDITIONS = st.sampled_from(list(KINDS.values())).flatmap(conditions_of)
EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    CONDITIONS,
    lambda inner: st.builds(
        Group,
        kind=st.sampled_from(["all", "any", "not"]),
        parts=st.lists(inner, min_size=1, max_size=3).map(tuple),
    ),
    max_leaves=6,
)
MAYBE = st.one_of(st.none(), AMOUNTS)
TIERS = st.builds(Tier, when=EXPRESSIONS, amount_max=MAYBE, share_max=st.one_of(st.none(), PERCENT))
TERMS = st.builds(
    Terms,
    currency=st.sampled_from(["GEL", "EUR"]),
    amount_max=MAYBE,
    share_max=st.one_of(st.none(), PERCENT),
    own_contribution=st.one_of(st.none(), PERCENT),
    beneficiary_cap=MAYBE,
    tiers=st.lists(TIERS, max_size=2).map(tuple),
)
