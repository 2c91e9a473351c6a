"""Two authorised people open the bids; one alone does not, and not before the deadline."""

from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.journal.models import Entry
from nadi.together.pools.actions.opening import sign_opening, tell_opening_due
from nadi.together.pools.models import Amendment, Bid, OpeningSignature, Pool
from nadi.together.pools.tests.bid_factory import OFFICE, make_bid, make_tender, pass_deadline
from nadi.together.pools.tests.round_factory import SECOND, at_price, pool_of_boxes
from nadi.web.access import Refused
from nadi.web.models import Mail

State = Pool.State


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = pool_of_boxes(cast)
    make_bid(pool, cast.vendor_organisation, at_price(pool, "0.40"))
    pool.refresh_from_db()
    return pool


def test_first_signature_leaves_the_bids_sealed(pool: Pool) -> None:
    pass_deadline(pool)
    assert sign_opening(by=OFFICE, pool=pool).state == State.TENDERING
    assert Bid.objects.get().state == Bid.State.SEALED


def test_second_person_opens_with_its_signature(pool: Pool) -> None:
    pass_deadline(pool)
    sign_opening(by=OFFICE, pool=pool)
    assert sign_opening(by=SECOND, pool=pool).state == State.OPENED
    assert Bid.objects.get().state == Bid.State.VALID


def test_one_person_does_not_sign_twice(pool: Pool) -> None:
    pass_deadline(pool)
    sign_opening(by=OFFICE, pool=pool)
    with pytest.raises(Refused, match="Another person has to sign"):
        sign_opening(by=OFFICE, pool=pool)
    assert OpeningSignature.objects.count() == 1


def test_nobody_signs_before_the_deadline(pool: Pool) -> None:
    with pytest.raises(Refused, match="sealed until the deadline"):
        sign_opening(by=OFFICE, pool=pool)
    assert OpeningSignature.objects.count() == 0


def test_deadline_that_moved_after_a_signature_stops_the_second(pool: Pool) -> None:
    later = pool.bids_until
    pass_deadline(pool)
    sign_opening(by=OFFICE, pool=pool)
    Pool.objects.filter(pk=pool.pk).update(bids_until=later)
    with pytest.raises(Refused, match="sealed until the deadline"):
        sign_opening(by=SECOND, pool=pool)


def test_signature_lapses_when_the_deadline_is_moved(pool: Pool) -> None:
    pass_deadline(pool)
    sign_opening(by=OFFICE, pool=pool)
    OpeningSignature.objects.update(signed=timezone.now() - timedelta(hours=1))
    assert sign_opening(by=SECOND, pool=pool).state == State.TENDERING
    assert sign_opening(by=OFFICE, pool=pool).state == State.OPENED


def test_nobody_signs_an_opening_that_is_over(pool: Pool) -> None:
    pass_deadline(pool)
    for person in (OFFICE, SECOND):
        sign_opening(by=person, pool=pool)
    with pytest.raises(Refused, match="no sealed bids to open"):
        sign_opening(by=SECOND, pool=pool)


@override_settings(OPENERS=1)
def test_office_of_one_opens_alone_where_the_settings_say_so(pool: Pool) -> None:
    pass_deadline(pool)
    assert sign_opening(by=OFFICE, pool=pool).state == State.OPENED


def test_signatures_are_journalled_without_a_count_of_bids(cast: Cast, pool: Pool) -> None:
    pass_deadline(pool)
    sign_opening(by=actor_of_person(cast.staff), pool=pool)
    entry = Entry.objects.latest("number")
    assert (entry.verb, entry.after) == (
        "pools.sign_opening",
        {"round": 1, "is_technical": False, "signatures": 1},
    )


def test_bid_not_confirmed_for_a_change_is_put_out_unopened(cast: Cast, pool: Pool) -> None:
    Amendment.objects.create(pool=pool, number=1, text="Twice as thick.", needs_confirmation=True)
    kept = make_bid(pool, cast.rival_organisation, at_price(pool, "0.50"))
    pass_deadline(pool)
    for person in (OFFICE, SECOND):
        sign_opening(by=person, pool=pool)
    late = Bid.objects.exclude(pk=kept.pk).get()
    kept.refresh_from_db()
    assert [late.state, kept.state] == [Bid.State.DISQUALIFIED, Bid.State.VALID]
    assert (late.currency, late.lines.count()) == ("", 0)
    assert "did not confirm" in late.disqualified_because


def test_technical_envelopes_open_first_and_prices_stay_sealed(cast: Cast) -> None:
    pool = pool_of_boxes(cast, has_quality=True)
    pool.criteria.create(position=1, name="Strength", weight=1, least_points=1)
    make_tender(pool, has_quality=True)
    answer = {"technical": {pool.criteria.get().uid: "Five layers."}}
    bid = make_bid(pool, cast.vendor_organisation, {**at_price(pool, "0.40"), **answer})
    pass_deadline(pool)
    for person in (OFFICE, SECOND):
        state = sign_opening(by=person, pool=pool).state
    bid.refresh_from_db()
    assert (state, bid.state, bid.currency, bid.lines.count()) == ("assessing", "sealed", "", 0)
    assert list(bid.technical.values()) == ["Five layers."]
    with pytest.raises(Refused, match="points are missing for 1 bid"):
        sign_opening(by=OFFICE, pool=pool)


def test_prices_are_signed_anew_after_the_assessment(cast: Cast) -> None:
    pool = pool_of_boxes(cast, has_quality=True)
    pool.criteria.create(position=1, name="Strength", weight=1, least_points=1)
    make_tender(pool, has_quality=True)
    answer = {"technical": {pool.criteria.get().uid: "Five layers."}}
    bid = make_bid(pool, cast.vendor_organisation, {**at_price(pool, "0.40"), **answer})
    pass_deadline(pool)
    for person in (OFFICE, SECOND):
        sign_opening(by=person, pool=pool)
    bid.scores.create(criterion=pool.criteria.get(), points=7)
    states = [sign_opening(by=person, pool=pool).state for person in (OFFICE, SECOND)]
    bid.refresh_from_db()
    assert (states, bid.state) == ([State.ASSESSING, State.OPENED], Bid.State.VALID)


def letters() -> list[tuple[str, str]]:
    """Return to whom letters about signatures went, and what they say after the greeting."""
    found = Mail.objects.filter(subject__contains="signature").order_by("pk")
    return [(str(letter.to), letter.text.strip().splitlines()[2]) for letter in found]


def test_those_who_open_are_told_once_that_the_deadline_has_passed(cast: Cast, pool: Pool) -> None:
    assert tell_opening_due(pool=pool, now=timezone.now()) is False
    pass_deadline(pool)
    assert [tell_opening_due(pool=pool, now=timezone.now()) for _look in range(2)] == [True, False]
    assert len(letters()) == 2


def test_first_signature_asks_the_others_for_theirs(cast: Cast, pool: Pool) -> None:
    pass_deadline(pool)
    sign_opening(by=actor_of_person(cast.staff), pool=pool)
    [(receiver, words)] = letters()
    assert cast.board.email in receiver
    assert words == "Nino Staff has signed the opening. The bids open when another person signs."
