"""The opening: authorised people sign, then sealed bids become rows, all at once and never early."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from nacl.public import PrivateKey

from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import locked
from nadi.together.pools.actions.quality import put_out_below_least
from nadi.together.pools.actions.replacing import replace_earlier
from nadi.together.pools.actions.rounds import present_round
from nadi.together.pools.actions.unpacking import ground_of, open_one, open_technical_one
from nadi.together.pools.minutes import facts_of_opening
from nadi.together.pools.models import Bid, OpeningSignature, Pool, Round
from nadi.together.pools.notices.opening import tell_opening_is_due, tell_signature_is_missing
from nadi.together.pools.notices.tender import tell_disqualified, tell_opened
from nadi.together.pools.offers.sealing import Tampered, opening_key
from nadi.together.pools.queries.opening import is_technical_next, signatures_for, unscored
from nadi.together.pools.queries.rounds import round_of
from nadi.together.pools.queries.tender import wanted_of
from nadi.web.access import Actor, Refused

State = Pool.State


def sign_opening(*, by: Actor, pool: Pool) -> Pool:
    """Be present at an opening; the last signature needed opens the bids in the same moment."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_unless_due(pool, timezone.now())
        is_technical = is_technical_next(pool)
        if signatures_for(pool, is_technical).filter(person=by.person).exists():
            raise Refused(_("You have signed already. Another person has to sign too."))
        forget_earlier_signatures(pool)
        OpeningSignature.objects.create(
            pool=pool,
            round_number=pool.round_number,
            is_technical=is_technical,
            person=by.person,
            name=by.person_name,
            organisation_name=by.organisation_name,
        )
        signed = signatures_for(pool, is_technical).count()
        record(
            by=by,
            verb="pools.sign_opening",
            subject=f"pool:{pool.uid}",
            after={"round": pool.round_number, "is_technical": is_technical, "signatures": signed},
        )
        if signed >= settings.OPENERS:
            return open_bids(by=by, pool=pool)
        tell_signature_is_missing(pool, by)
    return pool


def forget_earlier_signatures(pool: Pool) -> None:
    """Let signatures lapse that were given for a deadline which was moved since."""
    lapsed = pool.opening_signatures.filter(round_number=pool.round_number, signed__lt=pool.bids_until)
    lapsed.delete()


def tell_opening_due(*, pool: Pool, now: datetime) -> bool:
    """Tell those who open, once a round, that the deadline has passed; False if nothing was to tell."""
    with transaction.atomic():
        pool = locked(pool)
        if pool.state != State.TENDERING or pool.bids_until is None or now < pool.bids_until:
            return False
        present = present_round(pool)
        if present.kind == Round.Kind.AUCTION or present.opening_told:
            return False
        present.opening_told = now
        present.save(update_fields=["opening_told"])
        tell_opening_is_due(pool)
    return True


def still_to_sign(pool: Pool) -> int:
    """Return how many signatures the next opening still waits for."""
    return max(0, int(settings.OPENERS) - signatures_for(pool, is_technical_next(pool)).count())


def refuse_unless_due(pool: Pool, now: datetime) -> None:
    """Refuse an opening before its deadline, without sealed bids, or before quality is assessed."""
    if pool.state not in (State.TENDERING, State.ASSESSING):
        raise Refused(_("There are no sealed bids to open: vendors are not bidding on this pool."))
    if pool.bids_until is None or now < pool.bids_until:
        raise Refused(_("Bids stay sealed until the deadline. Nobody can open them earlier."))
    present = round_of(pool)
    if present is not None and present.kind == Round.Kind.AUCTION:
        raise Refused(_("The auction opens its turns by itself, within a minute of their end."))
    if pool.state == State.ASSESSING and (count := unscored(pool)):
        raise Refused(
            ngettext(
                "Prices stay sealed until quality is assessed: points are missing for %(n)s bid.",
                "Prices stay sealed until quality is assessed: points are missing for %(n)s bids.",
                count,
            )
            % {"n": count}
        )


