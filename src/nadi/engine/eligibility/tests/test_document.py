"""Conditions as people write them wrongly: every mistake is told with its place."""

from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from nadi.engine.eligibility import (
    ConditionMistake,
    Fact,
    Group,
    Interest,
    Money,
    Programme,
    Rate,
    Terms,
    assess,
    conditions_from_json,
    fact_from_json,
    facts_by_key,
    schema,
    tiers_from_json,
    value_to_json,
)

from .worked import NOW, expression_from, facts_from

STAFF = {"kind": "staff", "comparison": "at_most", "value": "50"}
DEEP: dict[str, Any] = STAFF
for _level in range(12):
    DEEP = {"all": [DEEP]}

MISTAKES = [
    ([STAFF], "shape", ""),
    ({"all": [STAFF, "staff"]}, "shape", "all[2]"),
    ({"all": [STAFF], "any": [STAFF]}, "group_alone", ""),
    ({"all": {"kind": "staff"}}, "group_list", ""),
    ({"any": []}, "group_empty", ""),
    (
        {"all": [STAFF, {"any": [STAFF, {"kind": "colour", "comparison": "is", "value": True}]}]},
        "kind",
        "all[2].any[2]",
    ),
    ({"kind": ["staff"], "comparison": "is", "value": True}, "kind", ""),
    (STAFF | {"weight": 3}, "field", ""),
    (STAFF | {"comparison": "in"}, "comparison", ""),
    (STAFF | {"comparison": ["in"]}, "comparison", ""),
    (STAFF | {"value": 50.5}, "number", ""),
    (STAFF | {"value": "fifty"}, "number", ""),
    (STAFF | {"value": True}, "number", ""),
    (STAFF | {"value": "NaN"}, "number", ""),
    (STAFF | {"value": "-1"}, "negative", ""),
    (STAFF | {"currency": "GEL"}, "no_currency", ""),
    (STAFF | {"key": "a"}, "no_key", ""),
    (STAFF | {"years": 3}, "years", ""),
    (STAFF | {"text": 5}, "words", ""),
    ({"kind": "income", "comparison": "at_most", "value": "1"}, "currency", ""),
    ({"kind": "income", "comparison": "at_most", "value": "1", "currency": "lari"}, "currency", ""),
    ({"kind": "export_share", "comparison": "at_least", "value": "101"}, "percent", ""),
    ({"kind": "mountain", "comparison": "is", "value": "yes"}, "flag", ""),
    ({"kind": "region", "comparison": "in", "value": "GE-IM"}, "codes", ""),
    ({"kind": "region", "comparison": "in", "value": []}, "codes", ""),
    ({"kind": "size_class", "comparison": "in", "value": ["5"]}, "code", ""),
    ({"kind": "sector", "comparison": "in", "value": ["1"]}, "sector", ""),
    ({"kind": "statement", "comparison": "is", "value": True, "text": "Words"}, "key", ""),
    ({"kind": "statement", "comparison": "is", "value": True, "key": "a"}, "text", ""),
]


@pytest.mark.parametrize(("data", "key", "place"), MISTAKES)
def test_a_mistake_is_told_with_its_place(data: Any, key: str, place: str) -> None:
    with pytest.raises(ConditionMistake) as raised:
        conditions_from_json(data)
    assert (raised.value.key, raised.value.place) == (key, place)


def test_conditions_too_deep_are_refused() -> None:
    with pytest.raises(ConditionMistake, match="nested too deeply"):
        conditions_from_json(DEEP)


def test_a_mistake_says_what_is_known_instead() -> None:
    with pytest.raises(ConditionMistake, match="people employed is compared by: at_least, at_most"):
        conditions_from_json(STAFF | {"comparison": "is"})


@pytest.mark.parametrize("data", [STAFF | {"value": 50.5}, {"any": []}, {"kind": "colour"}])
def test_the_schema_refuses_it_too(data: Any) -> None:
    assert not Draft202012Validator(schema()).is_valid(data)


def test_conditions_that_nobody_entered_are_none() -> None:
    assert conditions_from_json({}) is None


def test_a_programme_whose_conditions_nobody_entered_is_never_a_yes() -> None:
    found = assess(programme=Programme(conditions=None), facts=facts_from("staff=5"), rates={}, now=NOW)
    assert (found.answer, found.is_stated) == ("unknown", False)


def test_a_programme_without_conditions_is_a_yes() -> None:
    nobody_excluded = conditions_from_json({"all": []})
    assert (
        assess(programme=Programme(conditions=nobody_excluded), facts={}, rates={}, now=NOW).answer == "yes"
    )


def test_a_bar_says_no_and_offers_nothing() -> None:
    over = Programme(conditions=None, status="complete", terms=Terms(currency="GEL", amount_max=Decimal(5)))
    found = assess(programme=over, facts={}, rates={}, now=NOW)
    assert (found.answer, found.bar and found.bar.kind, found.offer) == ("no", "complete", ())


