"""What files bring: whose amounts they are, which conditions columns state, what staff stated stays."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.engine.eligibility import conditions_from_json
from nadi.registers.funding.bringing import bring_programme, conditions_from, is_of_all
from nadi.registers.funding.importing import TARGETS
from nadi.registers.funding.models import Programme
from nadi.registers.funding.tests.story import SMALL_FIRMS, programme

ROW: dict[str, Any] = {
    "name": "Pilot regional development",
    "source": "A list",
    "external_id": "GE-1",
    "currency": "GEL",
    "amount_max": Decimal(1_000_000),
    "income_max": Decimal(20_000_000),
    "income_currency": "GEL",
    "places_text": "Imereti|Kakheti|Guria|Racha-Lechkhumi and Kvemo Svaneti",
    "who": "Enterprises of four regions",
}


@pytest.mark.parametrize(
    ("basis", "of_all"),
    [
        ("all grants together", True),
        ("whole facility", True),
        ("whole programme", True),
        ("first closing of the fund", True),
        ("indicative budget", True),
        ("loan", False),
        ("per beneficiary and event, equivalent", False),
        ("total project cost = loan", False),
        ("first investment", False),
        ("", False),
    ],
)
def test_the_words_tell_whose_amount_it_is(basis: str, of_all: bool) -> None:
    assert is_of_all(basis) == of_all


def test_an_amount_of_all_firms_becomes_the_envelope(cast: Cast) -> None:
    values = {**ROW, "amount_basis": "all grants together"}
    bring_programme(actor_of_person(cast.staff), values, None, "")
    stored = Programme.objects.get()
    assert (stored.amount_max, stored.envelope, stored.envelope_currency) == (None, Decimal(1_000_000), "GEL")


def test_columns_become_conditions_that_the_engine_reads() -> None:
    stated = conditions_from(ROW)
    assert conditions_from_json(stated) is not None
    assert [one["kind"] for one in stated["all"]] == ["income", "region", "statement"]
    assert stated["all"][1]["value"] == ["GE-GU", "GE-IM", "GE-KA", "GE-RL"]


def test_what_is_only_in_words_states_no_condition() -> None:
    assert conditions_from({"who": "start-ups", "places_text": "all Georgia"}) == {}


def test_conditions_that_staff_stated_stay(cast: Cast) -> None:
    found = programme(cast)
    written = bring_programme(actor_of_person(cast.staff), ROW, found, "")
    found.refresh_from_db()
    assert (written.is_new, written.uid, found.conditions) == (False, found.uid, SMALL_FIRMS)


def test_conditions_as_data_do_not_overwrite_those_of_staff(cast: Cast) -> None:
    found = programme(cast)
    bring_programme(actor_of_person(cast.staff), {**ROW, "conditions": {"all": []}}, found, "")
    found.refresh_from_db()
    assert found.conditions == SMALL_FIRMS


def test_a_deadline_that_a_file_brings_is_the_next_date(cast: Cast) -> None:
    day = timezone.localdate() + timedelta(days=30)
    bring_programme(actor_of_person(cast.staff), {**ROW, "closes": day}, None, "")
    assert Programme.objects.get().deadline == day


def test_a_row_brought_twice_is_one_programme(cast: Cast) -> None:
    by = actor_of_person(cast.staff)
    bring_programme(by, ROW, None, "")
    bring_programme(by, ROW, Programme.objects.get(), "")
    assert Programme.objects.count() == 1


def test_the_target_names_a_field_once() -> None:
    names = [field.name for field in TARGETS[0].fields]
    assert sorted(names) == sorted(set(names))
