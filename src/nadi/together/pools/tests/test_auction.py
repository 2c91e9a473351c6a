"""A descending auction: signed to start, turns end by themselves, once; it ends when nobody improves."""

from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone
from tests.cast import Cast

from nadi.together.pools.actions import auction
from nadi.together.pools.actions.auction import end_turn, end_turns
from nadi.together.pools.actions.further_rounds import drop_round, sign_auction
from nadi.together.pools.actions.opening import sign_opening
from nadi.together.pools.models import Bid, Feedback, OpeningSignature, Pool, Round
from nadi.together.pools.queries.minutes import minutes_of
from nadi.together.pools.tests.bid_factory import OFFICE
from nadi.together.pools.tests.round_factory import (
    AUCTION,
    SECOND,
    another_round,
    bid_again,
    opened_at,
    pass_turn,
    pool_of_boxes,
)
from nadi.web.access import Refused
from nadi.web.models import Mail


@pytest.fixture
def pool(cast: Cast) -> Pool:
    """A pool opened at 0.50 and 0.40, with an auction of three turns that staff have signed."""
    prices = {cast.vendor_organisation: "0.50", cast.rival_organisation: "0.40"}
    pool = opened_at(pool_of_boxes(cast), prices)
    another_round(pool, *prices, **AUCTION)
    return pool


@pytest.fixture
def running(pool: Pool) -> Pool:
    """The same with the auction started."""
    sign_auction(by=SECOND, pool=pool)
    pool.refresh_from_db()
    return pool


def turn_over(pool: Pool) -> Pool:
    """Let a turn's time be over and look for turns to end."""
    pass_turn(pool)
    end_turns(timezone.now())
    pool.refresh_from_db()
    return pool


def test_auction_waits_for_its_second_signature(pool: Pool) -> None:
    Mail.objects.all().delete()
    pool.refresh_from_db()
    assert (pool.state, pool.round_number, pool.rounds.get(number=2).is_planned) == ("opened", 1, True)
    assert Mail.objects.count() == 0


def test_second_signature_starts_the_first_turn(running: Pool) -> None:
    first = running.rounds.get(number=2)
    assert (running.state, running.round_number, first.is_planned) == ("tendering", 2, False)
    assert first.bids_until - first.began == timedelta(minutes=10)


def test_starter_does_not_sign_twice(pool: Pool) -> None:
    with pytest.raises(Refused, match="Another person has to sign"):
        sign_auction(by=OFFICE, pool=pool)


def test_auction_is_signed_once(running: Pool) -> None:
    with pytest.raises(Refused, match="no auction that waits"):
        sign_auction(by=SECOND, pool=running)


@override_settings(OPENERS=1)
def test_office_of_one_starts_at_once(cast: Cast) -> None:
    prices = {cast.vendor_organisation: "0.50", cast.rival_organisation: "0.40"}
    pool = opened_at(pool_of_boxes(cast), prices)
    another_round(pool, *prices, **AUCTION)
    pool.refresh_from_db()
    assert (pool.state, pool.round_number) == ("tendering", 2)


def test_planned_auction_can_be_given_up(pool: Pool) -> None:
    drop_round(by=OFFICE, pool=pool)
    assert pool.rounds.count() == 1
    assert OpeningSignature.objects.filter(round_number=2).count() == 0


def test_planned_auction_keeps_another_round_from_starting(cast: Cast, pool: Pool) -> None:
    with pytest.raises(Refused, match="planned already"):
        another_round(pool, cast.vendor_organisation)


def test_auction_needs_two_vendors(cast: Cast, pool: Pool) -> None:
    drop_round(by=OFFICE, pool=pool)
    with pytest.raises(Refused, match="at least two vendors"):
        another_round(pool, cast.vendor_organisation, **AUCTION)


def test_bid_that_is_not_lower_is_refused(cast: Cast, running: Pool) -> None:
    with pytest.raises(Refused, match="lower than your last one"):
        bid_again(running, cast.vendor_organisation, "0.50")


def test_turn_that_is_not_over_is_left_alone(running: Pool) -> None:
    assert end_turns(timezone.now()) == []


def test_turn_ends_by_itself_and_the_next_begins(cast: Cast, running: Pool) -> None:
    bid_again(running, cast.vendor_organisation, "0.39")
    turn_over(running)
    assert (running.state, running.round_number) == ("tendering", 3)
    told = Feedback.objects.filter(round__number=3).order_by("rank").values_list("request__vendor", "rank")
    assert list(told) == [(cast.vendor_organisation.pk, 1), (cast.rival_organisation.pk, 2)]


def test_auction_ends_when_nobody_improves(running: Pool) -> None:
    turn_over(running)
    assert (running.state, running.round_number) == ("opened", 2)


def test_auction_ends_when_its_turns_are_used_up(cast: Cast, running: Pool) -> None:
    for price in ("0.39", "0.38", "0.37"):
        bid_again(running, cast.vendor_organisation, price)
        turn_over(running)
    assert (running.state, running.round_number) == ("opened", 4)
    valid = Bid.objects.filter(state=Bid.State.VALID).order_by("pk").values_list("round_number", flat=True)
    assert list(valid) == [1, 4]


def test_turn_is_never_ended_twice(cast: Cast, running: Pool) -> None:
    bid_again(running, cast.vendor_organisation, "0.39")
    stale = Pool.objects.get(pk=running.pk)
    pass_turn(running)
    now = timezone.now()
    assert [end_turn(pool=one, number=2, now=now) for one in (running, stale)] == [True, False]
    assert Round.objects.filter(pool=running).count() == 3


def test_crash_while_a_turn_ends_loses_nothing(
    cast: Cast, running: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    bid_again(running, cast.vendor_organisation, "0.39")
    pass_turn(running)
    with monkeypatch.context() as broken:
        broken.setattr(auction, "next_turn", lambda *_args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            end_turns(timezone.now())
    running.refresh_from_db()
    assert (running.round_number, Bid.objects.get(round_number=2).state) == (2, Bid.State.SEALED)
    turn_over(running)
    assert (running.round_number, Bid.objects.get(round_number=2).state) == (3, Bid.State.VALID)


def test_people_do_not_open_a_turn_that_opens_by_itself(running: Pool) -> None:
    pass_turn(running)
    with pytest.raises(Refused, match="by itself"):
        sign_opening(by=OFFICE, pool=running)


def test_minutes_of_a_turn_name_who_signed_the_start(cast: Cast, running: Pool) -> None:
    bid_again(running, cast.vendor_organisation, "0.39")
    turn_over(running)
    turn_over(running)
    for number in (2, 3):
        found = minutes_of(running, number)
        assert found is not None
        assert [one.name for one in found.openings[0].present] == ["office-staff", "Levan Board"]
