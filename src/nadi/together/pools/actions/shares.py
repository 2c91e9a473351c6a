"""Members answer: accept or decline a share; staff award again without those that declined."""

from datetime import datetime
from decimal import ROUND_FLOOR, Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.together.pools.models import Award, Demand, Participation, Pool, Share
from nadi.together.pools.notices.award import tell_members_of_new_round, tell_staff_of_answers
from nadi.together.pools.queries.award import applied_shares, award_in_force
from nadi.together.pools.queries.joining import counting
from nadi.web.access import Actor, Refused

State = Share.State
CENT = Decimal("0.01")


def accept_share(*, by: Actor, share: Share) -> Share:
    """Bind the company to its share; pressing twice changes nothing."""
    with transaction.atomic():
        award, share = locked(share)
        if share.state == State.ACCEPTED:
            return share
        guard_time(award)
        answer(by, share, State.ACCEPTED, "")
        tell_staff_of_answers(award)
    return share


def decline_share(*, by: Actor, share: Share, note: str) -> Share:
    """Say no, with what the association should know; an accepted share is final."""
    with transaction.atomic():
        award, share = locked(share)
        if share.state == State.DECLINED:
            return share
        if share.state == State.ACCEPTED:
            raise Refused(_("Your company has accepted this share, and an acceptance is final."))
        guard_time(award)
        answer(by, share, State.DECLINED, note)
        tell_staff_of_answers(award)
    return share


def locked(share: Share) -> tuple[Award, Share]:
    """Lock the pool and return the award and the share as they are now, if they still count."""
    pool = Pool.objects.select_for_update().get(awards__sharings__shares=share.pk)
    award = award_in_force(pool)
    now = Share.objects.select_related("participation", "sharing").get(pk=share.pk)
    if (
        award is None
        or award.confirmed is None
        or now.sharing.award_id != award.pk
        or pool.state not in (Pool.State.AWARDED, Pool.State.AGREED)
    ):
        raise Refused(_("This award was replaced; the share no longer counts. Wait for the new one."))
    return award, now


def guard_time(award: Award) -> None:
    """Refuse an answer after the deadline, or once agreements were made."""
    if award.pool.state != Pool.State.AWARDED:
        raise Refused(_("The agreements are made; the shares can no longer be answered."))
    if timezone.now() > award.answer_until:
        raise Refused(_("The time to answer has passed. Ask the association whether it awards again."))


def answer(by: Actor, share: Share, state: Share.State, note: str) -> None:
    """Write the answer and who gave it."""
    before = share.state
    share.state, share.note = state, note
    share.decided, share.decided_by = timezone.now(), by.person
    share.accepted_up_to = bound_of(share) if state == State.ACCEPTED else None
    share.save(update_fields=["state", "note", "decided", "decided_by", "accepted_up_to"])
    verb = "pools.accept_share" if state == State.ACCEPTED else "pools.decline_share"
    record(
        by=by,
        verb=verb,
        subject=f"pool:{share.participation.pool.uid}",
        before={"state": before},
        after={"state": state.value, "share": share.uid},
    )


def bound_of(share: Share) -> Decimal:
    """Return the most that an acceptance still covers, should others decline and the award be made anew."""
    return covered(share.amount, share.sharing.award.pool)


def covered(amount: Decimal, pool: Pool) -> Decimal:
    """Return an amount with what it may rise by before its member is asked again."""
    return (amount * (1 + pool.worsening_bound)).quantize(CENT, ROUND_FLOOR)


def keep_acceptances(award: Award) -> list[Share]:
    """Let those stay accepted whose new share lies within what they accepted before; the others are asked.

    The bound stays that of the first acceptance, so that it cannot creep up from award to award.
    """
    before = Award.objects.filter(pool=award.pool, superseded__isnull=False, confirmed__isnull=False)
    last = before.order_by("-superseded", "-pk").first()
    if last is None:
        return []
    accepted = {one.participation_id: one for one in applied_shares(last) if one.state == State.ACCEPTED}
    kept = []
    for share in applied_shares(award):
        old = accepted.get(share.participation_id)
        if old is not None and old.accepted_up_to is not None and share.amount <= old.accepted_up_to:
            share.state, share.decided, share.decided_by = State.ACCEPTED, old.decided, old.decided_by
            share.accepted_up_to = old.accepted_up_to
            share.save(update_fields=["state", "decided", "decided_by", "accepted_up_to"])
            kept.append(share)
    return kept


def left_out(award: Award, now: datetime) -> list[Share]:
    """Return the shares of those that declined and, once the time has passed, of those that kept silent."""
    states = {State.DECLINED} | ({State.OFFERED} if now > award.answer_until else set())
    return [share for share in applied_shares(award) if share.state in states]


def award_without_decliners(*, by: Actor, pool: Pool) -> list[Participation]:
    """Withdraw the award, let the decliners go, and open the bids to a new computation."""
    with transaction.atomic():
        pool = Pool.objects.select_for_update().get(pk=pool.pk)
        award = award_in_force(pool)
        if pool.state != Pool.State.AWARDED or award is None:
            raise Refused(_("There is no award that waits for answers."))
        now = timezone.now()
        leaving = [share.participation for share in left_out(award, now)]
        if not leaving:
            raise Refused(_("Nobody has declined, so there is nobody to leave out."))
        Participation.objects.filter(pk__in=[one.pk for one in leaving]).update(left=now)
        if not counting(Demand.objects.filter(line__pool=pool)).exists():
            raise Refused(_("Nobody would be left in the pool. Cancel it instead."))
        award.superseded = now
        award.save(update_fields=["superseded"])
        pool.state = Pool.State.OPENED
        pool.save(update_fields=["state"])
        record(
            by=by,
            verb="pools.award_without_decliners",
            subject=f"pool:{pool.uid}",
            before={"state": Pool.State.AWARDED.value, "award": award.uid},
            after={"state": pool.state, "left": [one.uid for one in leaving]},
        )
        tell_members_of_new_round(pool)
    return leaving
