"""Doing: one side proposes new prices, the other accepts or rejects them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.together.agreements.actions.agreements import in_force
from nadi.together.agreements.models import FrameworkAgreement, PriceChange
from nadi.together.agreements.notices import price_changes as notices
from nadi.together.agreements.prices import factor_of_index, factor_of_tax
from nadi.together.agreements.queries.prices import latest_change, pending_change
from nadi.together.agreements.sides import side_of
from nadi.web.access import Actor, Refused
from nadi.web.components.figures import day_text, quantity_text

Kind, State = PriceChange.Kind, PriceChange.State


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A price change before it is stored: a factor, or two figures that give one."""

    kind: str
    from_day: date
    reason: str
    factor: Decimal | None = None
    name: str = ""
    before: Decimal | None = None
    now: Decimal | None = None


def factor_of(proposal: Proposal) -> Decimal:
    """Return by what every price is multiplied, or refuse a proposal that does not say."""
    if proposal.kind == Kind.FACTOR:
        if proposal.factor is None:
            raise Refused(_("Enter the factor by which prices are multiplied, for example 1.05."))
        return proposal.factor
    if not proposal.name.strip():
        raise Refused(_("Name the index or the tax, so that the other side can look it up."))
    if proposal.before is None or proposal.now is None:
        raise Refused(_("Enter the figure before and the figure now."))
    if proposal.kind == Kind.TAX:
        return factor_of_tax(proposal.before, proposal.now)
    if proposal.before <= 0 or proposal.now <= 0:
        raise Refused(_("An index is larger than zero."))
    return factor_of_index(proposal.before, proposal.now)


def checked_factor(agreement: FrameworkAgreement, proposal: Proposal) -> Decimal:
    """Return the factor, or refuse one that changes nothing or leaves the agreed bounds."""
    factor = factor_of(proposal)
    if factor == 1:
        raise Refused(_("This would change no price."))
    least, most = agreement.least_factor, agreement.most_factor
    if proposal.kind != Kind.TAX and not least <= factor <= most:
        raise Refused(
            _("Prices would be multiplied by %(factor)s; the agreement allows %(least)s to %(most)s at once.")
            % {
                "factor": quantity_text(factor),
                "least": quantity_text(least),
                "most": quantity_text(most),
            }
        )
    return factor


def refuse_wrong_day(agreement: FrameworkAgreement, from_day: date) -> None:
    """Refuse a day that is past, after the end, or not after the price change before."""
    if not timezone.localdate() <= from_day <= agreement.ends:
        raise Refused(_("New prices start today or later, and before the agreement ends."))
    latest = latest_change(agreement)
    if latest is not None and from_day <= latest.from_day:
        raise Refused(
            _("Prices change on %(day)s already. Choose a later day.") % {"day": day_text(latest.from_day)}
        )


def refuse_wrong_proposal(agreement: FrameworkAgreement, proposal: Proposal) -> Decimal:
    """Return the factor of a proposal that may be made now."""
    if pending_change(agreement) is not None:
        raise Refused(_("Another price change waits for an answer. It must be answered or taken back first."))
    refuse_wrong_day(agreement, proposal.from_day)
    if not proposal.reason.strip():
        raise Refused(_("Give the reason: the other side decides by it."))
    return checked_factor(agreement, proposal)


def propose_price_change(*, by: Actor, agreement: FrameworkAgreement, proposal: Proposal) -> PriceChange:
    """Propose new prices for all lines; they hold only once the other side accepts."""
    with transaction.atomic():
        agreement = in_force(agreement)
        factor = refuse_wrong_proposal(agreement, proposal)
        change = PriceChange.objects.create(
            agreement=agreement,
            kind=proposal.kind,
            factor=factor,
            index_name=proposal.name,
            index_before=proposal.before,
            index_now=proposal.now,
            from_day=proposal.from_day,
            reason=proposal.reason,
            proposed_by=side_of(by),
        )
        record(
            by=by,
            verb="agreements.propose_price_change",
            subject=f"agreement:{agreement.uid}",
            after={"kind": change.kind, "factor": str(factor), "from": str(change.from_day)},
        )
        notices.tell_proposed(change)
    return change


def waiting(by: Actor, change: PriceChange, *, own: bool) -> PriceChange:
    """Return the change under lock if it waits for this side (or, `own`, was proposed by it)."""
    in_force(change.agreement)
    change = PriceChange.objects.select_related("agreement__vendor").get(pk=change.pk)
    if change.state != State.PENDING:
        raise Refused(_("This price change has been answered or taken back already."))
    if (change.proposed_by == side_of(by)) is not own:
        raise Refused(_("A price change is answered by the side that did not propose it."))
    return change


def accept_price_change(*, by: Actor, change: PriceChange) -> PriceChange:
    """Agree to the new prices; orders made before their day keep the old ones."""
    with transaction.atomic():
        change = waiting(by, change, own=False)
        if change.from_day < timezone.localdate():
            raise Refused(
                _("Its day has passed, and prices do not change afterwards. Ask for a later day instead.")
            )
        return conclude(by, change, State.ACCEPTED)


def reject_price_change(*, by: Actor, change: PriceChange, because: str = "") -> PriceChange:
    """Leave prices as they are."""
    with transaction.atomic():
        change = waiting(by, change, own=False)
        change.answer = because
        return conclude(by, change, State.REJECTED)


def withdraw_price_change(*, by: Actor, change: PriceChange) -> PriceChange:
    """Take a proposal back before it is answered."""
    with transaction.atomic():
        return conclude(by, waiting(by, change, own=True), State.WITHDRAWN)


def conclude(by: Actor, change: PriceChange, state: str) -> PriceChange:
    """Write the answer and tell whom it concerns (the caller holds the transaction)."""
    change.state, change.answered = state, timezone.now()
    change.save(update_fields=["state", "answered", "answer"])
    record(
        by=by,
        verb=f"agreements.{change.state}_price_change",
        subject=f"agreement:{change.agreement.uid}",
        after={"factor": str(change.factor), "from": str(change.from_day)},
    )
    notices.tell_answered(change)
    return change
