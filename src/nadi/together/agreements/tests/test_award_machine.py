"""Whatever is decided and answered in whatever order: nobody is bound beyond what it accepted, or early."""

from collections.abc import Callable
from datetime import timedelta
from decimal import ROUND_FLOOR, Decimal
from typing import Any

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
from tests.cast import Cast, actor_of_person, acts_for, person_called, with_second_factor

from nadi.together.agreements.actions.agreements import make_agreements
from nadi.together.agreements.models import Addendum, FrameworkAgreement
from nadi.together.pools.actions import decision, objections
from nadi.together.pools.actions.award import prepare, propose_award
from nadi.together.pools.actions.shares import accept_share, award_without_decliners, decline_share
from nadi.together.pools.models import Award, Objection, Participation, Pool, Share
from nadi.together.pools.queries.award import own_share
from nadi.together.pools.tests.award_factory import Story, decision_for, evaluate, make_story, quiet
from nadi.web.access import Actor, Refused, why_not

# A story in a database takes too long to be shortened.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
BOUND, CENT = Decimal("0.05"), Decimal("0.01")
WORDS = "The other bid did not meet the specification."
State, Answer = Pool.State, Share.State
firms, vendors = st.integers(0, 2), st.integers(0, 1)
DECIDERS = ("board", "board", "board", "interested", "staff", "staff_on_board", "representative 0")
EARLIER = timedelta(minutes=-1)


