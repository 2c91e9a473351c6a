"""The board decides on a proposed award; what agreements still wait for is told here."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Affiliation
from nadi.journal.actions import record
from nadi.together.pools.actions.award import SHORTEST_TIME
from nadi.together.pools.actions.gathering import locked, subject_of
from nadi.together.pools.actions.shares import keep_acceptances
from nadi.together.pools.models import Award, Objection, Participation, Pool, Share
from nadi.together.pools.notices.award import (
    tell_bidders_of_award,
    tell_members_of_share,
    tell_staff_of_refusal,
)
from nadi.together.pools.queries.award import applied_shares, award_in_force
from nadi.web.access import Actor, Refused, Sentence

SHORTEST_BOARD_REASON = 10
State = Pool.State


def why_not_decide(actor: Actor, pool: Pool) -> Sentence | None:
    """Tell why this person may not decide on the proposal; None when it may."""
    award = award_in_force(pool)
    if pool.state != State.PROPOSED or award is None:
        return _("There is no proposed award that waits for the board.")
    if award.proposed_by == actor.person:
        return _("You proposed this award, so another person decides on it.")
    if has_interest(actor, pool):
        return _(
            "Your company declared an interest in a vendor of this purchase, so you abstain. Another board "
            "member decides."
        )
    return None


def has_interest(actor: Actor, pool: Pool) -> bool:
    """Tell whether a company that this person acts for declared an interest in a vendor."""
    companies = Affiliation.objects.filter(person__uid=actor.person, until=None).values("organisation")
    own = Participation.objects.filter(
        Q(organisation=actor.organisation_id) | Q(organisation__in=companies), pool=pool
    )
    return own.exclude(interest="").exists()


def proposal_of(by: Actor, pool: Pool) -> Award:
    """Return the award that waits for this person's decision, or refuse (the pool is held locked)."""
    if (sentence := why_not_decide(by, pool)) is not None:
        raise Refused(sentence)
    award = award_in_force(pool)
    if award is None:
        raise Refused(_("There is no proposed award that waits for the board."))
    return award


def guard_seen(award: Award, seen: str) -> None:
    """Refuse a decision on another proposal than the one that was read."""
    if award.uid != seen:
        raise Refused(_("The proposal was made anew while you read it. Read it again before you decide."))


def guard_reason(reason: str) -> None:
    """Refuse a decision without a reason."""
    if len(reason.strip()) < SHORTEST_BOARD_REASON:
        raise Refused(_("Write the board's reason in at least ten characters: it goes on record."))


def confirm_award(*, by: Actor, pool: Pool, seen: str, reason: str) -> Award:
    """Confirm the proposal: bidders get their letters, the stand-still begins, members are asked."""
    with transaction.atomic():
        pool = locked(pool)
        award = proposal_of(by, pool)
        guard_seen(award, seen)
        guard_reason(reason)
        now = timezone.now()
        award.confirmed, award.confirmed_by, award.board_reason = now, by.person, reason.strip()
        award.standstill_until = standstill_from(pool, now)
        award.answer_until = max(award.answer_until, now + SHORTEST_TIME)
        award.save()
        move(pool, State.AWARDED)
        kept = keep_acceptances(award)
        record(
            by=by,
            verb="pools.confirm_award",
            subject=subject_of(pool),
            before={"state": State.PROPOSED.value},
            after={"state": pool.state, "kept": [share.uid for share in kept], **facts(award)},
        )
        tell_bidders_of_award(award)
        tell_members_of_share(award)
    return award


def refuse_award(*, by: Actor, pool: Pool, seen: str, reason: str) -> Award:
    """Refuse the proposal: the bids are open to another computation and another proposal."""
    with transaction.atomic():
        pool = locked(pool)
        award = proposal_of(by, pool)
        guard_seen(award, seen)
        guard_reason(reason)
        award.confirmed_by, award.board_reason = by.person, reason.strip()
        take_back(award, State.OPENED)
        record(
            by=by,
            verb="pools.refuse_award",
            subject=subject_of(pool),
            before={"state": State.PROPOSED.value},
            after={"state": State.OPENED.value, **facts(award)},
        )
        tell_staff_of_refusal(award)
    return award


def withdraw_award(*, by: Actor, pool: Pool, seen: str) -> Award:
    """Let the office take its own proposal back before the board decides."""
    with transaction.atomic():
        pool = locked(pool)
        award = award_in_force(pool)
        if pool.state != State.PROPOSED or award is None:
            raise Refused(_("There is no proposed award that waits for the board."))
        guard_seen(award, seen)
        take_back(award, State.OPENED)
        record(
            by=by,
            verb="pools.withdraw_award",
            subject=subject_of(pool),
            before={"state": State.PROPOSED.value},
            after={"state": State.OPENED.value, "award": award.uid},
        )
    return award


def take_back(award: Award, state: Pool.State) -> None:
    """Put an award out of force; a proposal also counts as refused."""
    now = timezone.now()
    award.superseded = now
    award.refused = now if award.confirmed is None else None
    award.save()
    move(award.pool, state)


def move(pool: Pool, state: Pool.State) -> None:
    """Write the pool's state."""
    pool.state = state
    pool.save(update_fields=["state"])


def standstill_from(pool: Pool, now: datetime) -> datetime | None:
    """Return until when agreements wait for objections; None where the pool has no stand-still."""
    return now + timedelta(days=pool.standstill_days) if pool.standstill_days else None


def facts(award: Award) -> dict[str, Any]:
    """Return what the journal keeps of a decision: no price and no member's figure."""
    until = award.standstill_until
    return {
        "award": award.uid,
        "reason": award.board_reason,
        "standstill_until": until.isoformat() if until else None,
    }


def why_not_agreed_yet(pool: Pool) -> Sentence | None:
    """Tell what the agreements of a pool still wait for; None when they can be made."""
    award = award_in_force(pool)
    if pool.state == State.PROPOSED:
        return _("The board has not confirmed the award yet.")
    if pool.state != State.AWARDED or award is None or award.confirmed is None:
        return _("Agreements are made after the award, when every member has accepted its share.")
    if award.objections.filter(state=Objection.State.OPEN).exists():
        return _("A vendor's objection waits for an answer. Answer it first.")
    if award.standstill_until is not None and timezone.now() < award.standstill_until:
        return _("The stand-still is running: vendors may still object. Wait until it is over.")
    if applied_shares(award).exclude(state=Share.State.ACCEPTED).exists():
        return _(
            "Not every member has accepted its share yet. Wait, or award again without those that declined."
        )
    return None
