"""Where a reader stands in a pool, and what waits for them there."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Affiliation
from nadi.together.pools.models import Award, Demand, Line, Objection, Participation, Pool, Question, Share
from nadi.together.pools.queries.joining import bound
from nadi.together.pools.queries.opening_steps import OpeningMarks, opening_marks, opening_step
from nadi.together.pools.queries.pools import joinable_by
from nadi.together.pools.queries.steps import NextStep, quietly, step
from nadi.web.access import Actor, Sentence

State = Pool.State


@dataclass(frozen=True, kw_only=True)
class Standing(OpeningMarks):
    """What the reader's company has done in a pool, and whether its totals are put down for good."""

    # Whether the pool is for the reader's company: the board sees pools for chosen members, too.
    is_meant: bool = True
    has_joined: bool = False
    has_accepted: bool = False
    has_demand: bool = False
    share: str = ""
    has_lines: bool = False
    is_frozen: bool = False
    is_accepted: bool = False
    answer_until: datetime | None = None
    standstill_until: datetime | None = None
    has_objection: bool = False
    is_interested: bool = False
    proposed_by: str = ""
    has_question: bool = False


def with_standing(pools: QuerySet[Pool], actor: Actor) -> QuerySet[Pool]:
    """Return the pools with the reader's standing in each, in the same query."""
    parts = Participation.objects.filter(pool=OuterRef("pk"), organisation=actor.organisation_id, left=None)
    demands = Demand.objects.filter(
        participation__pool=OuterRef("pk"),
        participation__organisation=actor.organisation_id,
        participation__left=None,
    )
    shares = Share.objects.filter(
        participation__pool=OuterRef("pk"),
        participation__organisation=actor.organisation_id,
        sharing__is_applied=True,
        sharing__award__superseded=None,
        sharing__award__confirmed__isnull=False,
    )
    in_force = Share.objects.filter(
        participation__pool=OuterRef("pk"), sharing__is_applied=True, sharing__award__superseded=None
    )
    lines = Line.objects.filter(pool=OuterRef("pk"))
    awards = Award.objects.filter(pool=OuterRef("pk"), superseded=None)
    objections = Objection.objects.filter(
        award__pool=OuterRef("pk"), award__superseded=None, state=Objection.State.OPEN
    )
    companies = Affiliation.objects.filter(person__uid=actor.person, until=None).values("organisation")
    interests = Participation.objects.filter(pool=OuterRef("pk"), organisation__in=companies)
    return pools.annotate(
        is_meant=Exists(Pool.objects.filter(pk=OuterRef("pk"), pk__in=joinable_by(actor.organisation_id))),
        has_joined=Exists(parts),
        has_accepted=Exists(bound(parts)),
        has_demand=Exists(demands),
        share=Coalesce(Subquery(shares.values("state")[:1]), Value("")),
        has_lines=Exists(lines),
        is_frozen=Exists(lines.exclude(shown_quantity=None, hidden_because="")),
        answer_until=Subquery(awards.values("answer_until")[:1]),
        standstill_until=Subquery(awards.values("standstill_until")[:1]),
        proposed_by=Coalesce(Subquery(awards.values("proposed_by")[:1]), Value("")),
        has_objection=Exists(objections),
        has_question=Exists(Question.objects.filter(pool=OuterRef("pk"), answered=None)),
        is_interested=Exists(interests.exclude(interest="")),
        **opening_marks(actor),
        is_accepted=Exists(in_force) & ~Exists(in_force.exclude(state=Share.State.ACCEPTED)),
    )


def standing_in(row: Any) -> Standing:
    """Return the standing of a pool that came `with_standing`."""
    return Standing(**{one.name: getattr(row, one.name) for one in fields(Standing)})


def standing(actor: Actor, pool: Pool) -> Standing:
    """Return the reader's standing in one pool."""
    return standing_in(with_standing(Pool.objects.filter(pk=pool.pk), actor).get())


