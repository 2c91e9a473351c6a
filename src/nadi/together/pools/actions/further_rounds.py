"""Starting a later round: a shortlist, a deadline or turns; an auction is signed like an opening."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import locked
from nadi.together.pools.actions.rounds import begin
from nadi.together.pools.models import Bid, OpeningSignature, Pool, RequestForQuotation, Round, Shortlisted
from nadi.together.pools.notices.opening import tell_auction_is_planned
from nadi.together.pools.queries.rounds import planned_round
from nadi.web.access import Actor, Refused

Kind = Round.Kind
SHORTEST_TURN, LONGEST_TURN, MOST_TURNS = 5, 24 * 60, 20
LARGEST_STEP = Decimal("0.2")


@dataclass(frozen=True, kw_only=True)
class NewRound:
    """What staff say about a later round; an auction has turns in place of a deadline."""

    kind: str
    shortlist: Sequence[str]
    bids_until: datetime | None = None
    least_step: Decimal = Decimal(0)
    turn_minutes: int = 0
    turns: int = 0

    @property
    def is_auction(self) -> bool:
        return self.kind == Kind.AUCTION


def start_round(*, by: Actor, pool: Pool, new: NewRound) -> Round:
    """Invite the shortlist to bid again; an auction waits for the signatures of an opening first."""
    with transaction.atomic():
        pool = locked(pool)
        now = timezone.now()
        refuse_unless_between_rounds(pool)
        refuse_what_cannot_run(new, now)
        invited = shortlisted(pool, new)
        turn = timedelta(minutes=new.turn_minutes)
        begun = Round.objects.create(
            pool=pool,
            number=pool.round_number + 1,
            kind=new.kind,
            began=now,
            bids_until=new.bids_until or now + turn,
            turn_minutes=new.turn_minutes if new.is_auction else 0,
            turns_left=max(0, new.turns - 1) if new.is_auction else 0,
            least_step=new.least_step,
            is_planned=new.is_auction,
        )
        Shortlisted.objects.bulk_create(Shortlisted(round=begun, request=one) for one in invited)
        record(
            by=by,
            verb="pools.start_round",
            subject=f"pool:{pool.uid}",
            after={"round": begun.number, "kind": begun.kind, "invited": [one.vendor.uid for one in invited]},
        )
        if not new.is_auction:
            begin(begun, pool, now)
        elif sign_start(by, begun) < settings.OPENERS:
            tell_auction_is_planned(pool, by)
    return begun


def refuse_unless_between_rounds(pool: Pool) -> None:
    """Another round follows opened bids and comes before a proposed award."""
    if pool.state != Pool.State.OPENED or pool.origin != Pool.Origin.OWN:
        raise Refused(_("Another round follows the opening of bids, and comes before an award is proposed."))
    if planned_round(pool):
        raise Refused(_("An auction is planned already. Sign its start, or give it up first."))


def refuse_what_cannot_run(new: NewRound, now: datetime) -> None:
    """Refuse a round without time to bid, or an auction that could not end."""
    if not 0 <= new.least_step <= LARGEST_STEP:
        raise Refused(_("The least improvement lies between 0 and 20 %."))
    if new.is_auction:
        if not SHORTEST_TURN <= new.turn_minutes <= LONGEST_TURN:
            raise Refused(_("A turn of an auction takes between 5 minutes and a day."))
        if not 1 <= new.turns <= MOST_TURNS:
            raise Refused(_("An auction has between 1 and 20 turns."))
    elif new.bids_until is None or new.bids_until <= now:
        raise Refused(_("Vendors need time to bid: choose a deadline in the future."))


def shortlisted(pool: Pool, new: NewRound) -> list[RequestForQuotation]:
    """Return the vendors to invite: each has a valid bid to improve."""
    requests = pool.requests.filter(uid__in=new.shortlist).select_related("vendor").order_by("pk")
    valid = set(pool.bids.filter(state=Bid.State.VALID).values_list("request_id", flat=True))
    chosen = [one for one in requests if one.pk in valid]
    if len(chosen) < len(set(new.shortlist)):
        raise Refused(_("Only vendors with a valid bid can be invited to another round."))
    if not chosen:
        raise Refused(_("Choose at least one vendor to invite."))
    if new.is_auction and len(chosen) == 1:
        raise Refused(
            _("An auction needs at least two vendors. Ask a single one for its best and final offer.")
        )
    return chosen


def sign_start(by: Actor, planned: Round) -> int:
    """Put down who signs the start of an auction, once per person; returns how many have."""
    signed = OpeningSignature.objects.filter(
        pool=planned.pool, round_number=planned.number, is_technical=False
    )
    if signed.filter(person=by.person).exists():
        raise Refused(_("You have signed already. Another person has to sign too."))
    OpeningSignature.objects.create(
        pool=planned.pool,
        round_number=planned.number,
        person=by.person,
        name=by.person_name,
        organisation_name=by.organisation_name,
    )
    count = signed.count()
    if count >= settings.OPENERS:
        now = timezone.now()
        planned.is_planned, planned.began = False, now
        planned.bids_until = now + timedelta(minutes=planned.turn_minutes)
        planned.save(update_fields=["is_planned", "began", "bids_until"])
        begin(planned, Pool.objects.get(pk=planned.pool_id), now)
    return count


def sign_auction(*, by: Actor, pool: Pool) -> int:
    """Sign the start of a planned auction; with the last signature needed its first turn begins."""
    with transaction.atomic():
        pool = locked(pool)
        planned = planned_round(pool)
        if planned is None or pool.state != Pool.State.OPENED:
            raise Refused(_("There is no auction that waits to be signed."))
        signed = sign_start(by, planned)
        record(
            by=by,
            verb="pools.sign_auction",
            subject=f"pool:{pool.uid}",
            after={"round": planned.number, "signatures": signed},
        )
    return max(0, int(settings.OPENERS) - signed)


def drop_round(*, by: Actor, pool: Pool) -> None:
    """Give up an auction that has not started."""
    with transaction.atomic():
        pool = locked(pool)
        planned = planned_round(pool)
        if planned is None:
            raise Refused(_("There is no auction that waits to be signed."))
        pool.opening_signatures.filter(round_number=planned.number).delete()
        record(by=by, verb="pools.drop_round", subject=f"pool:{pool.uid}", before={"round": planned.number})
        planned.delete()
