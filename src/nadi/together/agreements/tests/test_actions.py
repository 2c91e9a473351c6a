"""From accepted shares to realised savings."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db.models import F, Sum
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.together.agreements.actions.agreements import make_agreements
from nadi.together.agreements.actions.call_offs import (
    call_off,
    cancel_call_off,
    confirm_call_off,
)
from nadi.together.agreements.actions.deliveries import deliver_call_off
from nadi.together.agreements.models import Addendum, AddendumLine, CallOff, FrameworkAgreement, Saving
from nadi.together.agreements.queries.agreements import remaining_of
from nadi.together.agreements.tests.factory import accepted, addendum_of, agreed, order_of
from nadi.together.pools.actions.shares import accept_share
from nadi.together.pools.models import Pool
from nadi.together.pools.tests.award_factory import award, make_story
from nadi.web.access import Refused
from nadi.web.models import Mail


def test_make_agreements_is_refused_while_an_answer_is_open(cast: Cast) -> None:
    story = make_story(cast)
    award(story.pool)
    rioni = cast.rioni
    accept_share(by=actor_of_person(rioni.representative), share=story.share_of(rioni.organisation))
    today = timezone.localdate()
    with pytest.raises(Refused, match="Not every member has accepted"):
        make_agreements(
            by=actor_of_person(cast.staff), pool=story.pool, starts=today, ends=today + timedelta(days=9)
        )
    assert FrameworkAgreement.objects.count() == 0


def test_make_agreements_refuses_more_than_four_years(cast: Cast) -> None:
    story, today = accepted(cast), timezone.localdate()
    with pytest.raises(Refused, match="within four years"):
        make_agreements(
            by=actor_of_person(cast.staff), pool=story.pool, starts=today, ends=today + timedelta(days=1500)
        )


def test_make_agreements_gives_every_member_an_addendum_under_each_of_its_vendors(cast: Cast) -> None:
    agreed(cast)
    assert FrameworkAgreement.objects.count() == 1
    names = Addendum.objects.values_list("organisation__name", flat=True)
    assert sorted(names) == ["Kolkheti Bottlers", "Rioni Cartons", "Samgori Foods"]


def test_make_agreements_moves_the_pool_to_agreed(cast: Cast) -> None:
    story = agreed(cast)
    story.pool.refresh_from_db()
    assert story.pool.state == Pool.State.AGREED


def test_make_agreements_twice_is_refused(cast: Cast) -> None:
    story, today = agreed(cast), timezone.localdate()
    with pytest.raises(Refused, match="after the award"):
        make_agreements(
            by=actor_of_person(cast.staff), pool=story.pool, starts=today, ends=today + timedelta(days=9)
        )


def test_addenda_and_adjustments_add_up_to_each_members_share(cast: Cast) -> None:
    story = agreed(cast)
    for member in cast.members:
        lines = AddendumLine.objects.filter(addendum__organisation=member.organisation)
        at_prices = lines.aggregate(sum=Sum(F("quantity") * F("unit_price")))["sum"]
        adjustments = Addendum.objects.filter(organisation=member.organisation).aggregate(Sum("adjustment"))
        paid = at_prices + adjustments["adjustment__sum"]
        assert abs(paid - story.share_of(member.organisation).amount) < Decimal("0.02")


def test_contracted_saving_is_baseline_less_share(cast: Cast) -> None:
    story = agreed(cast)
    organisation = cast.rioni.organisation
    contracted = Saving.objects.get(organisation=organisation, stage=Saving.Stage.CONTRACTED)
    # 1,000 boxes at 1.20 and 500 rolls at 3.00 is what Rioni pays today.
    assert contracted.before == Decimal("2700.00")
    assert contracted.after == story.share_of(organisation).amount


def test_call_off_takes_from_what_is_left(cast: Cast) -> None:
    agreed(cast)
    order_of(cast, "0.25")
    left = remaining_of(addendum_of(cast.rioni.organisation)).values()
    assert [one.remaining for one in left] == [Decimal("750.000"), Decimal("375.000")]


def test_call_off_above_what_is_left_is_refused_by_item(cast: Cast) -> None:
    agreed(cast)
    order_of(cast, "0.75")
    with pytest.raises(Refused, match="Only 250 of Cardboard boxes are left"):
        order_of(cast, "0.5")
    assert CallOff.objects.count() == 1


def test_call_off_of_nothing_is_refused(cast: Cast) -> None:
    agreed(cast)
    addendum = addendum_of(cast.rioni.organisation)
    with pytest.raises(Refused, match="Enter a quantity"):
        call_off(by=actor_of_person(cast.rioni.representative), addendum=addendum, quantities={})


def test_call_off_of_another_members_line_is_refused(cast: Cast) -> None:
    agreed(cast)
    foreign = addendum_of(cast.samgori.organisation).lines.all()[0]
    with pytest.raises(Refused, match="not part of this agreement"):
        call_off(
            by=actor_of_person(cast.rioni.representative),
            addendum=addendum_of(cast.rioni.organisation),
            quantities={foreign.pk: Decimal(1)},
        )


def test_call_off_outside_the_term_is_refused(cast: Cast) -> None:
    agreed(cast)
    yesterday = timezone.localdate() - timedelta(days=1)
    FrameworkAgreement.objects.update(starts=yesterday - timedelta(days=9), ends=yesterday)
    with pytest.raises(Refused, match="not in force today"):
        order_of(cast)


def test_call_off_tells_the_vendor(cast: Cast) -> None:
    agreed(cast)
    Mail.objects.all().delete()
    order_of(cast)
    assert sorted(mail.to for mail in Mail.objects.all()) == [cast.vendor.email, "sales@vendor.example"]


def test_cancelled_order_gives_its_quantity_back(cast: Cast) -> None:
    agreed(cast)
    order = order_of(cast, "1")
    cancel_call_off(by=actor_of_person(cast.rioni.representative), order=order)
    left = remaining_of(addendum_of(cast.rioni.organisation)).values()
    assert [one.remaining for one in left] == [Decimal("1000.000"), Decimal("500.000")]


def test_confirmed_order_cannot_be_cancelled(cast: Cast) -> None:
    agreed(cast)
    order = confirm_call_off(by=actor_of_person(cast.vendor), order=order_of(cast))
    with pytest.raises(Refused, match="no longer possible"):
        cancel_call_off(by=actor_of_person(cast.rioni.representative), order=order)


def test_unconfirmed_order_cannot_be_received(cast: Cast) -> None:
    agreed(cast)
    with pytest.raises(Refused, match="no longer possible"):
        deliver_call_off(by=actor_of_person(cast.rioni.representative), order=order_of(cast))


def test_delivery_records_the_saving_once(cast: Cast) -> None:
    agreed(cast)
    order = confirm_call_off(by=actor_of_person(cast.vendor), order=order_of(cast))
    member = actor_of_person(cast.rioni.representative)
    deliver_call_off(by=member, order=order)
    with pytest.raises(Refused):
        deliver_call_off(by=member, order=order)
    realised = Saving.objects.get(stage=Saving.Stage.REALISED)
    assert realised.before == Decimal("1350.00")


def test_all_deliveries_together_realise_the_contracted_saving(cast: Cast) -> None:
    agreed(cast)
    organisation = cast.rioni.organisation
    for part in ("0.3", "0.7"):
        order = confirm_call_off(by=actor_of_person(cast.vendor), order=order_of(cast, part))
        deliver_call_off(by=actor_of_person(cast.rioni.representative), order=order)
    realised = Saving.objects.filter(stage=Saving.Stage.REALISED).aggregate(Sum("before"), Sum("after"))
    contracted = Saving.objects.get(organisation=organisation, stage=Saving.Stage.CONTRACTED)
    assert realised["before__sum"] == contracted.before
    assert abs(realised["after__sum"] - contracted.after) <= Decimal("0.01")