def next_step(actor: Actor, pool: Pool, own: Standing, now: datetime) -> NextStep:
    """Return what comes next in a pool for this reader; in an imported one nothing waits for anybody."""
    if pool.origin == Pool.Origin.OCDS:
        return imported_step(actor, pool)
    if actor.is_staff:
        return staff_step(pool, own, now)
    if actor.is_board and pool.state == State.PROPOSED:
        return board_step(actor, pool, own)
    if actor.is_board and (found := opening_step(pool, own, now)) is not None:
        return found
    if actor.is_member:
        return member_step(actor, pool, own, now)
    return quiet_step(pool, now)


def state_words(pool: Pool, own: Standing, now: datetime) -> Sentence:
    """Return the state as people call it: demand that is over is closed, though no vendor was asked yet."""
    if pool.origin == Pool.Origin.OCDS:
        return Pool.Origin.OCDS.label
    if pool.state == State.GATHERING and (own.is_frozen or now >= pool.demand_until):
        return _("demand is closed")
    return State(pool.state).label


def imported_step(actor: Actor, pool: Pool) -> NextStep:
    """Return what can be done with a tender that others published."""
    text = _("This tender was published by others and imported. Its bids show what our rules would award.")
    has_scenarios = (actor.is_staff or actor.is_board) and pool.state == State.OPENED
    if has_scenarios:
        return quietly(step("pools.scenarios", pool, text, _("Compare scenarios")))
    return NextStep(text=text)


def staff_step(pool: Pool, own: Standing, now: datetime) -> NextStep:
    """Return what the office does next."""
    if pool.state in {State.DRAFT, State.GATHERING}:
        return preparing_step(pool, own) or demand_step(pool, own, now) or quiet_step(pool, now)
    if (found := opening_step(pool, own, now)) is not None:
        return found
    return bidding_step(pool, own, now) or deciding_step(pool, own, now) or quiet_step(pool, now)


def preparing_step(pool: Pool, own: Standing) -> NextStep | None:
    """Return what is left to do before members can say anything."""
    if not own.has_lines:
        text = _("Say what is wanted: the pool has no lines yet.")
        return step("pools.edit_lines", pool, text, _("Add lines"))
    if pool.state == State.DRAFT:
        text = _("This pool is not open yet: no member sees it.")
        return step("pools.detail", pool, text, _("Go on preparing"))
    return None


def demand_step(pool: Pool, own: Standing, now: datetime) -> NextStep | None:
    """Return what is to do once members have said what they want."""
    if own.is_frozen:
        return step("pools.tender", pool, _("Demand is closed. Ask vendors."), _("Start the tender"))
    if now >= pool.demand_until and pool.minimum_told:
        text = _("The deadline is over and the minimum is missed. Give members more time, or cancel.")
        return step("pools.minimum", pool, text, _("Decide"))
    if now >= pool.demand_until:
        text = _("The deadline is over. Look at the demand and close it.")
        return step("pools.overview", pool, text, _("See the demand"))
    return None


def bidding_step(pool: Pool, own: Standing, now: datetime) -> NextStep | None:
    """Return what is to do while vendors bid, and before prices are opened."""
    is_bidding = pool.state == State.TENDERING and pool.bids_until and now < pool.bids_until
    if is_bidding and own.has_question:
        text = _("A vendor's question waits for your answer to all vendors.")
        return step("pools.exchange", pool, text, _("Answer"), pool.bids_until)
    if is_bidding:
        text = _("Vendors are bidding. Their bids stay sealed until the opening.")
        return quietly(step("pools.tender", pool, text, _("See whom you asked"), pool.bids_until))
    if pool.state == State.ASSESSING:
        text = _("The technical envelopes are open. Give every bid its points, then open the prices.")
        return step("pools.assess", pool, text, _("Assess quality"))
    return None


def deciding_step(pool: Pool, own: Standing, now: datetime) -> NextStep | None:
    """Return what is to do from opened bids to agreements."""
    if pool.state == State.OPENED:
        text = _("The bids are open. Compare the scenarios and award.")
        return step("pools.scenarios", pool, text, _("Compare scenarios"))
    if pool.state == State.PROPOSED:
        text = _("The award is proposed. The board confirms or refuses it.")
        return quietly(step("pools.decision", pool, text, _("See the proposal")))
    if pool.state != State.AWARDED:
        return None
    if own.has_objection:
        return step("pools.objections", pool, waits_for(own, now), _("Answer the objection"))
    if sentence := waits_for(own, now):
        return quietly(step("pools.decision", pool, sentence, _("See the decision"), own.standstill_until))
    if own.is_accepted:
        text = _("Every member has accepted its share.")
        return step("agreements.make", pool, text, _("Make the agreements"))
    return quietly(
        step("pools.shares", pool, _("Members accept or decline their shares."), _("See the shares"))
    )