def open_bids(*, by: Actor, pool: Pool) -> Pool:
    """Open what is due: the technical envelopes where quality counts, then the prices.

    This is the inner step of an opening; people open by `sign_opening`.
    """
    with transaction.atomic():
        pool = locked(pool)
        now = timezone.now()
        refuse_unless_due(pool, now)
        before, is_technical = pool.state, is_technical_next(pool)
        take_back_declines(pool)
        if is_technical:
            open_technical(pool)
            pool.state, pool.assessed_at = State.ASSESSING, now
            pool.save(update_fields=["state", "assessed_at"])
        else:
            open_prices(pool)
            pool.state, pool.opened_at = State.OPENED, now
            pool.save(update_fields=["state", "opened_at"])
        keep_minutes(pool, now, is_technical)
        record(
            by=by,
            verb="pools.open_bids",
            subject=f"pool:{pool.uid}",
            before={"state": before},
            after={"state": pool.state, "submissions": submissions_of(pool)},
        )
        if not is_technical:
            tell_opened(pool)
    return pool


def take_back_declines(pool: Pool) -> None:
    """Let what vendors declined before they bid be forgotten, now that their bids are known."""
    bidders = pool.bids.filter(state=Bid.State.SEALED).values("request")
    pool.requests.filter(pk__in=bidders).update(declined=None)


def open_technical(pool: Pool) -> None:
    """Open the envelopes that hold no price; the prices of the same bids stay sealed."""
    key, wanted = key_of(pool), wanted_of(pool)
    for bid in sealed_bids(pool):
        open_technical_one(bid, key, wanted)


def open_prices(pool: Pool) -> None:
    """Open every sealed price; one that cannot be read is disqualified with the reason, the others open."""
    key, wanted, ground = key_of(pool), wanted_of(pool), ground_of(pool)
    put_out_below_least(pool)
    for bid in sealed_bids(pool):
        open_one(bid, key, wanted, ground)
    replace_earlier(pool)


def key_of(pool: Pool) -> PrivateKey:
    """Return the opening key of the present round."""
    try:
        return opening_key(pool.opening_key, pool.uid)
    except Tampered as error:
        raise Refused(str(error)) from error


def sealed_bids(pool: Pool) -> list[Bid]:
    """Return the sealed bids to open; one not confirmed for a change of the tender is put out unopened."""
    asked = pool.amendments.filter(needs_confirmation=True).order_by("-number").first()
    sealed = pool.bids.filter(state=Bid.State.SEALED).select_related("request").order_by("submitted", "pk")
    if asked is not None:
        why = _("The tender was changed after this bid, and its vendor did not confirm it for the change.")
        unconfirmed = sealed.filter(amendment__lt=asked.number)
        unconfirmed.update(state=Bid.State.DISQUALIFIED, disqualified_because=why)
    return list(sealed)


def keep_minutes(pool: Pool, now: datetime, is_technical: bool) -> Round:
    """Put down what happened at this opening, for good."""
    found = present_round(pool)
    found.minutes[("technical" if is_technical else "prices")] = facts_of_opening(pool, now, is_technical)
    found.opened = None if is_technical else now
    found.save(update_fields=["minutes", "opened"])
    return found


def submissions_of(pool: Pool) -> list[dict[str, str]]:
    """List every submission with its time and receipt, and nothing of what it said."""
    bids = pool.bids.select_related("vendor").order_by("submitted", "pk")
    return [
        {
            "bid": bid.uid,
            "vendor": bid.vendor.uid,
            "submitted": bid.submitted.isoformat(),
            "receipt": bid.receipt,
            "state": bid.state,
        }
        for bid in bids
    ]


def disqualify_bid(*, by: Actor, bid: Bid, reason: str) -> Bid:
    """Take an opened bid out of the comparison, with the reason its vendor can read."""
    with transaction.atomic():
        pool = locked(bid.pool)
        bid = Bid.objects.get(pk=bid.pk)
        if pool.state != State.OPENED:
            raise Refused(_("A bid can be disqualified between the opening and the award."))
        if bid.state != Bid.State.VALID:
            raise Refused(_("Only a valid bid can be disqualified."))
        if not reason.strip():
            raise Refused(_("Write the reason: the vendor has a right to it."))
        bid.state, bid.disqualified_because = Bid.State.DISQUALIFIED, reason.strip()
        bid.save(update_fields=["state", "disqualified_because"])
        record(
            by=by,
            verb="pools.disqualify_bid",
            subject=f"pool:{pool.uid}",
            before={"bid": bid.uid, "state": Bid.State.VALID},
            after={"bid": bid.uid, "state": Bid.State.DISQUALIFIED, "reason": bid.disqualified_because},
        )
        tell_disqualified(bid)
    return bid