class Deciding(RuleBasedStateMachine):
    """A pool of three members whose bids are open, and beside it what ought to be true of each."""

    cast: Cast
    story: Story
    people: dict[str, Actor]

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.savepoint()
        self.pool = self.story.pool
        self.state = State.OPENED
        self.given: dict[int, Decimal] = {}
        self.stays = {0, 1, 2}
        self.is_late = self.stands_still = False
        self.objections: list[Objection] = []
        self.open: set[int] = set()
        self.stale: list[Share] = []
        self.proposed_by = ""
        self.answers: dict[int, str] = {}
        self.before: dict[int, str] = {}

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    def attempt(
        self, by: Actor, permission: str, thing: object, act: Callable[..., Any], **given: Any
    ) -> Any:
        """Pass the door and carry out an action; return what it made, or None where either refused."""
        now = Pool.objects.get(pk=thing.pk) if isinstance(thing, Pool) else thing
        if why_not(by, permission, now) is not None:
            return None
        return self.tried(act, by=by, **given)

    def tried(self, act: Callable[..., Any], **given: Any) -> Any:
        try:
            with transaction.atomic():
                return act(**given) or True
        except Refused:
            return None

    def firm(self, number: int, *, is_colleague: bool = False) -> Actor:
        return self.people[f"{'colleague' if is_colleague else 'representative'} {number}"]

    def shares(self) -> dict[int, Share]:
        """Return the shares in force, by member, as the database has them."""
        found: dict[int, Share] = {}
        for number, member in enumerate(self.cast.members):
            rows = Share.objects.filter(
                sharing__award__pool=self.pool,
                sharing__award__superseded=None,
                sharing__is_applied=True,
                participation__organisation=member.organisation,
            )
            if share := rows.first():
                found[number] = share
        return found

    @initialize(is_confirmed=st.booleans(), says=st.sampled_from(["accept", "decline"]))
    def begin(self, *, is_confirmed: bool, says: str) -> None:
        self.propose("staff")
        if is_confirmed:
            self.decide("board", "confirm", is_read=True)
            self.all_answer(says)
        if is_confirmed and says == "decline":
            self.award_again()
            self.propose("staff")
            self.decide("board", "confirm", is_read=True)

    @precondition(lambda self: self.state in (State.OPENED, State.AWARDED))
    @rule(who=st.sampled_from(["staff", "staff", "board_at_office", "board"]))
    def propose(self, who: str) -> None:
        by = self.people[who]
        if self.state == State.OPENED and who != "board":
            self.scenario = evaluate(self.pool, ("cheapest",)).scenarios.get(key="cheapest")
            decided = decision_for(self.scenario, is_told=True)
            ready = prepare(self.pool, decided, quiet)
            given = {"pool": self.pool, "decision": decided, "prepared": ready}
            assert self.attempt(by, "pools.award", self.pool, propose_award, **given)
            self.state, self.proposed_by = State.PROPOSED, by.person
        else:
            assert why_not(by, "pools.award", Pool.objects.get(pk=self.pool.pk)) is not None

    @precondition(lambda self: self.state != State.OPENED)
    @rule(
        who=st.sampled_from(DECIDERS),
        verb=st.sampled_from(["confirm", "confirm", "refuse"]),
        is_read=st.booleans(),
    )
    def decide(self, who: str, verb: str, *, is_read: bool) -> None:
        by, award = self.people[who], Award.objects.filter(pool=self.pool).order_by("-pk").first()
        act = getattr(decision, f"{verb}_award")
        given = {
            "pool": self.pool,
            "seen": award.uid if award and is_read else "another",
            "reason": "We agree so.",
        }
        done = self.attempt(by, f"pools.{verb}_award", self.pool, act, **given)
        may = who == "board" or (who == "staff_on_board" and by.person != self.proposed_by)
        assert bool(done) == (self.state == State.PROPOSED and may and is_read)
        if done and verb == "refuse":
            self.state = State.OPENED
        elif done:
            self.confirmed()

    def confirmed(self) -> None:
        """Put down that who accepted before stays bound within its bound, and the others are asked."""
        self.state, self.is_late, self.stands_still = State.AWARDED, False, True
        self.answers = {}
        for number, share in self.shares().items():
            was_accepted = self.before.get(number) == Answer.ACCEPTED
            is_covered = was_accepted and share.amount <= self.given[number]
            self.answers[number] = Answer.ACCEPTED if is_covered else Answer.OFFERED
            self.stale.append(share)

    @precondition(lambda self: self.state == State.PROPOSED)
    @rule(who=st.sampled_from(["staff", "board"]))
    def take_the_proposal_back(self, who: str) -> None:
        award = Award.objects.filter(pool=self.pool).order_by("-pk").first()
        given = {"pool": self.pool, "seen": award.uid if award else ""}
        done = self.attempt(
            self.people[who], "pools.withdraw_award", self.pool, decision.withdraw_award, **given
        )
        assert bool(done) == (self.state == State.PROPOSED and who == "staff")
        if done:
            self.state = State.OPENED

    @precondition(lambda self: self.state in (State.AWARDED, State.AGREED))
    @rule(number=firms, is_colleague=st.booleans(), says=st.sampled_from(["accept", "accept", "decline"]))
    def answer(self, number: int, *, is_colleague: bool, says: str) -> None:
        by, share = self.firm(number, is_colleague=is_colleague), self.shares().get(number)
        if share is None:
            assert number not in self.stays
            return
        act = accept_share if says == "accept" else decline_share
        given = {"share": share, **({} if says == "accept" else {"note": "Too dear."})}
        was, to = self.answers[number], Answer.ACCEPTED if says == "accept" else Answer.DECLINED
        done = self.attempt(by, f"pools.{says}_share", share, act, **given)
        in_time = self.state == State.AWARDED and not self.is_late
        is_due = was == to or (in_time and was != Answer.ACCEPTED)
        assert bool(done) == (is_due and not is_colleague)
        if done and was != to:
            self.answers[number] = to
            if to == Answer.ACCEPTED:
                self.given[number] = (share.amount * (1 + BOUND)).quantize(CENT, ROUND_FLOOR)

    @precondition(lambda self: self.state == State.AWARDED)
    @rule(says=st.sampled_from(["accept", "accept", "decline"]))
    def all_answer(self, says: str) -> None:
        for number in sorted(self.stays):
            self.answer(number, is_colleague=False, says=says if number == 0 else "accept")

    @precondition(lambda self: self.stale)
    @rule(nth=st.integers(0, 5))
    def accept_what_was_replaced(self, nth: int) -> None:
        share = self.stale[nth % len(self.stale)]
        if share.pk not in {one.pk for one in self.shares().values()}:
            assert not self.tried(accept_share, by=self.people["board"], share=share)

    @precondition(lambda self: self.state == State.AWARDED)
    @rule(what=st.sampled_from(["answer_until", "standstill_until"]))
    def let_time_pass(self, what: str) -> None:
        Award.objects.filter(pool=self.pool, superseded=None).update(**{what: timezone.now() + EARLIER})
        self.is_late = self.is_late or what == "answer_until"
        self.stands_still = self.stands_still and what != "standstill_until"

    @rule(vendor=vendors)
    def object(self, vendor: int) -> None:
        request = self.pool.requests.order_by("pk")[vendor]
        made = self.tried(objections.raise_objection, request=request, text=WORDS)
        is_due = self.state == State.AWARDED and self.stands_still and vendor not in self.open
        assert bool(made) == is_due
        if made:
            self.objections.append(made)
            self.open.add(vendor)

    @precondition(lambda self: self.objections)
    @rule(nth=st.integers(0, 5), is_upheld=st.booleans())
    def answer_objection(self, nth: int, *, is_upheld: bool) -> None:
        found = Objection.objects.get(pk=self.objections[nth % len(self.objections)].pk)
        given = {"objection": found, "is_upheld": is_upheld, "answer": WORDS}
        act, by = objections.answer_objection, self.people["staff"]
        is_open = found.state == Objection.State.OPEN
        done = self.attempt(by, "pools.answer_objection", found, act, **given)
        in_force = self.state == State.AWARDED and found.award.superseded is None
        assert bool(done) == (is_open and in_force)
        if done and is_upheld:
            self.superseded()
        elif done:
            self.open.remove(list(self.pool.requests.order_by("pk")).index(found.request))

    def superseded(self) -> None:
        """Put down that a confirmed award is out of force, and what was answered to it."""
        self.state, self.before, self.open = State.OPENED, self.answers, set()

    @precondition(lambda self: self.state == State.AWARDED)
    @rule()
    def award_again(self) -> None:
        away = {Answer.DECLINED} | ({Answer.OFFERED} if self.is_late else set())
        leave = {number for number, answer in self.answers.items() if answer in away}
        act, by = award_without_decliners, self.people["staff"]
        done = self.attempt(by, "pools.award_without_decliners", self.pool, act, pool=self.pool)
        assert bool(done) == bool(leave and leave != self.stays)
        if done:
            self.stays -= leave
            self.superseded()

    @precondition(lambda self: self.state != State.OPENED)
    @rule()
    def agree(self) -> None:
        today, by = timezone.localdate(), self.people["staff"]
        given = {"pool": self.pool, "starts": today, "ends": today + timedelta(days=365)}
        done = self.attempt(by, "agreements.make", self.pool, make_agreements, **given)
        is_accepted = set(self.answers.values()) == {Answer.ACCEPTED}
        is_due = self.state == State.AWARDED and is_accepted and not self.open and not self.stands_still
        assert bool(done) == is_due
        if done:
            self.state = State.AGREED

    @invariant()
    def nobody_is_bound_but_by_a_representative_within_what_it_accepted(self) -> None:
        shares = self.shares()
        if self.state in (State.AWARDED, State.AGREED):
            assert {number: share.state for number, share in shares.items()} == self.answers
        for number, share in shares.items():
            if share.state == Answer.ACCEPTED:
                assert share.amount <= self.given[number]
                assert share.accepted_up_to == self.given[number]
                assert share.decided_by == self.firm(number).person

    @invariant()
    def agreements_are_made_last_and_of_accepted_shares(self) -> None:
        assert FrameworkAgreement.objects.exists() == (self.state == State.AGREED)
        assert not Addendum.objects.exclude(share__state=Answer.ACCEPTED).exists()

    @invariant()
    def members_see_a_share_once_the_board_has_confirmed(self) -> None:
        is_told = self.state in (State.AWARDED, State.AGREED)
        for number in range(3):
            seen = own_share(self.firm(number), self.pool.uid)
            assert (seen is not None) == (is_told and number in self.stays)

    @invariant()
    def nobody_decides_who_proposed_or_has_an_interest(self) -> None:
        for award in Award.objects.exclude(confirmed_by=""):
            assert award.confirmed_by not in (award.proposed_by, self.people["interested"].person)


