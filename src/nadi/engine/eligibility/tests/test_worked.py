"""The engine against the worked tables of its page."""

from datetime import datetime
from decimal import Decimal
from typing import Any, cast

import pytest

from nadi.engine.eligibility import (
    Programme,
    Terms,
    assess,
    conditions_from_json,
    eu_classes,
    georgian_classes,
)
from nadi.engine.eligibility.availability import kind_of_bar
from nadi.engine.eligibility.sectors import is_sector, stands_in

from .worked import NOW, RATES, expression_from, facts_from, programme_from, rows_under


def amount(text: str) -> Decimal | None:
    return None if text == "?" else Decimal(text)


@pytest.mark.parametrize(("assets", "income", "staff", "georgia", "eu"), rows_under("assets | income"))
def test_sizes_of_the_page(assets: str, income: str, staff: str, georgia: str, eu: str) -> None:
    known = {"assets": amount(assets), "income": amount(income), "staff": amount(staff)}
    assert (sorted(georgian_classes(**known)), sorted(eu_classes(**known))) == (georgia.split(), eu.split())


@pytest.mark.parametrize(("has", "wanted", "answer"), rows_under("of the firm | wanted"))
def test_sectors_of_the_page(has: str, wanted: str, answer: str) -> None:
    codes = wanted.split()
    if answer == "mistake":
        assert [is_sector(code) for code in codes] == [False]
    else:
        assert stands_in(has.split(), codes) == answer


@pytest.mark.parametrize(("conditions", "facts", "answer", "missing"), rows_under("conditions | facts"))
def test_conditions_of_the_page(conditions: str, facts: str, answer: str, missing: str) -> None:
    found = assess(
        programme=Programme(conditions=expression_from(conditions)),
        facts=facts_from(facts),
        rates=RATES,
        now=NOW,
    )
    assert (found.answer, sorted(found.missing)) == (answer, sorted(missing.split()))


@pytest.mark.parametrize("row", rows_under("currency | terms"), ids=lambda row: " | ".join(row))
def test_amounts_of_the_page(row: list[str]) -> None:
    currency, terms, facts, received, part, low, high, by, missing = row
    found = assess(
        programme=programme_from(currency, terms),
        facts=facts_from(facts),
        rates=RATES,
        now=NOW,
        received=Decimal(received),
    )
    got = next(one for one in found.offer if one.kind == part)
    binding = [step.kind for step in got.steps if step.is_binding]
    assert (got.low, got.high, binding, sorted(got.missing)) == (
        amount(low),
        amount(high),
        by.split(),
        sorted(missing.split()),
    )


@pytest.mark.parametrize(("known", "bar"), rows_under("what is known of the programme"))
def test_bars_of_the_page(known: str, bar: str) -> None:
    text, _sign, words = known.partition("words=")
    given: dict[str, Any] = {"words": words}
    for word in text.split():
        name, _equals, value = word.partition("=")
        if name in ("opens", "closes"):
            given[name] = datetime.fromisoformat(value)
        elif name == "recipients":
            given[name] = tuple(value.split(","))
        else:
            given |= {"is_superseded": True} if name == "superseded" else {"status": value}
    programme = Programme(conditions=conditions_from_json({"all": []}), terms=Terms(), **cast(Any, given))
    assert (kind_of_bar(programme, NOW) or "") == bar