def test_a_verdict_says_which_fact_it_used_and_where_that_stands() -> None:
    fact = fact_from_json(key="staff", value="60", source="annual report", as_of=NOW.date())
    programme = Programme(conditions=expression_from("staff at_most 50"))
    found = assess(programme=programme, facts=facts_by_key([fact]), rates={}, now=NOW)
    assert found.judgement is not None
    assert [one.text for one in found.judgement.verdicts()] == [
        "Not met: people employed at most 50. The firm: staff 60 (annual report, 2026-07-01)."
    ]


def test_every_verdict_names_its_place() -> None:
    programme = Programme(conditions=expression_from("staff at_most 50 and age at_least 3"))
    found = assess(programme=programme, facts={}, rates={}, now=NOW)
    assert found.judgement is not None
    assert [one.place for one in found.judgement.verdicts()] == ["all[1]", "all[2]"]


def test_a_moment_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        assess(programme=Programme(conditions=None), facts={}, rates={}, now=NOW.replace(tzinfo=None))


def test_a_fact_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        facts_by_key([*facts_from("staff=5").values(), *facts_from("staff=6").values()])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("colour", "red"),
        ("staff", "many"),
        ("staff", "-1"),
        ("staff", "NaN"),
        ("income", {"amount": "5"}),
        ("income", {"amount": "5", "currency": "lari"}),
        ("founded", "31.12.2020"),
        ("sectors", 17),
        ("is_startup", "yes"),
        ("aid", [{"amount": "5", "currency": "GEL"}]),
        ("statement:", True),
    ],
)
def test_a_fact_of_another_shape_is_refused(key: str, value: Any) -> None:
    with pytest.raises(ValueError, match=r"shape|no fact|no currency"):
        fact_from_json(key=key, value=value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("staff", "60"),
        ("income", {"amount": "5.50", "currency": "GEL"}),
        ("founded", "2020-12-31"),
        ("regions", ["GE-IM"]),
        ("is_startup", True),
        ("aid", [{"amount": "5", "currency": "GEL", "on": "2025-01-01", "funder": "RDA"}]),
    ],
)
def test_a_fact_is_written_as_it_was_read(key: str, value: Any) -> None:
    assert value_to_json(fact_from_json(key=key, value=value).value) == value


@pytest.mark.parametrize(
    "data",
    [
        {},
        [{"share_max": "50"}],
        [{"when": STAFF, "share_max": "150"}],
        [{"when": {"kind": "colour"}, "share_max": "50"}],
        [{"when": STAFF, "envelope": "50"}],
    ],
)
def test_tiers_that_cannot_be_are_refused(data: Any) -> None:
    with pytest.raises(ConditionMistake):
        tiers_from_json(data)


@pytest.mark.parametrize(
    "given",
    [{"currency": "lari"}, {"share_max": Decimal(101)}, {"amount_max": Decimal(-1)}],
)
def test_terms_that_cannot_be_are_refused(given: Any) -> None:
    with pytest.raises(ValueError, match=r"currency|share|amount"):
        Terms(**given)


def test_the_rate_that_was_missing_decides() -> None:
    programme = Programme(conditions=expression_from("income at_most 100GEL"))
    facts = {"income": Fact(key="income", value=Money(amount=Decimal(100), currency="AMD"))}
    rates = {"AMD/GEL": Rate(value=Decimal("0.007"))}
    assert assess(programme=programme, facts=facts, rates=rates, now=NOW).answer == "yes"


def test_an_answer_names_the_rates_it_rests_on() -> None:
    asked = "income at_most 100USD and staff at_most 5"
    programme = Programme(
        conditions=expression_from(asked), terms=Terms(currency="GEL", amount_max=Decimal(9))
    )
    facts = facts_by_key(
        [
            Fact(key="income", value=Money(amount=Decimal(100), currency="EUR")),
            Fact(key="cost", value=Money(amount=Decimal(5), currency="GEL")),
        ]
    )
    rates = {code: Rate(value=Decimal(3)) for code in ("EUR/GEL", "USD/GEL", "GBP/GEL")}
    found = assess(programme=programme, facts=facts, rates=rates, now=NOW)
    assert found.rates == ("EUR/GEL", "USD/GEL")


def test_an_answer_in_one_currency_rests_on_no_rate() -> None:
    programme = Programme(conditions=expression_from("income at_most 100GEL"))
    facts = {"income": Fact(key="income", value=Money(amount=Decimal(90), currency="GEL"))}
    rates = {"EUR/GEL": Rate(value=Decimal(3))}
    assert assess(programme=programme, facts=facts, rates=rates, now=NOW).rates == ()


def test_interest_support_rests_on_its_reference_rate() -> None:
    terms = Terms(interest=Interest(points=Decimal(-2), reference="refinancing"))
    programme = Programme(conditions=Group(kind="all", parts=()), terms=terms)
    rates = {"refinancing": Rate(value=Decimal(8))}
    assert assess(programme=programme, facts={}, rates=rates, now=NOW).rates == ("refinancing",)
