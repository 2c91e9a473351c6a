"""New prices: proposed, answered, in force from their day."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.together.agreements.actions.price_changes import (
    Proposal,
    accept_price_change,
    propose_price_change,
    reject_price_change,
    withdraw_price_change,
)
from nadi.together.agreements.models import FrameworkAgreement, PriceChange
from nadi.together.agreements.queries.agreements import lines_left
from nadi.together.agreements.tests.factory import addendum_of, agreed, agreement_of, order_of
from nadi.web.access import Refused
from nadi.web.models import Mail

TODAY = timezone.localdate


def proposal(**changes: Any) -> Proposal:
    given = {
        "kind": PriceChange.Kind.FACTOR,
        "from_day": TODAY() + timedelta(days=10),
        "reason": "Paper is dearer.",
        "factor": Decimal("1.05"),
        **changes,
    }
    return Proposal(**given)


def proposed(cast: Cast, **changes: Any) -> PriceChange:
    return propose_price_change(
        by=actor_of_person(cast.vendor), agreement=agreement_of(cast), proposal=proposal(**changes)
    )


def prices(cast: Cast, day: date) -> list[Decimal]:
    return [one.price for one in lines_left([addendum_of(cast.rioni.organisation)], day)]


def test_proposed_change_asks_the_other_side_and_changes_nothing(cast: Cast) -> None:
    agreed(cast)
    before = prices(cast, TODAY() + timedelta(days=10))
    Mail.objects.all().delete()
    proposed(cast)
    assert [mail.to for mail in Mail.objects.all()] == [cast.staff.email]
    assert prices(cast, TODAY() + timedelta(days=10)) == before


def test_accepted_change_holds_from_its_day_on(cast: Cast) -> None:
    agreed(cast)
    before = prices(cast, TODAY())
    accept_price_change(by=actor_of_person(cast.staff), change=proposed(cast))
    assert prices(cast, TODAY() + timedelta(days=9)) == before
    assert prices(cast, TODAY() + timedelta(days=10)) == [price * Decimal("1.05") for price in before]


def test_order_keeps_the_price_of_its_day(cast: Cast) -> None:
    agreed(cast)
    order = order_of(cast)
    accept_price_change(by=actor_of_person(cast.staff), change=proposed(cast, from_day=TODAY()))
    later = order_of(cast, "0.1")
    first, second = order.lines.order_by("pk")[0], later.lines.order_by("pk")[0]
    assert second.unit_price == first.unit_price * Decimal("1.05")


def test_second_proposal_waits_for_the_first(cast: Cast) -> None:
    agreed(cast)
    proposed(cast)
    with pytest.raises(Refused, match="Another price change waits"):
        proposed(cast)


def test_own_proposal_cannot_be_accepted(cast: Cast) -> None:
    agreed(cast)
    change = proposed(cast)
    with pytest.raises(Refused, match="answered by the side that did not propose it"):
        accept_price_change(by=actor_of_person(cast.vendor), change=change)


def test_change_is_answered_once_also_by_two_people_at_once(cast: Cast) -> None:
    agreed(cast)
    change = proposed(cast)
    stale = PriceChange.objects.get(pk=change.pk)
    reject_price_change(by=actor_of_person(cast.staff), change=change, because="Too much.")
    with pytest.raises(Refused, match="answered or taken back already"):
        accept_price_change(by=actor_of_person(cast.staff), change=stale)


def test_withdrawn_proposal_makes_room_for_another(cast: Cast) -> None:
    agreed(cast)
    withdraw_price_change(by=actor_of_person(cast.vendor), change=proposed(cast))
    assert proposed(cast).state == PriceChange.State.PENDING


@pytest.mark.parametrize("factor", ["1.1001", "0.8999"])
def test_factor_outside_the_bounds_is_refused(cast: Cast, factor: str) -> None:
    agreed(cast)
    with pytest.raises(Refused, match=r"the agreement allows 0\.9 to 1\.1 at once"):
        proposed(cast, factor=Decimal(factor))


def test_index_gives_the_factor_and_keeps_the_bounds(cast: Cast) -> None:
    agreed(cast)
    index = {"kind": PriceChange.Kind.INDEX, "factor": None, "name": "Producer prices, paper"}
    with pytest.raises(Refused, match=r"multiplied by 1\.2"):
        proposed(cast, **index, before=Decimal(100), now=Decimal(120))
    assert proposed(cast, **index, before=Decimal(100), now=Decimal(103)).factor == Decimal("1.03")


def test_tax_is_passed_on_as_it_is(cast: Cast) -> None:
    agreed(cast)
    tax = {"kind": PriceChange.Kind.TAX, "factor": None, "name": "Import duty"}
    change = proposed(cast, **tax, before=Decimal(0), now=Decimal(25))
    assert change.factor == Decimal("1.25")


def test_change_without_its_figures_is_refused(cast: Cast) -> None:
    agreed(cast)
    with pytest.raises(Refused, match="Name the index"):
        proposed(cast, kind=PriceChange.Kind.INDEX, factor=None)
    with pytest.raises(Refused, match="figure before"):
        proposed(cast, kind=PriceChange.Kind.INDEX, factor=None, name="Paper", now=Decimal(3))


def test_change_from_a_past_day_is_refused(cast: Cast) -> None:
    agreed(cast)
    with pytest.raises(Refused, match="start today or later"):
        proposed(cast, from_day=TODAY() - timedelta(days=1))


def test_change_accepted_too_late_is_refused(cast: Cast) -> None:
    agreed(cast)
    change = proposed(cast)
    PriceChange.objects.update(from_day=TODAY() - timedelta(days=1))
    with pytest.raises(Refused, match="Its day has passed"):
        accept_price_change(by=actor_of_person(cast.staff), change=change)


def test_next_change_starts_after_the_one_before(cast: Cast) -> None:
    agreed(cast)
    accept_price_change(by=actor_of_person(cast.staff), change=proposed(cast))
    with pytest.raises(Refused, match="Choose a later day"):
        proposed(cast)


def test_ended_agreement_takes_no_change(cast: Cast) -> None:
    agreed(cast)
    FrameworkAgreement.objects.update(state=FrameworkAgreement.State.TERMINATED)
    with pytest.raises(Refused, match="has ended"):
        proposed(cast)
