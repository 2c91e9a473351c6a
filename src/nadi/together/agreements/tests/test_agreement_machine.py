"""Whatever both sides and the member do under an agreement: no price, term or saving goes astray."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.cast import Cast, actor_of_person, acts_for, person_called

from nadi.companies.models import Affiliation
from nadi.together.agreements.actions import call_offs, disputes, extensions, price_changes
from nadi.together.agreements.actions.addenda import withdraw_addendum
from nadi.together.agreements.actions.agreements import terminate_agreement
from nadi.together.agreements.actions.deliveries import Arrival, deliver_call_off, finish_call_off
from nadi.together.agreements.actions.invoices import Invoice, note_invoice
from nadi.together.agreements.actions.ratings import Marks, rate_vendor
from nadi.together.agreements.actions.savings import RightFigures, correct_saving
from nadi.together.agreements.models import (
    Addendum,
    AddendumLine,
    CallOff,
    CallOffLine,
    Delivery,
    Dispute,
    Extension,
    FrameworkAgreement,
    MiniCompetition,
    PriceChange,
    Rating,
    Saving,
)
from nadi.together.agreements.prices import latest_end
from nadi.together.agreements.queries.agreements import counted_of, lines_left
from nadi.together.agreements.queries.deliveries import outstanding_of
from nadi.together.agreements.queries.savings import sums_for
from nadi.together.agreements.savings.ledger import price_before
from nadi.together.agreements.tests.factory import agreed, second_vendor
from nadi.web.access import Actor, Refused, why_not

# A story in a database takes too long to be shortened.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
SIDES = ("office", "office", "vendor", "vendor", "vendor_colleague", "member", "colleague")
BINDING = {"office", "vendor", "member"}
ZERO, CENT, STEP, FOUR_YEARS = Decimal(0), Decimal("0.01"), Decimal("0.001"), 4 * 365 + 1
Action = Callable[..., Any]
State, Change = CallOff.State, PriceChange.State
sides, both = st.sampled_from(SIDES), st.integers(0, 1)
nth = st.integers(0, 5)
factors = st.sampled_from(["0.85", "0.9", "0.95", "1", "1.05", "1.1", "1.2"]).map(Decimal)
quantities = st.sampled_from([0, 1, 150, 400, 800]).map(Decimal)
RIGHT = {"confirm": "vendor", "reject": "vendor", "answer": "vendor"}
BINDING_VERBS = ("confirm", "reject", "cancel", "finish")
VERBS = (*BINDING_VERBS, "confirm", "arrive", "arrive", "invoice", "dispute", "answer", "close", "rate")


class Agreements(RuleBasedStateMachine):
    """One member under the agreements of two vendors, and beside them what ought to be agreed on."""

    cast: Cast
    people: dict[str, Actor]

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.savepoint()
        rows = FrameworkAgreement.objects.order_by("pk")
        self.agreements = list(rows)
        self.member = self.cast.rioni.organisation
        self.addenda = [one.addenda.get(organisation=self.member) for one in rows]
        self.factors: list[list[tuple[date, Decimal]]] = [[], []]
        self.prices: dict[int, Decimal] = {}

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    def person(self, side: str, which: int = 0) -> Actor:
        """Return who acts: a vendor's people are those of the agreement in question."""
        return self.people[side if side in self.people else f"{side} {which}"]

    def attempt(self, by: Actor, permission: str, thing: object, act: Action, **given: Any) -> Any:
        """Pass the door and carry out an action; return what it made, or None where either refused."""
        if why_not(by, f"agreements.{permission}", thing) is not None:
            return None
        try:
            with transaction.atomic():
                return act(by=by, **given) or True
        except Refused:
            return None

    def is_in_force(self, which: int) -> bool:
        now = FrameworkAgreement.objects.get(pk=self.agreements[which].pk)
        return now.state == "active" and now.starts <= timezone.localdate() <= now.ends

    @initialize(factor=factors, days=st.sampled_from([0, 1]), boxes=quantities)
    def begin(self, factor: Decimal, days: int, boxes: Decimal) -> None:
        for which in (0, 1):
            self.propose_prices(which, "office", factor, days)
            self.order(which, "member", boxes, Decimal(150))
            self.carry_out(which, "vendor", "confirm", "1", is_right=True)

    @rule(which=both, side=sides, factor=factors, days=st.sampled_from([-1, 0, 0, 20, 500]))
    def propose_prices(self, which: int, side: str, factor: Decimal, days: int) -> None:
        by, agreement = self.person(side, which), self.agreements[which]
        day = timezone.localdate() + timedelta(days=days)
        proposal = price_changes.Proposal(kind="factor", from_day=day, reason="Paper.", factor=factor)
        pending = agreement.price_changes.filter(state=Change.PENDING).exists()
        taken = [from_day for from_day, _factor in self.factors[which]]
        ends = FrameworkAgreement.objects.get(pk=agreement.pk).ends
        is_due = side in ("office", "vendor") and self.is_in_force(which) and not pending
        is_fit = factor != 1 and Decimal("0.9") <= factor <= Decimal("1.1")
        fits = days >= 0 and day <= ends and all(day > one for one in taken)
        done = self.attempt(
            by,
            "propose_price_change",
            agreement,
            price_changes.propose_price_change,
            agreement=agreement,
            proposal=proposal,
        )
        assert bool(done) == (is_due and is_fit and fits)

    @rule(which=both, side=sides, verb=st.sampled_from(["accept", "accept", "reject", "withdraw"]))
    def answer_prices(self, which: int, side: str, verb: str) -> None:
        change = self.agreements[which].price_changes.order_by("-pk").first()
        if change is None:
            return
        by, action = self.person(side, which), getattr(price_changes, f"{verb}_price_change")
        is_own = change.proposed_by == side
        is_due = change.state == Change.PENDING and side in ("office", "vendor") and self.is_in_force(which)
        is_late = verb == "accept" and change.from_day < timezone.localdate()
        done = self.attempt(by, "answer_price_change", change, action, change=change)
        assert bool(done) == (is_due and is_own == (verb == "withdraw") and not is_late)
        if done and verb == "accept":
            self.factors[which].append((change.from_day, change.factor))

    @rule(which=both, side=sides, days=st.sampled_from([-2000, -300, 0, 1]))
    def offer_longer_term(self, which: int, side: str, days: int) -> None:
        by = self.person(side, which)
        now = FrameworkAgreement.objects.get(pk=self.agreements[which].pk)
        ends = latest_end(now.starts) + timedelta(days=days)
        pending = now.extensions.filter(state=Change.PENDING).exists()
        is_due = side in ("office", "vendor") and self.is_in_force(which) and not pending
        done = self.attempt(
            by,
            "propose_extension",
            self.agreements[which],
            extensions.propose_extension,
            agreement=self.agreements[which],
            ends=ends,
        )
        assert bool(done) == (is_due and days <= 0 and ends > now.ends)

    @rule(which=both, side=sides, verb=st.sampled_from(["accept", "reject", "withdraw"]))
    def answer_longer_term(self, which: int, side: str, verb: str) -> None:
        found = self.agreements[which].extensions.order_by("-pk").first()
        if found is None:
            return
        by, action = self.person(side, which), getattr(extensions, f"{verb}_extension")
        is_due = found.state == Change.PENDING and side in ("office", "vendor") and self.is_in_force(which)
        before = FrameworkAgreement.objects.get(pk=self.agreements[which].pk).ends
        self.attempt(by, "answer_extension", found, action, extension=found)
        accepted = is_due and verb == "accept" and found.proposed_by != side
        after = FrameworkAgreement.objects.get(pk=self.agreements[which].pk).ends
        assert after == (found.ends if accepted else before)

    @rule(days=st.sampled_from([1, 20, 200]))
    def let_days_pass(self, days: int) -> None:
        past = timedelta(days=days)
        FrameworkAgreement.objects.update(starts=F("starts") - past, ends=F("ends") - past)
        PriceChange.objects.update(from_day=F("from_day") - past)
        Extension.objects.update(ends=F("ends") - past)
        MiniCompetition.objects.update(quotes_until=F("quotes_until") - past)
        self.factors = [[(day - past, factor) for day, factor in own] for own in self.factors]

    @precondition(lambda self: len(self.prices) > 2)
    @rule(which=both, side=sides, verb=st.sampled_from(["withdraw", "terminate"]))
    def end(self, which: int, side: str, verb: str) -> None:
        by, agreement, addendum = self.person(side, which), self.agreements[which], self.addenda[which]
        if verb == "terminate":
            given = {"agreement": agreement, "because": "Unreliable."}
            was_in_force = self.is_in_force(which)
            done = self.attempt(by, "terminate", agreement, terminate_agreement, **given)
            assert bool(done) == (was_in_force and side == "office")
        else:
            given = {"addendum": addendum, "because": "Closed."}
            done = self.attempt(by, "withdraw", addendum, withdraw_addendum, **given)
            assert not done or side == "member"

    @rule(which=both, side=sides, boxes=quantities, film=quantities)
    def order(self, which: int, side: str, boxes: Decimal, film: Decimal) -> None:
        by, addendum = self.person(side), self.addenda[which]
        lines = addendum.lines.order_by("line__position").values_list("pk", flat=True)
        asked = dict(zip(lines, (boxes, film), strict=True))
        due = {
            one.line.pk: self.price_on(which, one.line, timezone.localdate())
            for one in lines_left([addendum])
        }
        made = self.attempt(
            by,
            "call_off",
            addendum,
            call_offs.call_off,
            addendum=addendum,
            quantities=asked,
        )
        if made:
            left = Addendum.objects.get(pk=addendum.pk).withdrawn
            assert (side, self.is_in_force(which), left) == ("member", True, None)
            assert {one.addendum_line_id: one.unit_price for one in made.lines.all()}.items() <= due.items()

    @rule(
        which=nth,
        side=sides,
        is_right=st.booleans(),
        verb=st.sampled_from(VERBS),
        part=st.sampled_from(["0.4", "1", "1.1"]),
    )
    def carry_out(self, which: int, side: str, verb: str, part: str, *, is_right: bool) -> None:
        orders = list(CallOff.objects.order_by("pk"))
        side = RIGHT.get(verb, "member") if is_right else side
        if orders:
            order = orders[which % len(orders)]
            agreement = [one.pk for one in self.agreements].index(order.addendum.agreement_id)
            by = self.person(side, agreement)
            permission, thing, act, given = self.step(verb, order, Decimal(part))
            done = thing and self.attempt(by, permission, thing, act, **given)
            assert not done or side in BINDING or verb not in BINDING_VERBS

    def step(self, verb: str, order: CallOff, part: Decimal) -> tuple[str, Any, Action, Any]:
        """Return a step of an order: its permission, what it is about, the action, and what it is given."""
        first, last, on = order.disputes.first(), order.disputes.last(), {"order": order}
        parts = {line: (left * part).quantize(STEP) for line, left in outstanding_of(order).items()}
        arrival = Arrival(quantities=parts)
        invoice = Invoice(number="A-1", day=timezone.localdate(), amount=part)
        marks = Marks(quality=4, punctuality=3, service=5)
        because = {**on, "because": "None."}
        steps: dict[str, tuple[str, Any, Action, Any]] = {
            "confirm": ("confirm_call_off", order, call_offs.confirm_call_off, on),
            "reject": ("reject_call_off", order, call_offs.reject_call_off, because),
            "cancel": ("cancel_call_off", order, call_offs.cancel_call_off, on),
            "arrive": ("deliver_call_off", order, deliver_call_off, {**on, "arrival": arrival}),
            "finish": ("finish_call_off", order, finish_call_off, because),
            "invoice": ("note_invoice", order, note_invoice, {**on, "invoice": invoice}),
            "dispute": ("open_dispute", order, disputes.open_dispute, {**on, "text": "Wet."}),
            "answer": (
                "answer_dispute",
                first,
                disputes.answer_dispute,
                {"dispute": first, "answer": "So."},
            ),
            "close": ("close_dispute", last, disputes.close_dispute, {"dispute": last, "outcome": "Paid."}),
            "rate": ("rate", order, rate_vendor, {**on, "marks": marks}),
        }
        return steps[verb]

    @precondition(lambda self: Saving.objects.exists())
    @rule(which=nth, is_replaced=st.booleans())
    def correct(self, which: int, *, is_replaced: bool) -> None:
        rows = list(Saving.objects.order_by("-pk"))
        saving, by = rows[which % len(rows)], self.person("office")
        right = RightFigures(before=Decimal(90), after=Decimal(80)) if is_replaced else None
        given = {"saving": saving, "reason": "Mistyped.", "right": right}
        self.attempt(by, "correct_saving", saving, correct_saving, **given)

    def price_on(self, which: int, line: AddendumLine, day: date) -> Decimal:
        """Return the agreed price times every accepted factor whose day has come."""
        price = line.unit_price
        for from_day, factor in sorted(self.factors[which]):
            if from_day <= day:
                price = (price * factor).quantize(Decimal("0.000001"), ROUND_HALF_UP)
        return price

    @invariant()
    def a_price_is_the_product_of_the_accepted_factors(self) -> None:
        for which, addendum in enumerate(self.addenda):
            for days in (0, 1, 30, 600):
                day = timezone.localdate() + timedelta(days=days)
                for one in lines_left([addendum], day):
                    assert one.price == self.price_on(which, one.line, day)

    @invariant()
    def one_change_of_each_kind_waits_and_no_term_is_above_four_years(self) -> None:
        for agreement in FrameworkAgreement.objects.all():
            assert agreement.price_changes.filter(state=Change.PENDING).count() <= 1
            assert agreement.extensions.filter(state=Change.PENDING).count() <= 1
            assert (agreement.ends - agreement.starts).days <= FOUR_YEARS

    @invariant()
    def the_price_of_an_order_never_changes(self) -> None:
        now = dict(CallOffLine.objects.values_list("pk", "unit_price"))
        assert self.prices.items() <= now.items()
        self.prices = now

    @invariant()
    def nothing_is_over_ordered_or_arrives_unordered(self) -> None:
        lines = {line.pk: line for line in AddendumLine.objects.filter(addendum__in=self.addenda)}
        assert all(taken <= lines[pk].quantity for pk, taken in counted_of(lines).items())
        for line in CallOffLine.objects.annotate(arrived=Sum("delivered__quantity", default=0)):
            assert line.arrived <= line.quantity

    @invariant()
    def every_order_is_a_representatives_and_what_is_noted_fits_its_state(self) -> None:
        by = self.person("member").person
        assert set(CallOff.objects.values_list("ordered_by", flat=True)) <= {by}
        assert not Rating.objects.exclude(call_off__state=State.DELIVERED).exists()
        unconfirmed = CallOff.objects.filter(state=State.ORDERED)
        assert not unconfirmed.exclude(invoice_number="").exists()
        assert not Dispute.objects.filter(call_off__in=unconfirmed).exists()

    @invariant()
    def the_ledger_says_what_arrived_at_which_prices(self) -> None:
        for addendum in self.addenda:
            before, after, weight = ZERO, ZERO, ZERO
            for delivery in Delivery.objects.filter(call_off__addendum=addendum).order_by("pk"):
                rows = [(one.quantity, one.call_off_line) for one in delivery.lines.all()]
                olds = [(count, line.addendum_line) for count, line in rows]
                share = addendum.share
                before += cents(
                    count * price_before(old.baseline, old.unit_price, share)[0] for count, old in olds
                )
                after += cents(count * line.unit_price for count, line in rows)
                weight += sum((count * old.unit_price for count, old in olds), ZERO)
            whole = sum((line.quantity * line.unit_price for line in addendum.lines.all()), ZERO)
            after += cents([min(weight, whole) * addendum.adjustment / whole])
            own = Saving.objects.filter(call_off__addendum=addendum, reverses=None, replaces=None)
            found = own.aggregate(before=Sum("before", default=0), after=Sum("after", default=0))
            assert (found["before"], found["after"]) == (before, after)

    @invariant()
    def counter_entries_cancel(self) -> None:
        standing = [(ZERO, ZERO)]
        for saving in Saving.objects.filter(stage=Saving.Stage.REALISED).select_related("reverses"):
            if saving.reverses is not None:
                taken_back = (saving.reverses.before, saving.reverses.after)
                assert (-saving.before, -saving.after) == taken_back
            elif not Saving.objects.filter(reverses=saving).exists():
                standing.append((saving.before, saving.after))
        sums = [one for one in sums_for(self.person("member")) if one.stage == Saving.Stage.REALISED]
        shown = [sum((one.before for one in sums), ZERO), sum((one.after for one in sums), ZERO)]
        assert shown == [sum(column, ZERO) for column in zip(*standing, strict=True)]


def cents(amounts: Iterable[Decimal]) -> Decimal:
    """Add amounts and round half up to the cent."""
    return sum(amounts, ZERO).quantize(CENT, ROUND_HALF_UP)


def test_no_path_leads_astray_under_an_agreement(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    own = {"office": cast.staff, "member": cast.rioni.representative, "colleague": cast.rioni.colleague}
    own |= {"vendor 0": cast.vendor, "vendor 1": cast.rival}
    for which, vendor in enumerate((cast.vendor_organisation, cast.rival_organisation)):
        clerk = own[f"vendor_colleague {which}"] = person_called("Clerk", f"clerk@{vendor.uid}.example")
        acts_for(clerk, vendor, Affiliation.Role.COLLEAGUE)
    Agreements.cast = cast
    Agreements.people = {name: actor_of_person(person) for name, person in own.items()}
    calm = settings(
        max_examples=9,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=PHASES,
    )
    run_state_machine_as_test(Agreements, settings=calm)
