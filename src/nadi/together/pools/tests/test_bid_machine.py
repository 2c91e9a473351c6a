"""Whatever vendors and openers do, in whatever order: nothing is late, shows early, or is opened by one."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings as site
from django.db import transaction
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

from nadi.companies.models import Organisation
from nadi.together.pools.actions import bids as actions
from nadi.together.pools.actions.exchange import Change, confirm_bid, publish_amendment
from nadi.together.pools.actions.further_rounds import NewRound, start_round
from nadi.together.pools.actions.opening import disqualify_bid, sign_opening
from nadi.together.pools.actions.quality import Scored, score_bid
from nadi.together.pools.actions.starting import CriterionWanted
from nadi.together.pools.actions.tender import ask_vendor, resend_request
from nadi.together.pools.models import Bid, BidLine, Pool, PriceBreak, RequestForQuotation, Round
from nadi.together.pools.tests.bid_factory import OFFICE, bid_payload, line_payload, make_tender
from nadi.together.pools.tests.factory import add_demand, make_lines, make_members, make_pool
from nadi.together.pools.tests.office_view import office_view
from nadi.web.access import Actor, Capacity, Refused, Role, why_not

VENDORS, LEAST_POINTS = 3, 4
# A story in a database takes too long to be shortened.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
vendors = st.integers(0, VENDORS - 1)
prices = st.integers(1, 5).map(Decimal)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
SECOND_OF_OFFICE = Actor(person="office-other", roles=frozenset({Role.STAFF}), has_second_factor=True)
BOARD = Actor(person="board", roles=frozenset({Role.BOARD, Role.MEMBER}), has_second_factor=True)
MEMBER = Actor(person="member", roles=frozenset({Role.MEMBER}), capacity=Capacity.REPRESENTATIVE)
OPENERS = (OFFICE, SECOND_OF_OFFICE, BOARD)
VERBS = (
    "submit",
    "submit",
    "submit_by_its_first_link",
    "withdraw",
    "confirm",
    "keep_a_draft",
    "decline",
    "lose_the_link",
)
State, Made = Pool.State, Bid.State
QUALITY = {
    "has_quality": True,
    "quality_mark_up": Decimal("0.2"),
    "criteria": (CriterionWanted(name="Samples", least_points=LEAST_POINTS),),
}


class Sealed:
    """What ought to be true of one vendor's bid in the round that runs."""

    def __init__(self, price: Decimal, amendment: int) -> None:
        self.price, self.amendment = price, amendment
        self.points: int | None = None