def waits_for(own: Standing, now: datetime) -> Sentence:
    """Return what an award waits for beside the members' answers; empty where it is nothing."""
    if own.has_objection:
        return _("A vendor's objection waits for an answer.")
    if own.is_accepted and own.standstill_until is not None and now < own.standstill_until:
        return _("Every member has accepted its share. Vendors may object until the stand-still is over.")
    return ""


def board_step(actor: Actor, pool: Pool, own: Standing) -> NextStep:
    """Return what the board decides about a proposed award, or why this person does not."""
    if own.is_interested or own.proposed_by == actor.person:
        text = _("Another board member decides about the proposed award.")
        return quietly(step("pools.decision", pool, text, _("See the proposal")))
    text = _("The office proposes an award. Confirm or refuse it.")
    return step("pools.decision", pool, text, _("Decide"))


def member_step(actor: Actor, pool: Pool, own: Standing, now: datetime) -> NextStep:
    """Return what a member company does next."""
    may_join = own.is_meant or own.has_joined
    if pool.state == State.GATHERING and now < pool.demand_until and not own.is_frozen and may_join:
        return gathering_step(actor, pool, own)
    if pool.state == State.AWARDED and own.share == Share.State.OFFERED:
        text = _("The purchase is awarded. Look at your share and accept or decline it.")
        return step("pools.share", pool, text, _("See your share"), own.answer_until)
    return quiet_step(pool, now)


def gathering_step(actor: Actor, pool: Pool, own: Standing) -> NextStep:
    """Return what a member does while demand is gathered."""
    until = pool.demand_until
    if not own.has_lines:
        return NextStep(text=_("The office still writes down what is wanted."), until=until)
    if own.has_demand and own.has_accepted:
        return NextStep(text=_("Your demand is saved. You can change it until the deadline."), until=until)
    if own.has_demand:
        return acceptance_step(actor, pool)
    if own.has_joined:
        text = _("Enter what your company wants.")
        return step("pools.demand", pool, text, _("Enter your demand"), until)
    text = _("Take part, if your company needs this.")
    if actor.may_bind:
        return step("pools.join", pool, text, _("Read the agreement and take part"), until)
    return step("pools.demand", pool, text, _("Enter your demand"), until)


def acceptance_step(actor: Actor, pool: Pool) -> NextStep:
    """Return what is left to do when demand is entered and nobody accepted the agreement."""
    until = pool.demand_until
    if actor.may_bind:
        text = _("Your company's demand is entered. It counts once you accept the participation agreement.")
        return step("pools.join", pool, text, _("Read and accept"), until)
    text = _("Your demand is saved. It counts once a representative of your company accepts the agreement.")
    return quietly(step("pools.join", pool, text, _("See the agreement"), until))


def quiet_step(pool: Pool, now: datetime) -> NextStep:
    """Return what happens next without the reader."""
    if pool.state == State.GATHERING and now < pool.demand_until:
        return NextStep(text=_("Members enter their demand."), until=pool.demand_until)
    if pool.state == State.TENDERING:
        return NextStep(text=_("Vendors are bidding. Nobody can read their bids yet."), until=pool.bids_until)
    return NextStep(text=QUIET[State(pool.state)])


QUIET: dict[State, Sentence] = {
    State.DRAFT: _("The office prepares this pool."),
    State.GATHERING: _("Demand is closed. The office asks vendors next."),
    State.ASSESSING: _("Quality is being assessed; prices are still sealed."),
    State.OPENED: _("The bids are open. The office compares them and awards."),
    State.PROPOSED: _("An award is proposed. The board decides."),
    State.AWARDED: _("The members who take part decide about their shares."),
    State.AGREED: _("The agreement is made. Orders go through it."),
    State.CANCELLED: _("This pool was cancelled."),
}
