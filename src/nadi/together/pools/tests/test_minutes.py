"""Minutes hold the facts of an opening, in the reader's language, and no figure of any bid."""

import json

import pytest
from django.test import override_settings
from django.utils import translation
from tests.cast import Cast

from nadi.together.pools.actions.bids import submit_bid, withdraw_bid
from nadi.together.pools.actions.opening import disqualify_bid, sign_opening
from nadi.together.pools.models import Bid, LateAttempt, Pool
from nadi.together.pools.queries.minutes import Minutes, minutes_of, receipts_of
from nadi.together.pools.tests.bid_factory import OFFICE, make_bid, make_request, pass_deadline
from nadi.together.pools.tests.round_factory import SECOND, at_price, pool_of_boxes
from nadi.web.access import Refused

PECULIAR = "0.783941"


@pytest.fixture
def pool(cast: Cast) -> Pool:
    return pool_of_boxes(cast)


def opened_by_two(pool: Pool) -> Minutes:
    """Let two people open, and return the minutes."""
    pass_deadline(pool)
    for person in (OFFICE, SECOND):
        sign_opening(by=person, pool=pool)
    found = minutes_of(pool, 1)
    assert found is not None
    return found


def test_minutes_name_who_was_present(cast: Cast, pool: Pool) -> None:
    make_bid(pool, cast.vendor_organisation, at_price(pool, "0.40"))
    [opening] = opened_by_two(pool).openings
    assert [(one.name, one.organisation) for one in opening.present] == [
        ("office-staff", ""),
        ("Levan Board", "Kolkheti Bottlers"),
    ]


@override_settings(OPENERS=1)
def test_minutes_say_when_one_person_was_enough(cast: Cast, pool: Pool) -> None:
    make_bid(pool, cast.vendor_organisation, at_price(pool, "0.40"))
    pass_deadline(pool)
    sign_opening(by=OFFICE, pool=pool)
    found = minutes_of(pool, 1)
    assert found is not None
    assert found.openings[0].openers == 1


def test_minutes_list_every_submission_with_receipt_and_fate(cast: Cast, pool: Pool) -> None:
    first = make_bid(pool, cast.vendor_organisation, at_price(pool, "0.40"))
    second = make_bid(pool, cast.vendor_organisation, at_price(pool, "0.39"))
    gone = make_bid(pool, cast.rival_organisation, at_price(pool, "0.50"))
    request, token = make_request(pool, cast.rival_organisation)
    withdraw_bid(request=request, token=token)
    [opening] = opened_by_two(pool).openings
    assert [(one.vendor, one.receipt, str(one.state)) for one in opening.received] == [
        ("Anatolia Board Mills", first.receipt, "replaced by a later bid"),
        ("Anatolia Board Mills", second.receipt, "valid"),
        ("Marmara Packaging", gone.receipt, "withdrawn"),
    ]


def test_minutes_name_late_attempts_and_who_sent_nothing(cast: Cast, pool: Pool) -> None:
    make_bid(pool, cast.vendor_organisation, at_price(pool, "0.40"))
    request, token = make_request(pool, cast.rival_organisation)
    pass_deadline(pool)
    for _attempt in range(2):
        with pytest.raises(Refused, match="time for bids has passed"):
            submit_bid(request=request, token=token, payload=at_price(pool, "0.10"))
    [opening] = opened_by_two(pool).openings
    assert [(one.vendor, one.count) for one in opening.late] == [("Marmara Packaging", 2)]
    assert [one.vendor for one in opening.silent] == ["Marmara Packaging"]


def test_attempt_in_time_that_does_not_fit_is_not_late(cast: Cast, pool: Pool) -> None:
    make_bid(pool, cast.vendor_organisation, at_price(pool, "0.40"))
    request, token = make_request(pool, cast.vendor_organisation)
    with pytest.raises(Refused):
        submit_bid(request=request, token=token, payload=at_price(pool, "not a price"))
    assert LateAttempt.objects.count() == 0


def test_late_attempt_keeps_nothing_of_the_bid(cast: Cast, pool: Pool) -> None:
    make_bid(pool, cast.vendor_organisation, at_price(pool, "0.40"))
    request, token = make_request(pool, cast.rival_organisation)
    pass_deadline(pool)
    with pytest.raises(Refused):
        submit_bid(request=request, token=token, payload=at_price(pool, PECULIAR))
    kept = [str(value) for row in LateAttempt.objects.values() for value in row.values()]
    assert [value for value in kept if PECULIAR in value] == []


def test_minutes_hold_no_price(cast: Cast, pool: Pool) -> None:
    make_bid(pool, cast.vendor_organisation, at_price(pool, PECULIAR))
    opened_by_two(pool)
    assert PECULIAR not in json.dumps(pool.rounds.get().minutes)


def test_minutes_read_in_the_language_of_the_reader(cast: Cast, pool: Pool) -> None:
    vendor = cast.vendor_organisation
    type(vendor).objects.filter(pk=vendor.pk).update(name_local="ანატოლია")
    make_bid(pool, vendor, at_price(pool, "0.40"))
    opened_by_two(pool)
    with translation.override("ka"):
        found = minutes_of(pool, 1)
    assert found is not None
    assert found.openings[0].received[0].vendor == "ანატოლია"


def test_disqualification_after_the_opening_is_added_and_the_minutes_stay(cast: Cast, pool: Pool) -> None:
    make_bid(pool, cast.vendor_organisation, at_price(pool, "0.40"))
    before = opened_by_two(pool)
    disqualify_bid(by=OFFICE, bid=Bid.objects.get(), reason="No certificate.")
    after = minutes_of(pool, 1)
    assert after is not None
    assert after.openings == before.openings
    assert [(one.vendor, one.reason) for one in after.later] == [("Anatolia Board Mills", "No certificate.")]


def test_receipts_name_nobody(cast: Cast, pool: Pool) -> None:
    bid = make_bid(pool, cast.vendor_organisation, at_price(pool, "0.40"))
    assert receipts_of(pool) == []
    opened_by_two(pool)
    [receipt] = receipts_of(pool)
    assert (receipt.receipt, receipt.round_number) == (bid.receipt, 1)
    assert "Anatolia" not in repr(receipt)


def test_there_are_no_minutes_before_an_opening(cast: Cast, pool: Pool) -> None:
    make_bid(pool, cast.vendor_organisation, at_price(pool, "0.40"))
    assert minutes_of(pool, 1) is None