class Bidding(RuleBasedStateMachine):
    """A tender of three vendors, and beside it what ought to be true of each."""

    def __init__(self) -> None:
        super().__init__()
        self.story = transaction.atomic()
        self.story.__enter__()
        self.state, self.round, self.is_over, self.is_near = State.TENDERING, 1, False, False
        self.sealed: dict[int, Sealed] = {}
        self.valid: dict[int, Decimal] = {}
        self.invited = set(range(VENDORS))
        self.number = self.to_confirm = 0
        self.signed: set[str] = set()
        self.seen: dict[str, Any] | None = None
        self.receipts: list[tuple[str, str]] = []
        self.opened_rounds: set[int] = set()

    @initialize(has_quality=st.booleans(), first=st.tuples(*[st.none() | prices] * VENDORS))
    def begin(self, *, has_quality: bool, first: tuple[Decimal | None, ...]) -> None:
        self.has_quality = has_quality
        pool = make_pool()
        [self.line] = make_lines(pool, 1)
        for company, quantity in zip(make_members(["Aragvi", "Alazani"]), ("600", "400"), strict=True):
            add_demand(self.line, company, quantity)
        self.pool = make_tender(pool, **(QUALITY if has_quality else {}))
        self.requests: list[RequestForQuotation] = []
        self.tokens: list[list[str]] = []
        for number in range(VENDORS):
            vendor = Organisation.objects.create(kind=Organisation.Kind.PROVIDER, name=f"Vendor {number}")
            email = f"sales@{number}.example"
            request, token = ask_vendor(by=OFFICE, pool=pool, vendor=vendor, email=email, language="en")
            self.requests.append(request)
            self.tokens.append([token])
        self.decline(0)
        for number, price in enumerate(first):
            if price is not None:
                self.submit(number, price, link=-1)
        self.amend(needs_confirmation=has_quality, days=3)

    def teardown(self) -> None:
        """Let the next story begin with empty tables."""
        transaction.set_rollback(True)
        self.story.__exit__(None, None, None)

    def attempt(self, action: Callable[..., Any], **given: Any) -> Any:
        """Carry out an action on things read long ago; return what it made, or None where it was refused."""
        self.seen = None
        try:
            with transaction.atomic():
                return action(**given) or True
        except Refused:
            return None

    def by_link(self, vendor: int, action: Callable[..., Any], *, link: int = -1, **given: Any) -> Any:
        """Carry out what a vendor does by its link; nobody but the vendor may notice it."""
        before = self.seen or office_view(OFFICE, self.pool)
        link_of = {"request": self.requests[vendor], "token": self.tokens[vendor][link]}
        done = self.attempt(action, **link_of, **given)
        self.seen = office_view(OFFICE, self.pool)
        assert self.seen == before
        return done

    def may_bid(self, vendor: int) -> bool:
        return self.state == State.TENDERING and not self.is_over and vendor in self.invited

    @rule(vendor=vendors, price=prices, verb=st.sampled_from(VERBS))
    def act(self, vendor: int, price: Decimal, verb: str) -> None:
        if verb in ("submit", "submit_by_its_first_link"):
            self.submit(vendor, price, link=-1 if verb == "submit" else 0)
        else:
            getattr(self, verb)(vendor)

    def submit(self, vendor: int, price: Decimal, link: int) -> None:
        payload = bid_payload(line_payload(self.line, ("", f"{price}")))
        made = self.by_link(vendor, actions.submit_bid, link=link, payload=payload)
        is_known = link == -1 or len(self.tokens[vendor]) == 1
        improves = self.round == 1 or price <= self.valid.get(vendor, price)
        assert bool(made) == (self.may_bid(vendor) and is_known and improves)
        if made:
            self.receipts.append((made.uid, made.receipt))
            self.sealed[vendor] = Sealed(price, self.number)

    def withdraw(self, vendor: int) -> None:
        done = self.by_link(vendor, actions.withdraw_bid)
        assert bool(done) == (self.may_bid(vendor) and vendor in self.sealed)
        if done:
            del self.sealed[vendor]

    def confirm(self, vendor: int) -> None:
        own = self.sealed.get(vendor)
        done = self.by_link(vendor, confirm_bid)
        assert bool(done) == (self.may_bid(vendor) and own is not None and own.amendment < self.to_confirm)
        if done and own:
            own.amendment = self.number

    def keep_a_draft(self, vendor: int) -> None:
        done = self.by_link(vendor, actions.save_draft, typed={"currency": "GEL"})
        assert bool(done) == self.may_bid(vendor)

    def decline(self, vendor: int) -> None:
        link = {"request": self.requests[vendor], "token": self.tokens[vendor][-1]}
        done = self.attempt(actions.decline_to_bid, **link)
        assert bool(done) == (self.may_bid(vendor) and vendor not in self.sealed)

    def lose_the_link(self, vendor: int) -> None:
        self.seen = None
        self.tokens[vendor].append(resend_request(by=OFFICE, request=self.requests[vendor]))

    @precondition(lambda self: self.state == State.TENDERING)
    @rule(needs_confirmation=st.booleans(), days=st.sampled_from([-1, 0, 3]))
    def amend(self, *, needs_confirmation: bool, days: int) -> None:
        until = Pool.objects.get(pk=self.pool.pk).bids_until
        assert until is not None
        change = Change(
            text="Boxes are brown.",
            needs_confirmation=needs_confirmation,
            bids_until=until + days * DAY if days else None,
        )
        done = self.attempt(publish_amendment, by=OFFICE, pool=self.pool, change=change)
        has_time = days > 0 or not (needs_confirmation and self.is_near)
        assert bool(done) == (self.state == State.TENDERING and not self.is_over and has_time and days >= 0)
        if done:
            self.number += 1
            self.to_confirm = self.number if needs_confirmation else self.to_confirm
            self.is_near = self.is_near and days == 0

    @precondition(lambda self: self.state == State.TENDERING and not self.is_over)
    @rule(is_over=st.booleans())
    def let_time_pass(self, *, is_over: bool) -> None:
        self.seen = None
        left = timedelta(seconds=-1) if is_over else HOUR
        Pool.objects.filter(pk=self.pool.pk).update(bids_until=timezone.now() + left)
        self.is_over, self.is_near = is_over, True

    @rule(people=st.lists(st.sampled_from((*OPENERS, MEMBER)), min_size=1, max_size=3))
    def come_to_open(self, people: list[Actor]) -> None:
        for by in people:
            self.sign(by)

    def sign(self, by: Actor) -> None:
        is_due = self.state in (State.TENDERING, State.ASSESSING) and self.is_over
        has_points = self.state != State.ASSESSING or all(
            own.points is not None for own in self.sealed.values()
        )
        may = why_not(by, "pools.sign_opening", self.pool) is None
        assert may == (by in OPENERS)
        if not may:
            return
        done = self.attempt(sign_opening, by=by, pool=self.pool)
        assert bool(done) == (is_due and has_points and by.person not in self.signed)
        if done:
            self.signed.add(by.person)
            if len(self.signed) == site.OPENERS:
                self.open()

    def open(self) -> None:
        """Put down what an opening ought to bring about."""
        self.signed = set()
        self.sealed = {vendor: own for vendor, own in self.sealed.items() if own.amendment >= self.to_confirm}
        if self.has_quality and self.round == 1 and self.state == State.TENDERING:
            self.state = State.ASSESSING
            return
        enough = {
            v: own for v, own in self.sealed.items() if own.points is None or own.points >= LEAST_POINTS
        }
        self.valid |= {vendor: own.price for vendor, own in enough.items()}
        self.opened_rounds.add(self.round)
        self.state, self.sealed = State.OPENED, {}

    @precondition(lambda self: self.state == State.ASSESSING)
    @rule(points=st.tuples(*[st.integers(0, 10)] * VENDORS))
    def assess(self, points: tuple[int, ...]) -> None:
        for vendor in range(VENDORS):
            self.score(vendor, points[vendor])

    def score(self, vendor: int, points: int) -> None:
        bid = Bid.objects.filter(request=self.requests[vendor]).order_by("-pk").first()
        if bid is None:
            return
        criterion = self.pool.criteria.get()
        scores = {criterion.uid: Scored(points=Decimal(points), reason="Seen in the hall.")}
        done = self.attempt(score_bid, by=OFFICE, bid=bid, scores=scores)
        assert bool(done) == (vendor in self.sealed and not self.signed)
        if done:
            self.sealed[vendor].points = points

    @precondition(lambda self: self.valid)
    @rule(vendor=vendors)
    def disqualify(self, vendor: int) -> None:
        bid = Bid.objects.filter(request=self.requests[vendor], state=Made.VALID).first()
        if bid is None:
            return
        done = self.attempt(disqualify_bid, by=OFFICE, bid=bid, reason="A licence is missing.")
        assert bool(done) == (self.state == State.OPENED)
        if done:
            del self.valid[vendor]

    @precondition(lambda self: self.opened_rounds)
    @rule(shortlist=st.sets(vendors))
    def ask_again(self, shortlist: set[int]) -> None:
        new = NewRound(
            kind=Round.Kind.SEALED,
            shortlist=[self.requests[vendor].uid for vendor in sorted(shortlist)],
            bids_until=timezone.now() + 7 * DAY,
        )
        done = self.attempt(start_round, by=OFFICE, pool=self.pool, new=new)
        is_due = self.state == State.OPENED and bool(shortlist) and shortlist <= self.valid.keys()
        assert bool(done) == is_due
        if done:
            self.round, self.invited, self.state = self.round + 1, shortlist, State.TENDERING
            self.is_over = self.is_near = False

    @invariant()
    def no_price_is_a_row_before_its_opening(self) -> None:
        rounds = set(BidLine.objects.values_list("bid__round_number", flat=True))
        assert rounds <= self.opened_rounds
        sealed = Bid.objects.filter(state=Made.SEALED)
        assert list(sealed.exclude(currency="")) == []

    @invariant()
    def prices_are_refused_to_every_reader_before_the_first_opening(self) -> None:
        pool = Pool.objects.get(pk=self.pool.pk)
        if not self.opened_rounds:
            assert all(why_not(by, "pools.bids", pool) is not None for by in (*OPENERS, MEMBER))

    @invariant()
    def bids_that_count_are_those_in_time_and_confirmed(self) -> None:
        numbers = {request.pk: number for number, request in enumerate(self.requests)}
        rows = PriceBreak.objects.filter(bid_line__bid__state=Made.VALID)
        found = rows.values_list("bid_line__bid__request", "unit_price")
        assert sorted((numbers[request], price) for request, price in found) == sorted(self.valid.items())
        sealed = Bid.objects.filter(state=Made.SEALED).values_list("request", flat=True)
        assert sorted(numbers[request] for request in sealed) == sorted(self.sealed)

    @invariant()
    def a_vendor_has_one_bid_that_counts_a_round(self) -> None:
        counted = Bid.objects.filter(state__in=(Made.SEALED, Made.VALID, Made.DISQUALIFIED))
        found = list(counted.values_list("vendor", "round_number"))
        assert len(found) == len(set(found))
        valid = list(Bid.objects.filter(state=Made.VALID).values_list("vendor", flat=True))
        assert len(valid) == len(set(valid))

    @invariant()
    def every_opening_was_signed_by_enough_people(self) -> None:
        for one in self.pool.rounds.exclude(minutes={}):
            for part in one.minutes:
                signed = self.pool.opening_signatures.filter(
                    round_number=one.number, is_technical=part == "technical"
                )
                assert signed.values("person").distinct().count() >= site.OPENERS

    @invariant()
    def every_accepted_submission_keeps_its_receipt(self) -> None:
        assert list(Bid.objects.order_by("pk").values_list("uid", "receipt")) == self.receipts


@pytest.mark.django_db
def test_no_order_of_steps_takes_a_late_bid_or_shows_a_price_early() -> None:
    calm = settings(
        max_examples=15,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=PHASES,
    )
    run_state_machine_as_test(Bidding, settings=calm)