def people_of(cast: Cast) -> dict[str, Actor]:
    """Return who takes part in a decision: two on the board, one of them with an interest, and others."""
    interested = with_second_factor(person_called("Interested", "interested@samgori.example"))
    acts_for(interested, cast.samgori.organisation, board=True)
    both = with_second_factor(person_called("Both", "both@office.example"))
    acts_for(both, cast.office)
    acts_for(both, cast.kolkheti.organisation, board=True)
    own = {f"representative {place}": one.representative for place, one in enumerate(cast.members)}
    own |= {f"colleague {place}": one.colleague for place, one in enumerate(cast.members)}
    return {
        **{name: actor_of_person(person) for name, person in own.items()},
        "staff": actor_of_person(cast.staff),
        "board": actor_of_person(cast.board),
        "interested": actor_of_person(interested),
        "staff_on_board": actor_of_person(both, cast.kolkheti.organisation),
        "board_at_office": actor_of_person(both, cast.office),
    }


def test_no_order_of_steps_binds_beyond_an_acceptance_or_before_the_stand_still(cast: Cast) -> None:
    Deciding.cast, Deciding.people = cast, people_of(cast)
    Deciding.story = make_story(cast, standstill_days=10, worsening_bound=BOUND)
    samgori = Participation.objects.filter(organisation=cast.samgori.organisation)
    samgori.update(interest="We own a tenth of Anatolia Board Mills.")
    calm = settings(
        max_examples=10,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=PHASES,
    )
    run_state_machine_as_test(Deciding, settings=calm)
