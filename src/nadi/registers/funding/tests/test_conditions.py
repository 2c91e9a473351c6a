"""Stating conditions: rows, data, mistakes with their place, and what is asked in words."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from tests.cast import Cast, actor_of_person, client_for

from nadi.engine.eligibility import conditions_from_json
from nadi.registers.entries.actions.keeping import Facts
from nadi.registers.funding.actions.programmes import keep_programme
from nadi.registers.funding.forms.conditions import conditions_from_rows, fits_rows, rows_from
from nadi.registers.funding.models import Application, CompanyFact, Programme
from nadi.registers.funding.queries.fitting import fits_for
from nadi.registers.funding.tests.story import granted, programme, rate, tell
from nadi.web.access import Refused

ANY_OF = {
    "all": [
        {"kind": "staff", "comparison": "at_most", "value": "50"},
        {"any": [{"kind": "mountain", "comparison": "is", "value": True}]},
    ]
}
NESTED = {"any": [{"all": [{"kind": "mountain", "comparison": "is", "value": True}]}]}
WORDS = {"kind": "statement", "comparison": "is", "value": True, "key": "jury", "text": "Chosen by the jury"}


def posted(rows: list[dict[str, str]], tiers: list[dict[str, str]] = [], **more: str) -> dict[str, str]:  # noqa: B006  # read only
    """Return what the page of conditions posts."""
    data = {
        f"{prefix}-{name}": "0" for prefix in ("asked", "tier") for name in ("INITIAL_FORMS", "MIN_NUM_FORMS")
    }
    data |= {"asked-TOTAL_FORMS": str(len(rows)), "tier-TOTAL_FORMS": str(len(tiers)), **more}
    usual = {"group": "all", "comparison": "is"}
    for prefix, given in (("asked", rows), ("tier", tiers)):
        for number, row in enumerate(given):
            data |= {f"{prefix}-{number}-{name}": value for name, value in {**usual, **row}.items()}
    return data


def post(cast: Cast, found: Programme, data: dict[str, str]) -> Any:
    return client_for(cast.staff).post(f"/funding/{found.uid}/conditions/", data)


def test_rows_become_conditions(cast: Cast) -> None:
    found = programme(cast, conditions={})
    rows = [
        {"kind": "staff", "comparison": "at_most", "value": "50"},
        {"kind": "income", "comparison": "at_most", "value": "1 500 000", "currency": "gel"},
        {"kind": "mountain", "value": "yes", "group": "any"},
        {"kind": "region", "comparison": "in", "value": "GE-IM, GE-KA", "group": "any"},
        {"kind": "tax_debt", "value": "yes", "group": "not"},
        {},
    ]
    post(cast, found, posted(rows))
    found.refresh_from_db()
    assert found.conditions == {
        "all": [
            {"kind": "staff", "comparison": "at_most", "value": "50"},
            {"kind": "income", "comparison": "at_most", "value": "1500000", "currency": "GEL"},
            {
                "any": [
                    {"kind": "mountain", "comparison": "is", "value": True},
                    {"kind": "region", "comparison": "in", "value": ["GE-IM", "GE-KA"]},
                ]
            },
            {"not": [{"kind": "tax_debt", "comparison": "is", "value": True}]},
        ]
    }


def test_rows_of_other_figures_become_tiers(cast: Cast) -> None:
    found = programme(cast)
    tiers = [{"kind": "size_class", "comparison": "in", "value": "4", "share_max": "90"}]
    post(cast, found, posted([], tiers))
    found.refresh_from_db()
    when = {"kind": "size_class", "comparison": "in", "value": ["4"]}
    assert found.tiers == [{"when": when, "share_max": "90"}]


def test_no_rows_state_nothing_and_a_tick_states_that_everybody_can(cast: Cast) -> None:
    found = programme(cast)
    stated = []
    for ticked in ("", "on"):
        post(cast, found, posted([], is_open_to_all=ticked))
        found.refresh_from_db()
        stated.append(found.conditions)
    assert stated == [{}, {"all": []}]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"kind": "colour", "value": "red"}, "is no kind of condition known here"),
        ({"kind": "staff", "value": "50"}, "This kind is not compared so. Possible: at least, at most"),
        ({"kind": "staff", "comparison": "at_most", "value": "many"}, "Write a number, for example 50000."),
        ({"kind": "income", "comparison": "at_most", "value": "5"}, "An amount needs its currency"),
        ({"kind": "sector", "comparison": "in", "value": "1"}, "“1” is no NACE code"),
        (
            {"kind": "size_class", "comparison": "in", "value": "9"},
            "“9” is not known here. Possible: 1, 2, 3, 4",
        ),
        ({"kind": "mountain", "value": "perhaps"}, "Write yes or no."),
        ({"kind": "statement", "value": "yes"}, "Write the words that the firm is asked."),
    ],
)
def test_a_row_that_cannot_be_read_is_explained_and_kept(cast: Cast, row: dict[str, str], said: str) -> None:
    found = programme(cast, conditions={})
    answer = post(cast, found, posted([row]))
    text = answer.content.decode()
    found.refresh_from_db()
    assert (answer.status_code, said in text, found.conditions) == (200, True, {})


def test_a_tier_without_a_figure_is_explained(cast: Cast) -> None:
    answer = post(cast, programme(cast), posted([], [{"kind": "mountain", "value": "yes"}]))
    assert "Say which figure is another one for these firms." in answer.content.decode()


@pytest.mark.parametrize("conditions", [ANY_OF, {"kind": "staff", "comparison": "below", "value": "9"}])
def test_rows_show_what_was_stated(conditions: dict[str, Any]) -> None:
    stated = conditions_from_json(conditions)
    rows = rows_from(stated)
    assert fits_rows(stated)
    assert [row["kind"] for row in rows] == [row["kind"] for row in rows_from(stated)]


def test_what_rows_cannot_show_is_written_as_data(cast: Cast) -> None:
    found = programme(cast, conditions=NESTED)
    text = client_for(cast.staff).get(f"/funding/{found.uid}/conditions/").content.decode()
    assert "Conditions as data (JSON)" in text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("{", "This is no JSON: see line 1, column"),
        ('{"all": [{"kind": "colour"}]}', "all[1]: “colour” is no kind of condition"),
        ('{"kind": "staff", "comparison": "at_most", "value": 5.5}', ""),
    ],
)
def test_data_that_cannot_be_read_names_its_place(cast: Cast, typed: str, said: str) -> None:
    found = programme(cast, conditions=NESTED)
    answer = client_for(cast.staff).post(
        f"/funding/{found.uid}/conditions/?as_data=1", {"conditions": typed, "tiers": "[]"}
    )
    assert (answer.status_code, said in answer.content.decode()) == ((200, True) if said else (302, True))


def test_conditions_the_engine_cannot_read_are_refused_by_the_action(cast: Cast) -> None:
    facts = Facts(values={"name": "X", "conditions": {"kind": "colour"}})
    with pytest.raises(Refused, match="no kind of condition"):
        keep_programme(by=actor_of_person(cast.staff), entry=Programme(), facts=facts, verb="funding.add")


def answer(client: Client, found: Programme, key: str, word: str) -> Any:
    return client.post(f"/funding/{found.uid}/answer/", {"key": key, "answer": word}, follow=True)


def test_what_is_asked_in_words_the_firm_answers_itself(cast: Cast) -> None:
    found = programme(cast, conditions=WORDS)
    client = client_for(cast.rioni.colleague)
    before = client.get(f"/funding/{found.uid}/").content.decode()
    after = answer(client, found, "jury", "yes").content.decode()
    assert ("Not known yet whether" in before, "Your firm can get this" in after) == (True, True)


def test_the_same_key_in_two_programmes_is_two_questions(cast: Cast) -> None:
    first, second = programme(cast, conditions=WORDS), programme(cast, name="Other", conditions=WORDS)
    client = client_for(cast.rioni.colleague)
    answer(client, first, "jury", "yes")
    assert "Not known yet whether" in client.get(f"/funding/{second.uid}/").content.decode()


def test_an_answer_to_what_is_not_asked_is_refused(cast: Cast) -> None:
    found = programme(cast, conditions=WORDS)
    text = answer(client_for(cast.rioni.colleague), found, "other", "yes").content.decode()
    assert ("no longer asks this" in text, CompanyFact.objects.count()) == (True, 0)


def test_rows_without_a_group_of_their_own_are_all_asked() -> None:
    row = {"group": "all", "written": {"kind": "mountain", "comparison": "is", "value": True}}
    assert conditions_from_rows([row], is_open_to_all=True) == {"all": [row["written"]]}


def in_euro(cast: Cast) -> Programme:
    """Enter a programme in euro, with a limit of income in euro."""
    asked = {"all": [{"kind": "income", "comparison": "at_most", "value": "300000", "currency": "EUR"}]}
    return programme(cast, currency="EUR", conditions=asked)


def test_amounts_in_another_currency_are_judged_at_a_rate_that_is_said(cast: Cast) -> None:
    found = in_euro(cast)
    tell(cast.rioni, income={"amount": "600000", "currency": "GEL"})
    rate(cast, "EUR/GEL", "3")
    page = client_for(cast.rioni.colleague).get(f"/funding/{found.uid}/").content.decode()
    assert ("€200,000.00" in page, "GEL for 1 EUR: 3 (National Bank of Georgia, " in page) == (True, True)


def test_without_a_rate_an_amount_in_another_currency_stays_open(cast: Cast) -> None:
    found = in_euro(cast)
    tell(cast.rioni, income={"amount": "600000", "currency": "GEL"})
    fit = fits_for(cast.rioni.organisation, [found])[0].assessment
    assert (fit.answer, fit.missing) == ("unknown", ("rate:EUR/GEL",))


def test_money_granted_in_another_currency_counts_towards_the_cap_at_the_rate(cast: Cast) -> None:
    found = programme(cast, conditions={"all": []}, beneficiary_cap=Decimal(20000), amount_max=None)
    granted(cast.rioni, found, "5000")
    Application.objects.update(currency="USD")
    left = [fits_for(cast.rioni.organisation, [found])[0].assessment.offer[0]]
    rate(cast, "USD/GEL", "2")
    left.append(fits_for(cast.rioni.organisation, [found])[0].assessment.offer[0])
    assert [(one.high, "rate:USD/GEL" in one.missing) for one in left] == [
        (Decimal(20000), True),
        (Decimal(10000), False),
    ]
