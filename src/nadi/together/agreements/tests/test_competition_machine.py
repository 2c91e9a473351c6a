"""Whatever vendors quote and the member chooses: nothing late, early, or above the price agreed on."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.cast import Cast, actor_of_person

from nadi.together.agreements.actions import competitions as actions
from nadi.together.agreements.actions.call_offs import call_off
from nadi.together.agreements.actions.price_changes import Proposal, accept_price_change, propose_price_change
from nadi.together.agreements.models import CallOff, FrameworkAgreement, MiniCompetition, QuoteLine
from nadi.together.agreements.prices import amount_of
from nadi.together.agreements.queries.agreements import counted_of, remaining_of
from nadi.together.agreements.queries.competitions import offered
from nadi.together.agreements.tests.factory import agreed, second_vendor
from nadi.web.access import Actor, Refused, why_not

# A story in a database takes too long to be shortened.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
both = st.integers(0, 1)
persons = st.sampled_from(["member", "member", "colleague"])
quantities = st.sampled_from([0, 200, 700]).map(Decimal)
quoted = st.sampled_from(["0", "0.5", "0.9", "1.05", "1.2"]).map(Decimal)
Asked = MiniCompetition.State


class Competing(RuleBasedStateMachine):
    """One member lets two vendors quote for boxes, Anatolia bound to 0.90 and Marmara to 1.05 at first."""

    people: dict[str, Actor]

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.savepoint()
        self.agreements = list(FrameworkAgreement.objects.order_by("pk"))
        member = self.people["member"].organisation_id
        self.addenda = [one.addenda.get(organisation=member) for one in self.agreements]
        self.boxes = [one.lines.get(line__position=1) for one in self.addenda]
        self.now: MiniCompetition | None = None
        self.is_over = False
        self.quotes: dict[int, Decimal] = {}

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    def tried(self, act: Callable[..., Any], **given: Any) -> Any:
        """Carry out an action; return what it made, or None where it was refused."""
        try:
            with transaction.atomic():
                return act(**given) or True
        except Refused:
            return None

    def agreed_price(self, which: int) -> Decimal:
        return remaining_of(self.addenda[which])[self.boxes[which].pk].price

    def has_left(self, which: int, quantity: Decimal) -> bool:
        return remaining_of(self.addenda[which])[self.boxes[which].pk].remaining >= quantity

    def quantity(self) -> Decimal:
        return self.now.lines.get().quantity if self.now else Decimal(0)

    @rule(
        who=st.sampled_from(["member", "member", "colleague"]),
        quantity=quantities,
        hours=st.sampled_from([-1, 5]),
    )
    def ask(self, who: str, quantity: Decimal, hours: int) -> None:
        by, part = self.people[who], self.addenda[0].share.participation
        if why_not(by, "agreements.ask_quotes", part) is not None:
            assert who == "colleague"
            return
        place = (self.boxes[0].line_id, self.boxes[0].site_id)
        until = timezone.now() + timedelta(hours=hours)
        asking = actions.Asking(quantities={place: quantity}, quotes_until=until)
        made = self.tried(actions.ask_quotes, by=by, participation=part, asking=asking)
        has_room = self.has_left(0, quantity) and self.has_left(1, quantity)
        assert bool(made) == (quantity > 0 and hours > 0 and has_room and who == "member")
        if made:
            self.now, self.is_over, self.quotes = made, False, {}

    @precondition(lambda self: self.now)
    @rule(which=both, price=quoted)
    def quote(self, which: int, price: Decimal) -> None:
        assert self.now
        is_asked = MiniCompetition.objects.get(pk=self.now.pk).state == Asked.ASKED
        can = self.has_left(which, self.quantity()) and price <= self.agreed_price(which)
        prices = {self.now.lines.get().pk: price}
        given = {"competition": self.now, "agreement": self.agreements[which], "prices": prices}
        done = self.tried(actions.submit_quote, **given)
        assert bool(done) == (is_asked and can and not self.is_over)
        if done:
            self.quotes[which] = price

    @precondition(lambda self: self.now)
    @rule(which=both)
    def take_back(self, which: int) -> None:
        assert self.now
        is_asked = MiniCompetition.objects.get(pk=self.now.pk).state == Asked.ASKED
        done = self.tried(actions.withdraw_quote, competition=self.now, agreement=self.agreements[which])
        assert bool(done) == (is_asked and not self.is_over)
        if done:
            self.quotes.pop(which, None)

    @precondition(lambda self: self.now)
    @rule()
    def let_the_deadline_pass(self) -> None:
        assert self.now
        past = timezone.now() - timedelta(seconds=1)
        MiniCompetition.objects.filter(pk=self.now.pk).update(quotes_until=past)
        self.is_over = True

    @rule(which=both)
    def lower_prices(self, which: int) -> None:
        proposal = Proposal(
            kind="factor", from_day=timezone.localdate(), reason="Oil.", factor=Decimal("0.9")
        )
        given = {"agreement": self.agreements[which], "proposal": proposal}
        change = self.tried(propose_price_change, by=self.people["office"], **given)
        if change:
            accept_price_change(by=self.people[f"vendor {which}"], change=change)

    @rule(which=both, quantity=quantities)
    def order_directly(self, which: int, quantity: Decimal) -> None:
        asked = {self.boxes[which].pk: quantity}
        fits = quantity > 0 and self.has_left(which, quantity)
        done = self.tried(call_off, by=self.people["member"], addendum=self.addenda[which], quantities=asked)
        assert bool(done) == fits

    @precondition(lambda self: bool(self.quotes))
    @rule(which=both, who=persons)
    def pick(self, which: int, who: str) -> None:
        by, competition = self.people[who], MiniCompetition.objects.get(pk=self.now.pk if self.now else 0)
        quote = competition.quotes.filter(agreement=self.agreements[which]).first()
        if quote is None:
            return
        may = why_not(by, "agreements.pick_quote", competition) is None
        most, fits = self.agreed_price(which), self.has_left(which, self.quantity())
        assert may == (who == "member" and self.is_over and competition.state == Asked.ASKED)
        given = {"by": by, "competition": competition, "quote": quote}
        made = self.tried(actions.pick_quote, **given) if who == "member" else None
        assert bool(made) == (may and fits)
        if made:
            assert made.lines.get().unit_price == min(most, self.quotes[which])

    @precondition(lambda self: self.now)
    @rule()
    def cancel(self) -> None:
        assert self.now
        self.tried(actions.cancel_competition, by=self.people["member"], competition=self.now)

    @invariant()
    def quotes_are_read_after_the_deadline(self) -> None:
        if self.now:
            now = MiniCompetition.objects.get(pk=self.now.pk)
            shown = {row.total for row in offered(now)}
            due = {amount_of(self.quantity(), price) for price in self.quotes.values()}
            assert shown == (due if self.is_over else set())
            kept = QuoteLine.objects.filter(quote__competition=now)
            assert sorted(row.unit_price for row in kept) == sorted(self.quotes.values())

    @invariant()
    def nothing_is_over_ordered_or_ordered_by_a_colleague(self) -> None:
        lines = {line.pk: line.quantity for line in self.boxes}
        assert all(taken <= lines[pk] for pk, taken in counted_of(lines).items())
        by = {self.people["member"].person}
        assert set(CallOff.objects.values_list("ordered_by", flat=True)) <= by
        assert set(MiniCompetition.objects.values_list("asked_by", flat=True)) <= by


def test_no_path_quotes_late_or_orders_above_the_agreed_price(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    own = {"office": cast.staff, "member": cast.rioni.representative, "colleague": cast.rioni.colleague}
    own |= {"vendor 0": cast.vendor, "vendor 1": cast.rival}
    Competing.people = {name: actor_of_person(person) for name, person in own.items()}
    calm = settings(
        max_examples=12,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=PHASES,
    )
    run_state_machine_as_test(Competing, settings=calm)
