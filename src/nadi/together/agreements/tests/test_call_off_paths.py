"""Whatever is tried in whatever order: nothing over-orders, binds without a representative, or comes late."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tests.cast import Cast, actor_of_person

from nadi.together.agreements.actions.addenda import withdraw_addendum
from nadi.together.agreements.actions.call_offs import (
    call_off,
    cancel_call_off,
    confirm_call_off,
    reject_call_off,
)
from nadi.together.agreements.actions.deliveries import Arrival, deliver_call_off, finish_call_off
from nadi.together.agreements.models import (
    Addendum,
    AddendumLine,
    CallOff,
    DeliveryLine,
    FrameworkAgreement,
)
from nadi.together.agreements.prices import most_of
from nadi.together.agreements.queries.agreements import counted_of
from nadi.together.agreements.queries.deliveries import outstanding_of
from nadi.together.agreements.tests.factory import addendum_of, agreed
from nadi.web.access import Actor, Refused, why_not

QUANTITIES = st.integers(min_value=0, max_value=700).map(Decimal)
PARTS = st.sampled_from([Decimal("0.4"), Decimal(1), Decimal("1.1")])
NTH = st.integers(min_value=0, max_value=5)


class Orders(RuleBasedStateMachine):
    """One member, one vendor, all that may be done with orders, by the right people and by the wrong ones."""

    cast: Cast
    addendum: Addendum

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.savepoint()
        self.member = actor_of_person(self.cast.rioni.representative)
        self.colleague = actor_of_person(self.cast.rioni.colleague)
        self.vendor = actor_of_person(self.cast.vendor)
        self.stale = list(CallOff.objects.all())

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    def one(self, nth: int) -> CallOff | None:
        """Return an order as somebody saw it some steps ago."""
        return self.stale[nth % len(self.stale)] if self.stale else None

    @property
    def is_in_force(self) -> bool:
        agreement = FrameworkAgreement.objects.get(pk=self.addendum.agreement_id)
        left = Addendum.objects.get(pk=self.addendum.pk).withdrawn
        return agreement.starts <= timezone.localdate() <= agreement.ends and left is None

    @rule(boxes=QUANTITIES, film=QUANTITIES, by_colleague=st.booleans())
    def order(self, boxes: Decimal, film: Decimal, by_colleague: bool) -> None:
        by: Actor = self.colleague if by_colleague else self.member
        lines = self.addendum.lines.order_by("line__position").values_list("pk", flat=True)
        asked = dict(zip(lines, (boxes, film), strict=True))
        if why_not(by, "agreements.call_off", self.addendum) is not None:
            assert by_colleague
            return
        assert not by_colleague
        was_in_force, before = self.is_in_force, CallOff.objects.count()
        try:
            self.stale.append(call_off(by=by, addendum=self.addendum, quantities=asked))
            assert was_in_force
        except Refused:
            assert CallOff.objects.count() == before

    @rule(nth=NTH)
    def confirm(self, nth: int) -> None:
        self.tried(nth, lambda order: confirm_call_off(by=self.vendor, order=order))

    @rule(nth=NTH)
    def reject(self, nth: int) -> None:
        self.tried(nth, lambda order: reject_call_off(by=self.vendor, order=order, because="None left."))

    @rule(nth=NTH)
    def cancel(self, nth: int) -> None:
        self.tried(nth, lambda order: cancel_call_off(by=self.member, order=order))

    @rule(nth=NTH, part=PARTS)
    def arrive(self, nth: int, part: Decimal) -> None:
        def arrived(order: CallOff) -> CallOff:
            missing = outstanding_of(order)
            parts = {line: (left * part).quantize(Decimal("0.001")) for line, left in missing.items()}
            return deliver_call_off(by=self.colleague, order=order, arrival=Arrival(quantities=parts))

        self.tried(nth, arrived)

    @rule(nth=NTH)
    def finish(self, nth: int) -> None:
        self.tried(nth, lambda order: finish_call_off(by=self.member, order=order, because="Sold out."))

    @rule()
    def end(self) -> None:
        yesterday = timezone.localdate() - timedelta(days=1)
        FrameworkAgreement.objects.update(starts=yesterday - timedelta(days=9), ends=yesterday)
        self.nothing_can_be_ordered()

    @rule()
    def leave(self) -> None:
        try:
            withdraw_addendum(by=self.member, addendum=self.addendum, because="Closed.")
        except Refused:
            assert Addendum.objects.get(pk=self.addendum.pk).withdrawn
        self.nothing_can_be_ordered()

    def nothing_can_be_ordered(self) -> None:
        line = self.addendum.lines.order_by("line__position")[0].pk
        with pytest.raises(Refused, match=r"not in force today|has left this agreement"):
            call_off(by=self.member, addendum=self.addendum, quantities={line: Decimal("0.001")})

    def tried(self, nth: int, act: object) -> None:
        order = self.one(nth)
        if order is None:
            return
        try:
            act(order)  # type: ignore[operator]
        except Refused:
            return

    @invariant()
    def nothing_is_over_ordered(self) -> None:
        lines = {line.pk: line for line in AddendumLine.objects.filter(addendum=self.addendum)}
        counted = counted_of(lines)
        allowed = {pk: most_of(line.quantity, Decimal(0)) for pk, line in lines.items()}
        assert [pk for pk, quantity in counted.items() if quantity > allowed[pk]] == []

    @invariant()
    def nothing_arrives_that_was_not_ordered(self) -> None:
        arrived: dict[int, Decimal] = {}
        for row in DeliveryLine.objects.select_related("call_off_line"):
            arrived[row.call_off_line_id] = arrived.get(row.call_off_line_id, Decimal(0)) + row.quantity
            assert arrived[row.call_off_line_id] <= row.call_off_line.quantity


@pytest.mark.usefixtures("cast")
def test_no_path_over_orders_binds_without_a_representative_or_comes_late(cast: Cast) -> None:
    agreed(cast)
    Orders.cast, Orders.addendum = cast, addendum_of(cast.rioni.organisation)
    run_state_machine_as_test(
        Orders,
        settings=settings(
            max_examples=15,
            stateful_step_count=10,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_two_orders_at_once_take_no_more_than_is_left(cast: Cast) -> None:
    agreed(cast)
    first, second = addendum_of(cast.rioni.organisation), addendum_of(cast.rioni.organisation)
    line, by = first.lines.order_by("line__position")[0].pk, actor_of_person(cast.rioni.representative)
    call_off(by=by, addendum=first, quantities={line: Decimal(600)})
    with pytest.raises(Refused, match="Only 400 of Cardboard boxes are left"):
        call_off(by=by, addendum=second, quantities={line: Decimal(600)})
