"""Later rounds: a shortlist, feedback without prices, bids that only improve, and what replaces what."""

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import Cast

from nadi.journal.models import Entry
from nadi.together.pools.actions.opening import disqualify_bid
from nadi.together.pools.actions.tender import ask_vendor
from nadi.together.pools.models import Award, Bid, Feedback, Pool, Round
from nadi.together.pools.queries.minutes import minutes_of
from nadi.together.pools.queries.tender import opened_bids
from nadi.together.pools.tests.bid_factory import OFFICE, opened
from nadi.together.pools.tests.round_factory import (
    another_round,
    bid_again,
    opened_at,
    pass_turn,
    pool_of_boxes,
    third_vendor,
)
from nadi.web.access import Refused
from nadi.web.models import Mail

State = Bid.State


@pytest.fixture
def pool(cast: Cast) -> Pool:
    """A pool opened with bids at 0.50 and 0.40."""
    prices = {cast.vendor_organisation: "0.50", cast.rival_organisation: "0.40"}
    return opened_at(pool_of_boxes(cast), prices)


def states_of(pool: Pool) -> list[tuple[int, str]]:
    """Return round and state of every bid, in the order they came."""
    return list(pool.bids.order_by("pk").values_list("round_number", "state"))


def test_first_round_is_put_down_when_the_tender_starts(pool: Pool) -> None:
    first = pool.rounds.get()
    assert (first.number, first.kind, first.opened is not None) == (1, Round.Kind.SEALED, True)


def test_another_round_has_new_keys_and_its_own_deadline(cast: Cast, pool: Pool) -> None:
    keys = bytes(pool.sealing_key), bytes(pool.opening_key)
    begun = another_round(pool, cast.vendor_organisation)
    pool.refresh_from_db()
    assert (pool.state, pool.round_number, pool.bids_until) == ("tendering", 2, begun.bids_until)
    assert bytes(pool.sealing_key) != keys[0]
    assert bytes(pool.opening_key) != keys[1]


def test_newer_bid_replaces_the_older_at_the_opening_and_not_before(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation)
    bid_again(pool, cast.vendor_organisation, "0.45")
    assert states_of(pool) == [(1, "valid"), (1, "valid"), (2, "sealed")]
    opened(pool)
    assert states_of(pool) == [(1, "replaced"), (1, "valid"), (2, "valid")]


def test_who_does_not_bid_again_keeps_the_earlier_bid(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation, cast.rival_organisation)
    opened(pool)
    assert states_of(pool) == [(1, "valid"), (1, "valid")]


def test_who_is_not_invited_cannot_bid_and_keeps_its_bid(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation)
    with pytest.raises(Refused, match="not invited"):
        bid_again(pool, cast.rival_organisation, "0.30")
    opened(pool)
    assert states_of(pool) == [(1, "valid"), (1, "valid")]


def test_dearer_bid_is_refused_with_its_cell_named(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation)
    with pytest.raises(Refused, match=r"Line 1 \(Cardboard boxes\): for .* dearer than what you bid before"):
        bid_again(pool, cast.vendor_organisation, "0.51")


def test_least_improvement_is_asked_for(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation, least_step=Decimal("0.05"))
    with pytest.raises(Refused, match="475"):
        bid_again(pool, cast.vendor_organisation, "0.476")
    assert bid_again(pool, cast.vendor_organisation, "0.475").state == State.SEALED


def test_third_round_compares_with_the_last_one_opened(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation)
    bid_again(pool, cast.vendor_organisation, "0.45")
    opened(pool)
    pool.refresh_from_db()
    another_round(pool, cast.vendor_organisation)
    with pytest.raises(Refused, match="dearer"):
        bid_again(pool, cast.vendor_organisation, "0.46")


def test_bid_may_be_changed_within_a_round_back_to_the_last_one_opened(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation)
    bid_again(pool, cast.vendor_organisation, "0.41")
    assert bid_again(pool, cast.vendor_organisation, "0.49").state == State.SEALED


def test_points_and_judgements_go_over_to_the_newer_bid(cast: Cast, pool: Pool) -> None:
    criterion = pool.criteria.create(position=1, name="Strength", weight=1)
    old = Bid.objects.get(vendor=cast.vendor_organisation)
    old.scores.create(criterion=criterion, points=7, reason="Good.")
    Bid.objects.filter(pk=old.pk).update(landed_rate=Decimal("0.02"), landed_reason="Duty.")
    another_round(pool, cast.vendor_organisation)
    new = bid_again(pool, cast.vendor_organisation, "0.45")
    opened(pool)
    new.refresh_from_db()
    assert (new.landed_rate, new.landed_reason) == (Decimal("0.02"), "Duty.")
    assert [(score.points, score.reason) for score in new.scores.all()] == [(Decimal(7), "Good.")]


def test_feedback_of_two_is_their_rank_alone(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation, cast.rival_organisation)
    told = Feedback.objects.order_by("rank").values_list("request__vendor__name", "rank", "gap")
    assert list(told) == [("Marmara Packaging", 1, None), ("Anatolia Board Mills", 2, None)]


def test_feedback_of_three_is_rank_and_rounded_gap(cast: Cast) -> None:
    third = third_vendor()
    prices = {cast.vendor_organisation: "0.50", cast.rival_organisation: "0.40", third: "0.401"}
    pool = opened_at(pool_of_boxes(cast), prices)
    another_round(pool, *prices)
    told = Feedback.objects.order_by("rank").values_list("rank", "gap")
    assert list(told) == [(1, None), (2, Decimal("0.05")), (3, Decimal("0.25"))]


