"""Whether orders reach what prices rest on: told to the office, to members without a figure."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for

from nadi.together.agreements.actions.attainment import note_attainment
from nadi.together.agreements.actions.call_offs import call_off
from nadi.together.agreements.models import AgreedBreak, FrameworkAgreement
from nadi.together.agreements.queries.attainment import attainments_of
from nadi.together.agreements.tests.factory import addendum_of, agreed, agreement_of, order_of
from nadi.web.models import Mail


def halfway(cast: Cast) -> FrameworkAgreement:
    """Let half of the term be over; the prices rest on 2,500 of 3,000 in all."""
    agreed(cast)
    today = timezone.localdate()
    FrameworkAgreement.objects.update(starts=today - timedelta(days=49), ends=today + timedelta(days=50))
    Mail.objects.all().delete()
    return agreement_of(cast)


def test_early_in_the_term_nothing_is_said(cast: Cast) -> None:
    agreed(cast)
    assert attainments_of(agreement_of(cast), timezone.localdate()) == []


def test_orders_that_lag_are_told_to_the_office_once(cast: Cast) -> None:
    agreement = halfway(cast)
    order_of(cast, "0.5")
    found = note_attainment(agreement=agreement, today=timezone.localdate())
    assert [(one.ordered, one.expected) for one in found] == [(Decimal(750), Decimal(1500))]
    assert [mail.to for mail in Mail.objects.filter(subject__startswith="Orders under")] == [cast.staff.email]
    assert note_attainment(agreement=agreement, today=timezone.localdate()) == []


def test_orders_at_the_right_pace_are_not_told(cast: Cast) -> None:
    agreement = halfway(cast)
    order_of(cast, "0.9")
    assert note_attainment(agreement=agreement, today=timezone.localdate()) == []


def test_better_break_that_orders_have_reached_is_told(cast: Cast) -> None:
    agreement = halfway(cast)
    AgreedBreak.objects.create(
        agreement=agreement,
        line=AgreedBreak.objects.filter(line__position=1)[0].line,
        from_quantity=Decimal(2001),
        unit_price=Decimal("0.80"),
    )
    FrameworkAgreement.objects.update(allowance=Decimal(1))
    order_of(cast, "2")
    assert note_attainment(agreement=agreement, today=timezone.localdate()) == []
    addendum = addendum_of(cast.samgori.organisation)
    boxes = addendum.lines.get(line__position=1).pk
    by = actor_of_person(cast.samgori.representative)
    call_off(by=by, addendum=addendum, quantities={boxes: Decimal(1)})
    found = note_attainment(agreement=agreement, today=timezone.localdate())
    assert [(one.threshold, one.is_better) for one in found] == [(Decimal(2001), True)]


def test_members_read_that_orders_lag_without_a_figure(cast: Cast) -> None:
    agreement = halfway(cast)
    order_of(cast, "0.5")
    url = f"/agreements/{agreement.uid}/"
    page = client_for(cast.samgori.colleague).get(url).content.decode()
    assert "Orders lag behind" not in page
    note_attainment(agreement=agreement, today=timezone.localdate())
    page = client_for(cast.samgori.colleague).get(url).content.decode()
    assert "Orders lag behind" in page
    # The threshold, 2,500, is a term of the agreement; what others ordered is not.
    assert [figure for figure in ("750", "1,500") if figure in page] == []
