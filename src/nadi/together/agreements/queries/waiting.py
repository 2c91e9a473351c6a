"""What waits for a reader under agreements: one query per kind of step, however many there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.together.agreements.models import (
    Addendum,
    CallOff,
    Dispute,
    Extension,
    FrameworkAgreement,
    MiniCompetition,
    PriceChange,
    Quote,
)
from nadi.together.agreements.queries.call_offs import call_offs_visible_to
from nadi.together.agreements.queries.competitions import competitions_visible_to
from nadi.together.agreements.sides import Side
from nadi.web.access import Actor, Role
from nadi.web.localized import localized

State = CallOff.State


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that waits: what, why, what to do about it, where, and until when."""

    what: str
    why: str
    do: str
    url: str
    until: datetime | None = None


def steps_for(actor: Actor) -> Iterator[Step]:
    """Yield what waits for this reader: as a member, as a vendor, as the office."""
    if actor.organisation_id is None:
        return
    if actor.is_member:
        yield from arrivals(actor)
        yield from quotes_to_compare(actor)
        yield from disputes_to_close(actor)
    if actor.roles & {Role.STAFF, Role.PROVIDER}:
        yield from orders_to_confirm(actor)
        yield from disputes_to_answer(actor)
        yield from prices_to_answer(actor)
        yield from extensions_to_answer(actor)
    if Role.PROVIDER in actor.roles:
        yield from quotes_to_give(actor)


def orders(actor: Actor) -> QuerySet[CallOff]:
    """Return the orders a reader sees, without their lines."""
    return call_offs_visible_to(actor).prefetch_related(None).order_by("ordered", "pk")


def about_order(order: CallOff, why: str, do: str, page: str = "agreements.see_call_off") -> Step:
    """Describe a step of an order."""
    return Step(
        what=_("Order %(number)s") % {"number": order.number},
        why=why,
        do=do,
        url=reverse(page, args=[order.uid]),
    )


def arrivals(actor: Actor) -> Iterator[Step]:
    """Yield the company's confirmed orders of which something is still to come."""
    own = orders(actor).filter(addendum__organisation=actor.organisation_id)
    for order in own.filter(state__in=(State.CONFIRMED, State.PARTLY)):
        is_partly = order.state == State.PARTLY
        why = _("A part has arrived.") if is_partly else _("The vendor confirmed it.")
        yield about_order(order, why, _("Say when the goods arrived"))


def quotes_to_compare(actor: Actor) -> Iterator[Step]:
    """Yield the company's mini-competitions whose deadline has passed."""
    own = competitions_visible_to(actor).filter(participation__organisation=actor.organisation_id)
    over = own.filter(state=MiniCompetition.State.ASKED, quotes_until__lte=timezone.now())
    for competition in over:
        yield Step(
            what=_("Mini-competition %(number)s") % {"number": competition.number},
            why=_("The time to quote has passed."),
            do=_("Compare the quotes and order"),
            url=reverse("agreements.competition", args=[competition.uid]),
        )


def open_disputes(actor: Actor) -> QuerySet[Dispute]:
    """Return the open disputes about orders a reader sees."""
    seen = orders(actor).order_by().values("pk")
    return Dispute.objects.filter(closed=None, call_off__in=seen).select_related("call_off").order_by("pk")


def disputes_to_close(actor: Actor) -> Iterator[Step]:
    """Yield the company's disputes that the vendor has answered."""
    answered = open_disputes(actor).exclude(answered=None)
    for one in answered.filter(call_off__addendum__organisation=actor.organisation_id):
        why = _("The vendor answered your dispute.")
        yield about_order(one.call_off, why, _("Close the dispute, if it is settled"))


def orders_to_confirm(actor: Actor) -> Iterator[Step]:
    """Yield orders that wait for the vendor (staff may confirm for it)."""
    for order in orders(actor).filter(state=State.ORDERED):
        yield about_order(order, localized(order.addendum.organisation), _("Confirm the order"))


def disputes_to_answer(actor: Actor) -> Iterator[Step]:
    """Yield disputes without an answer."""
    for one in open_disputes(actor).filter(answered=None):
        yield about_order(one.call_off, _("It is disputed."), _("Answer the dispute"))


def of_the_other_side(actor: Actor) -> Q:
    """Return the condition that something waits for this reader's side."""
    if actor.is_staff:
        return Q(proposed_by=Side.VENDOR)
    return Q(proposed_by=Side.OFFICE, agreement__vendor=actor.organisation_id)


def prices_to_answer(actor: Actor) -> Iterator[Step]:
    """Yield price changes that the other side proposed."""
    pending = PriceChange.objects.filter(of_the_other_side(actor), state=PriceChange.State.PENDING)
    for change in pending.select_related("agreement"):
        yield Step(
            what=_("Agreement %(number)s") % {"number": change.agreement.number},
            why=_("New prices are proposed."),
            do=_("See the prices and answer"),
            url=reverse("agreements.price_change", args=[change.uid]),
        )


def extensions_to_answer(actor: Actor) -> Iterator[Step]:
    """Yield longer terms that the other side offered."""
    pending = Extension.objects.filter(of_the_other_side(actor), state=PriceChange.State.PENDING)
    for extension in pending.select_related("agreement"):
        yield Step(
            what=_("Agreement %(number)s") % {"number": extension.agreement.number},
            why=_("A longer term is offered."),
            do=_("Answer"),
            url=reverse("agreements.detail", args=[extension.agreement.uid]),
        )


def quotes_to_give(actor: Actor) -> Iterator[Step]:
    """Yield mini-competitions about the vendor's lines in which it has not quoted."""
    asked = "share__participation__competitions"
    running = Addendum.objects.filter(
        **{f"{asked}__state": MiniCompetition.State.ASKED, f"{asked}__quotes_until__gt": timezone.now()},
        agreement__vendor=actor.organisation_id,
        agreement__state=FrameworkAgreement.State.ACTIVE,
        withdrawn=None,
        lines__line=F(f"{asked}__lines__line"),
    )
    quoted = Quote.objects.filter(agreement__vendor=actor.organisation_id).values("competition")
    columns = ("agreement__uid", f"{asked}__uid", f"{asked}__number", f"{asked}__quotes_until")
    rows = {row for row in running.values_list(f"{asked}__pk", *columns) if row[0]}
    done = set(quoted.filter(competition__in=[row[0] for row in rows]).values_list("competition", flat=True))
    for competition, agreement, uid, number, until in sorted(rows, key=lambda row: (row[4], row[0])):
        if competition not in done:
            yield Step(
                what=_("Mini-competition %(number)s") % {"number": number},
                why=_("A member asks for your best price."),
                do=_("Quote"),
                url=reverse("agreements.quote", args=[agreement, uid]),
                until=until,
            )
