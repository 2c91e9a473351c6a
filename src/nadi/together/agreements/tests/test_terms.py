"""Longer terms, members that leave, agreements that end, and the vendor's link."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.together.agreements.actions.addenda import withdraw_addendum
from nadi.together.agreements.actions.agreements import (
    Terms,
    end_agreements,
    make_agreements,
    renew_link,
    terminate_agreement,
)
from nadi.together.agreements.actions.extensions import (
    accept_extension,
    propose_extension,
    reject_extension,
)
from nadi.together.agreements.links import agreement_behind, token_of
from nadi.together.agreements.models import AgreedBreak, AgreedDiscount, Extension, FrameworkAgreement
from nadi.together.agreements.prices import latest_end
from nadi.together.agreements.queries.agreements import remaining_of
from nadi.together.agreements.tests.factory import accepted, addendum_of, agreed, agreement_of, order_of
from nadi.web.access import Refused
from nadi.web.models import Mail

State = FrameworkAgreement.State


def extension(cast: Cast, days: int = 30) -> Extension:
    agreement = agreement_of(cast)
    return propose_extension(
        by=actor_of_person(cast.staff), agreement=agreement, ends=agreement.ends + timedelta(days=days)
    )


def test_agreement_keeps_the_breaks_and_discounts_of_the_bid(cast: Cast) -> None:
    agreed(cast)
    breaks = AgreedBreak.objects.values_list("line__position", "from_quantity", "unit_price")
    assert list(breaks) == [(1, Decimal(0), Decimal("1.00")), (2, Decimal(0), Decimal("2.40"))]
    discount = AgreedDiscount.objects.get()
    assert (discount.threshold, discount.rate) == (Decimal(2500), Decimal("0.10"))


def test_allowance_lets_members_order_more_than_agreed(cast: Cast) -> None:
    story, today = accepted(cast), timezone.localdate()
    make_agreements(
        by=actor_of_person(cast.staff),
        pool=story.pool,
        starts=today,
        ends=today + timedelta(days=9),
        terms=Terms(allowance=Decimal("0.1")),
    )
    left = remaining_of(addendum_of(cast.rioni.organisation)).values()
    assert [one.remaining for one in left] == [Decimal(1100), Decimal(550)]


def test_term_of_exactly_four_years_is_made(cast: Cast) -> None:
    story, today = accepted(cast), timezone.localdate()
    by = actor_of_person(cast.staff)
    with pytest.raises(Refused, match="within four years"):
        make_agreements(by=by, pool=story.pool, starts=today, ends=latest_end(today) + timedelta(days=1))
    assert make_agreements(by=by, pool=story.pool, starts=today, ends=latest_end(today))


def test_extension_holds_once_the_vendor_accepts(cast: Cast) -> None:
    agreed(cast)
    before = agreement_of(cast).ends
    offered = extension(cast)
    assert agreement_of(cast).ends == before
    accept_extension(by=actor_of_person(cast.vendor), extension=offered)
    assert agreement_of(cast).ends == before + timedelta(days=30)


def test_extension_beyond_four_years_in_all_is_refused(cast: Cast) -> None:
    agreed(cast)
    with pytest.raises(Refused, match="four years at most in all"):
        extension(cast, days=1200)


def test_extension_is_not_accepted_by_who_offered_it(cast: Cast) -> None:
    agreed(cast)
    with pytest.raises(Refused, match="did not offer it"):
        accept_extension(by=actor_of_person(cast.staff), extension=extension(cast))


def test_rejected_extension_changes_nothing_and_cannot_be_accepted_later(cast: Cast) -> None:
    agreed(cast)
    before, offered = agreement_of(cast).ends, extension(cast)
    stale = Extension.objects.get(pk=offered.pk)
    reject_extension(by=actor_of_person(cast.vendor), extension=offered)
    with pytest.raises(Refused, match="answered or taken back"):
        accept_extension(by=actor_of_person(cast.vendor), extension=stale)
    assert agreement_of(cast).ends == before


def test_extensions_wait_one_at_a_time(cast: Cast) -> None:
    agreed(cast)
    extension(cast)
    with pytest.raises(Refused, match="Another extension waits"):
        extension(cast, days=40)


def test_terminated_agreement_takes_no_order(cast: Cast) -> None:
    agreed(cast)
    terminate_agreement(by=actor_of_person(cast.staff), agreement=agreement_of(cast), because="Bankrupt.")
    with pytest.raises(Refused, match="not in force today"):
        order_of(cast)


def test_terminated_agreement_is_terminated_once(cast: Cast) -> None:
    agreed(cast)
    stale, by = agreement_of(cast), actor_of_person(cast.staff)
    terminate_agreement(by=by, agreement=agreement_of(cast), because="Bankrupt.")
    with pytest.raises(Refused, match="has ended"):
        terminate_agreement(by=by, agreement=stale, because="Again.")


def test_agreement_ends_after_its_last_day(cast: Cast) -> None:
    agreed(cast)
    last = agreement_of(cast).ends
    assert end_agreements(last) == 0
    assert end_agreements(last + timedelta(days=1)) == 1
    assert agreement_of(cast).state == State.ENDED


def test_member_that_left_orders_nothing_more(cast: Cast) -> None:
    agreed(cast)
    addendum = addendum_of(cast.rioni.organisation)
    withdraw_addendum(
        by=actor_of_person(cast.rioni.representative), addendum=addendum, because="We closed the plant."
    )
    with pytest.raises(Refused, match="has left this agreement"):
        order_of(cast)


def test_leaving_tells_the_vendor_and_the_office_and_no_other_member(cast: Cast) -> None:
    agreed(cast)
    Mail.objects.all().delete()
    addendum = addendum_of(cast.rioni.organisation)
    withdraw_addendum(by=actor_of_person(cast.rioni.representative), addendum=addendum, because="Closed.")
    told = sorted(mail.to for mail in Mail.objects.all())
    assert told == [cast.vendor.email, "sales@vendor.example", cast.staff.email]


def test_link_opens_the_agreement_and_is_stored_nowhere(cast: Cast) -> None:
    agreed(cast)
    agreement = agreement_of(cast)
    token = token_of(agreement)
    assert agreement_behind(token) == agreement
    assert token not in str(FrameworkAgreement.objects.values())


def test_new_link_ends_the_one_before(cast: Cast) -> None:
    agreed(cast)
    before = token_of(agreement_of(cast))
    renewed = renew_link(by=actor_of_person(cast.staff), agreement=agreement_of(cast))
    assert agreement_behind(before) is None
    assert agreement_behind(token_of(renewed)) == renewed


def test_link_goes_to_the_address_that_bid_and_to_nobody_who_signs_in(cast: Cast) -> None:
    agreed(cast)
    token = token_of(agreement_of(cast))
    with_link = [mail.to for mail in Mail.objects.all() if token in mail.text + mail.html]
    assert with_link == ["sales@vendor.example"]