def test_feedback_counts_the_shortlist_alone(cast: Cast) -> None:
    third = third_vendor()
    prices = {cast.vendor_organisation: "0.50", cast.rival_organisation: "0.40", third: "0.401"}
    pool = opened_at(pool_of_boxes(cast), prices)
    another_round(pool, cast.vendor_organisation, third)
    told = Feedback.objects.order_by("rank").values_list("rank", "gap")
    assert list(told) == [(1, None), (2, None)]


def test_letter_tells_a_vendor_its_own_place_and_no_price(cast: Cast) -> None:
    third = third_vendor()
    prices = {cast.vendor_organisation: "0.50", cast.rival_organisation: "0.40", third: "0.401"}
    pool = opened_at(pool_of_boxes(cast), prices)
    Mail.objects.all().delete()
    another_round(pool, *prices)
    texts = list(Mail.objects.order_by("pk").values_list("text", flat=True))
    assert ["you are number 3, at most 25% above the best" in text for text in texts] == [True, False, False]
    assert [price for price in ("0.40", "0.401") for text in texts if price in text] == []
    vendors = ("Anatolia", "Marmara", "Pontic")
    assert [[name for name in vendors if name in text] for text in texts] == [[name] for name in vendors]


def test_opened_bids_stay_readable_in_a_later_round_and_the_new_ones_do_not(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation)
    bid_again(pool, cast.vendor_organisation, "0.45")
    pool.refresh_from_db()
    assert [bid.round_number for bid in opened_bids(OFFICE, pool)] == [1, 1]


def test_each_round_has_minutes_of_its_own(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation, cast.rival_organisation)
    second = bid_again(pool, cast.vendor_organisation, "0.45")
    opened(pool)
    found = minutes_of(pool, 2)
    assert found is not None
    [opening] = found.openings
    assert [one.receipt for one in opening.received] == [second.receipt]
    assert [one.vendor for one in opening.silent] == ["Marmara Packaging"]


def test_journal_of_a_round_holds_no_figure(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation)
    entry = Entry.objects.get(verb="pools.start_round")
    invited = [cast.vendor_organisation.uid]
    assert entry.after == {"round": 2, "kind": "sealed", "invited": invited}
    assert "0.5" not in json.dumps(entry.after)


def test_new_vendor_is_not_asked_into_a_later_round(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation)
    with pytest.raises(Refused, match="later round"):
        ask_vendor(by=OFFICE, pool=pool, vendor=third_vendor(), email="a@pontic.example", language="en")


@pytest.mark.parametrize(
    ("terms", "sentence"),
    [
        ({"bids_until": None}, "deadline in the future"),
        ({"bids_until": timezone.now() - timedelta(days=1)}, "deadline in the future"),
        ({"least_step": Decimal("0.21")}, "between 0 and 20"),
        ({"kind": Round.Kind.AUCTION, "turns": 3, "turn_minutes": 4}, "between 5 minutes and a day"),
        ({"kind": Round.Kind.AUCTION, "turns": 0, "turn_minutes": 10}, "between 1 and 20 turns"),
    ],
)
def test_round_that_cannot_run_is_refused(
    cast: Cast, pool: Pool, terms: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        another_round(pool, cast.vendor_organisation, cast.rival_organisation, **terms)


def test_round_without_vendors_is_refused(pool: Pool) -> None:
    with pytest.raises(Refused, match="at least one vendor"):
        another_round(pool)


def test_disqualified_vendor_is_not_invited(cast: Cast, pool: Pool) -> None:
    bid = Bid.objects.get(vendor=cast.vendor_organisation)
    disqualify_bid(by=OFFICE, bid=bid, reason="No certificate.")
    with pytest.raises(Refused, match="Only vendors with a valid bid"):
        another_round(pool, cast.vendor_organisation)


def test_round_is_started_once(cast: Cast, pool: Pool) -> None:
    stale = Pool.objects.get(pk=pool.pk)
    another_round(pool, cast.vendor_organisation)
    with pytest.raises(Refused, match="follows the opening"):
        another_round(stale, cast.vendor_organisation)


@pytest.mark.parametrize("state", [Pool.State.PROPOSED, Pool.State.AWARDED, Pool.State.CANCELLED])
def test_round_comes_before_an_award_is_proposed(cast: Cast, pool: Pool, state: str) -> None:
    Pool.objects.filter(pk=pool.pk).update(state=state)
    with pytest.raises(Refused, match="follows the opening"):
        another_round(pool, cast.vendor_organisation)
    assert Award.objects.count() == 0


def test_late_bid_of_a_round_is_refused_and_counted_there(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation)
    pass_turn(pool)
    with pytest.raises(Refused, match="time for bids has passed"):
        bid_again(pool, cast.vendor_organisation, "0.45")
    opened(pool)
    found = minutes_of(pool, 2)
    assert found is not None
    assert [one.count for one in found.openings[0].late] == [1]


def test_unreadable_new_bid_leaves_the_earlier_one_valid(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation)
    new = bid_again(pool, cast.vendor_organisation, "0.45")
    sealed = bytearray(bytes(new.sealed))
    sealed[40] ^= 1
    Bid.objects.filter(pk=new.pk).update(sealed=bytes(sealed))
    opened(pool)
    assert states_of(pool) == [(1, "valid"), (1, "valid"), (2, "disqualified")]


def test_sealed_bid_of_the_second_round_counts_once_per_vendor(cast: Cast, pool: Pool) -> None:
    another_round(pool, cast.vendor_organisation)
    for price in ("0.45", "0.44"):
        bid_again(pool, cast.vendor_organisation, price)
    opened(pool)
    make = pool.bids.filter(state=State.VALID, vendor=cast.vendor_organisation)
    assert [str(row) for row in make.values_list("lines__breaks__unit_price", flat=True)] == ["0.440000"]
