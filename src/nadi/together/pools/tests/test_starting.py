"""Starting a tender: the terms vendors read, and what may not stand in them."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from tests.cast import Cast, client_for

from nadi.together.pools.actions.starting import (
    CriterionWanted,
    RateWanted,
    TenderTerms,
    as_prepared,
    start_tender,
)
from nadi.together.pools.forms.starting import RateForm
from nadi.together.pools.models import Criterion, Pool
from nadi.together.pools.tests.bid_factory import OFFICE, typed_terms
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool
from nadi.web.access import Refused

TERMS = TenderTerms(bids_until=timezone.now() + timedelta(days=20))
WARRANTY = CriterionWanted(name="Warranty", name_local="გარანტია", weight=Decimal(40), least_points=3)


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool()
    add_demand(make_lines(pool)[0], cast.rioni.organisation, "600")
    Pool.objects.filter(pk=pool.pk).update(demand_until=timezone.now() - timedelta(minutes=1))
    return pool


def test_terms_criteria_and_rates_are_put_down(pool: Pool) -> None:
    terms = replace(
        TERMS,
        incoterm="DDP",
        has_quality=True,
        quality_mark_up=Decimal("0.1"),
        criteria=[WARRANTY],
        rates=[RateWanted(currency="EUR", rate=Decimal("2.95"), source="National Bank, 1 June")],
    )
    pool = start_tender(by=OFFICE, pool=pool, terms=terms)
    assert (pool.incoterm, pool.quality_mark_up) == ("DDP", Decimal("0.1"))
    assert [(row.name, row.weight, row.least_points) for row in pool.criteria.all()] == [
        ("Warranty", Decimal(40), 3)
    ]
    assert list(pool.currency_rates.values_list("currency", "rate")) == [("EUR", Decimal("2.95"))]


def test_tender_begins_its_first_round(pool: Pool) -> None:
    pool = start_tender(by=OFFICE, pool=pool, terms=TERMS)
    assert pool.rounds.get().number == 1


def test_what_was_prepared_is_offered_again(pool: Pool) -> None:
    pool.is_public, pool.incoterm = True, "CIP"
    Criterion.objects.create(pool=pool, position=1, name="Warranty", weight=Decimal(40))
    prepared = as_prepared(pool, bids_until=TERMS.bids_until)
    assert (prepared.is_public, prepared.incoterm) == (True, "CIP")
    assert [one.name for one in prepared.criteria] == ["Warranty"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"bids_until": timezone.now() - timedelta(minutes=1)}, "choose a deadline in the future"),
        ({"incoterm": "DAT"}, "Incoterms 2020"),
        ({"deliver_from": date(2027, 5, 2), "deliver_until": date(2027, 5, 1)}, "Deliveries end before"),
        ({"award_on": date(2020, 1, 1)}, "award is planned before"),
        ({"has_quality": True}, "at least one criterion"),
        (
            {"has_quality": True, "criteria": [replace(WARRANTY, least_points=11)]},
            "more points than",
        ),
        ({"has_quality": True, "criteria": [replace(WARRANTY, least_points=0)]}, "decide nothing"),
        ({"rates": [RateWanted(currency="GEL", rate=Decimal(1), source="x")]}, "needs no rate"),
        ({"rates": [RateWanted(currency="EUR", rate=Decimal(3), source="x")] * 2}, "has one rate"),
        ({"rates": [RateWanted(currency="EUR", rate=Decimal(0), source="x")]}, "above 0"),
    ],
)
def test_terms_that_cannot_hold_are_refused(pool: Pool, changes: dict[str, object], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        start_tender(by=OFFICE, pool=pool, terms=replace(TERMS, **changes))  # type: ignore[arg-type]
    pool.refresh_from_db()
    assert pool.state == Pool.State.GATHERING


def test_draft_is_not_tendered(pool: Pool) -> None:
    Pool.objects.filter(pk=pool.pk).update(state=Pool.State.DRAFT)
    with pytest.raises(Refused, match="still being prepared"):
        start_tender(by=OFFICE, pool=pool, terms=TERMS)


def test_page_starts_the_tender_with_all_that_was_typed(cast: Cast, pool: Pool) -> None:
    row = {"name": "Warranty", "name_local": "", "weight": "40", "most_points": "10", "least_points": "2"}
    typed = typed_terms(has_quality="on", is_public="on", interest_rate="7.5", quality_mark_up="12")
    typed |= {"criteria-TOTAL_FORMS": "1", **{f"criteria-0-{name}": value for name, value in row.items()}}
    answer = client_for(cast.staff).post(f"/pools/{pool.uid}/tender/start/", typed)
    pool.refresh_from_db()
    assert answer.status_code == 302
    assert (pool.state, pool.is_public, pool.interest_rate) == ("tendering", True, Decimal("0.075"))
    assert list(pool.criteria.values_list("name", "least_points")) == [("Warranty", 2)]


def test_page_keeps_what_was_typed_and_names_the_row_at_fault(cast: Cast, pool: Pool) -> None:
    row = {"name": "Warranty", "weight": "", "most_points": "10", "least_points": "2"}
    typed = typed_terms(has_quality="on")
    typed |= {"criteria-TOTAL_FORMS": "1", **{f"criteria-0-{name}": value for name, value in row.items()}}
    page = client_for(cast.staff).post(f"/pools/{pool.uid}/tender/start/", typed).content.decode()
    assert ('value="Warranty"' in page, "Row 1, Weight" in page) == (True, True)


def test_page_says_why_terms_cannot_hold(cast: Cast, pool: Pool) -> None:
    page = client_for(cast.staff).post(f"/pools/{pool.uid}/tender/start/", typed_terms(has_quality="on"))
    assert "write down at least one criterion" in page.content.decode()


@pytest.mark.parametrize(("typed", "is_fine"), [("2.705", True), ("2,705", False), ("dear", False)])
def test_rate_that_can_be_read_in_two_ways_is_refused(typed: str, is_fine: bool) -> None:
    form = RateForm({"currency": "EUR", "rate": typed, "source": "National Bank"})
    assert form.is_valid() is is_fine
