"""What must hold for any conditions and any firm."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from nadi.engine.eligibility import (
    Answer,
    Assessment,
    Condition,
    Expression,
    Facts,
    Group,
    Money,
    Programme,
    Terms,
    assess,
    conditions_from_json,
    conditions_to_json,
    georgian_classes,
    schema,
    tiers_from_json,
    tiers_to_json,
)
from nadi.engine.eligibility.facts import converted
from nadi.engine.eligibility.judging import facts_of as facts_read
from nadi.engine.eligibility.logic import every, opposite, some

from .strategies import ALL_FACTS, ALL_KEYS, CONDITIONS, EXPRESSIONS, MONEY, TERMS
from .worked import NOW, RATES

SOME_KEYS = st.sets(st.sampled_from(ALL_KEYS))
SCHEMA = Draft202012Validator(schema())


def assessed(expression: Expression | None, facts: Facts, terms: Terms | None = None) -> Assessment:
    programme = Programme(conditions=expression, terms=terms or Terms())
    return assess(programme=programme, facts=facts, rates=RATES, now=NOW)


def without(facts: Facts, keys: set[str]) -> Facts:
    return {key: fact for key, fact in facts.items() if key not in keys}


@given(EXPRESSIONS, ALL_FACTS, SOME_KEYS)
def test_a_further_fact_never_turns_a_known_answer(
    expression: Expression, facts: Facts, hidden: set[str]
) -> None:
    before = assessed(expression, without(facts, hidden)).answer
    assert before in (Answer.UNKNOWN, assessed(expression, facts).answer)


@given(CONDITIONS, ALL_FACTS, st.sampled_from(ALL_KEYS))
def test_a_fact_that_no_condition_reads_changes_nothing(
    condition: Condition, facts: Facts, other: str
) -> None:
    if other not in facts_read(condition):
        assert assessed(condition, facts).judgement == assessed(condition, without(facts, {other})).judgement


@given(EXPRESSIONS, ALL_FACTS)
def test_only_what_is_unknown_makes_an_answer_unknown(expression: Expression, facts: Facts) -> None:
    assert assessed(expression, facts).answer in (Answer.YES, Answer.NO)


@given(EXPRESSIONS, ALL_FACTS, SOME_KEYS)
def test_an_unknown_answer_names_what_is_missing_and_a_known_one_nothing(
    expression: Expression, facts: Facts, hidden: set[str]
) -> None:
    found = assessed(expression, without(facts, hidden))
    assert (found.answer is Answer.UNKNOWN) == bool(found.missing)
    assert set(found.missing) <= hidden


@given(EXPRESSIONS, ALL_FACTS, SOME_KEYS)
def test_to_fill_in_what_is_missing_decides(expression: Expression, facts: Facts, hidden: set[str]) -> None:
    known = without(facts, hidden)
    while lacking := assessed(expression, known).missing:
        known = {**known, **{key: facts[key] for key in lacking}}
    assert assessed(expression, known).answer is assessed(expression, facts).answer


@given(st.lists(EXPRESSIONS, min_size=1, max_size=3), ALL_FACTS, SOME_KEYS)
def test_none_of_them_is_the_opposite_of_any_of_them(
    parts: list[Expression], facts: Facts, hidden: set[str]
) -> None:
    known = without(facts, hidden)
    none_of, any_of = (Group(kind=kind, parts=tuple(parts)) for kind in ("not", "any"))
    assert assessed(none_of, known).answer is opposite(assessed(any_of, known).answer)


@pytest.mark.parametrize("answers", [*product(Answer, repeat=2)])
def test_all_and_any_are_each_other_turned_round(answers: tuple[Answer, Answer]) -> None:
    assert every(answers) is opposite(some(opposite(one) for one in answers))


@given(EXPRESSIONS)
def test_conditions_are_read_as_they_were_written(expression: Expression) -> None:
    assert conditions_from_json(conditions_to_json(expression)) == expression


@given(EXPRESSIONS)
def test_what_is_written_fits_the_schema(expression: Expression) -> None:
    SCHEMA.validate(conditions_to_json(expression))


@given(TERMS)
def test_tiers_are_read_as_they_were_written(terms: Terms) -> None:
    assert tiers_from_json(tiers_to_json(terms.tiers)) == terms.tiers


@given(TERMS, ALL_FACTS, SOME_KEYS)
def test_an_amount_is_never_above_a_limit_of_its_terms(terms: Terms, facts: Facts, hidden: set[str]) -> None:
    found = assessed(Group(kind="all", parts=()), without(facts, hidden), terms).offer[0]
    caps = [terms.amount_max, *(tier.amount_max for tier in terms.tiers)]
    if found.high is not None and None not in (terms.amount_max, found.high):
        assert found.high <= max(cap for cap in caps if cap is not None)
    if found.high is not None and terms.beneficiary_cap is not None:
        assert found.high <= terms.beneficiary_cap


@given(TERMS, ALL_FACTS)
def test_an_amount_is_never_above_the_cost_of_the_plan(terms: Terms, facts: Facts) -> None:
    found = assessed(Group(kind="all", parts=()), facts, terms).offer[0]
    told = facts["cost"].value
    assert isinstance(told, Money)
    cost = converted(told, terms.currency, RATES)
    assert cost is not None
    assert found.low is not None
    assert found.high is not None
    assert Decimal(0) <= found.low <= found.high <= cost


@given(TERMS, ALL_FACTS, SOME_KEYS)
def test_the_sum_that_comes_out_lies_in_the_span_that_was_told_before(
    terms: Terms, facts: Facts, hidden: set[str]
) -> None:
    before = assessed(Group(kind="all", parts=()), without(facts, hidden), terms).offer[0]
    after = assessed(Group(kind="all", parts=()), facts, terms).offer[0]
    assert before.high is None or (after.high is not None and after.high <= before.high)
    assert before.low is None or (after.low is not None and after.low >= before.low)


@given(MONEY, st.sampled_from(["GEL", "EUR", "USD"]))
def test_money_changed_there_and_back_is_the_same(money: Money, currency: str) -> None:
    there = converted(money, currency, RATES)
    assert there is not None
    back = converted(Money(amount=there, currency=currency), money.currency, RATES)
    assert back is not None
    assert abs(back - money.amount) < Decimal("0.000001")


@given(st.lists(st.one_of(st.none(), st.decimals(0, 10**8, places=0)), min_size=3, max_size=3))
def test_some_size_always_remains_possible(known: list[Decimal | None]) -> None:
    assets, income, staff = known
    assert georgian_classes(assets=assets, income=income, staff=staff)
