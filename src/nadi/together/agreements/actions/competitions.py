"""Doing: a member lets the vendors of an award quote before it orders.

Until the deadline no quote is read by anybody but its vendor, and none is journalled: whoever reads the
journal would count them. The order that ends the competition writes down who quoted and when.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.together.agreements.actions.call_offs import Order, place
from nadi.together.agreements.models import (
    CallOff,
    CompetitionLine,
    FrameworkAgreement,
    MiniCompetition,
    Quote,
    QuoteLine,
)
from nadi.together.agreements.notices import competitions as notices
from nadi.together.agreements.queries.competitions import (
    Place,
    can_deliver,
    is_over,
    lines_of,
    room_at,
    rooms_of,
)
from nadi.together.pools.models import Participation
from nadi.web.access import Actor, Refused
from nadi.web.components.figures import quantity_text
from nadi.web.localized import localized

State = MiniCompetition.State
FEWEST_VENDORS = 2
LONGEST = timedelta(days=60)


@dataclass(frozen=True, kw_only=True)
class Asking:
    """What a member asks vendors to quote for: quantities by line and site, and until when."""

    quantities: Mapping[Place, Decimal]
    quotes_until: datetime
    note: str = ""


def ask_quotes(*, by: Actor, participation: Participation, asking: Asking) -> MiniCompetition:
    """Ask the vendors that may deliver all of it; at least two, else there is nothing to compare."""
    with transaction.atomic():
        participation = Participation.objects.select_for_update(of=("self",)).get(pk=participation.pk)
        wanted = {place: quantity for place, quantity in asking.quantities.items() if quantity > 0}
        if not wanted:
            raise Refused(_("Enter a quantity for at least one line."))
        if not timezone.now() < asking.quotes_until <= timezone.now() + LONGEST:
            raise Refused(_("Give the vendors a time to quote that lies ahead, within sixty days."))
        able = [room for room in rooms_of(participation) if can_deliver(room, wanted)]
        if len(able) < FEWEST_VENDORS:
            raise Refused(
                _(
                    "Fewer than two vendors have all of this left under their agreements with you. Ask for "
                    "less, or order directly."
                )
            )
        competition = stored(by, participation, asking, wanted)
        record(
            by=by,
            verb="agreements.ask_quotes",
            subject=f"competition:{competition.uid}",
            after={"number": competition.number, "until": asking.quotes_until.isoformat()},
        )
        notices.tell_asked(competition, [room.addendum.agreement for room in able])
    return competition


def stored(
    by: Actor, participation: Participation, asking: Asking, wanted: Mapping[Place, Decimal]
) -> MiniCompetition:
    """Store a mini-competition with its lines."""
    nth = participation.competitions.count() + 1
    competition = MiniCompetition.objects.create(
        number=f"{timezone.localdate():%Y}-M{participation.pk}-{nth}",
        participation=participation,
        quotes_until=asking.quotes_until,
        asked_by=by.person,
        note=asking.note,
    )
    CompetitionLine.objects.bulk_create(
        CompetitionLine(competition=competition, line_id=line, site_id=site, quantity=quantity)
        for (line, site), quantity in wanted.items()
    )
    return competition


def locked(competition: MiniCompetition) -> MiniCompetition:
    """Return the competition under lock, or refuse if it has ended."""
    held = MiniCompetition.objects.select_for_update(of=("self",)).select_related("participation")
    competition = held.get(pk=competition.pk)
    if competition.state == State.ORDERED:
        raise Refused(_("The member has ordered, so this mini-competition is over."))
    if competition.state == State.CANCELLED:
        raise Refused(_("The member has cancelled this mini-competition."))
    return competition


def open_for_quotes(competition: MiniCompetition) -> MiniCompetition:
    """Return the competition under lock, or refuse when the time to quote has passed."""
    competition = locked(competition)
    if is_over(competition):
        raise Refused(_("The time to quote has passed."))
    return competition


def submit_quote(
    *, competition: MiniCompetition, agreement: FrameworkAgreement, prices: Mapping[int, Decimal]
) -> Quote:
    """Quote a price for every line (by competition line), none above the agreed one; replaces an earlier."""
    with transaction.atomic():
        competition = open_for_quotes(competition)
        room = room_at(competition, agreement)
        if room is None:
            raise Refused(_("You cannot deliver all of this under your agreement with this member."))
        for line in lines_of(competition):
            price = prices.get(line.pk)
            if price is None or price < 0:
                raise Refused(_("Enter a price for every line."))
            most = room.agreed_price((line.line_id, line.site_id), line.quantity)
            if price > most:
                raise Refused(
                    _("%(item)s: you quote %(price)s, and the agreed price is %(most)s. Quote that or less.")
                    % {
                        "item": localized(line.line),
                        "price": quantity_text(price),
                        "most": quantity_text(most),
                    }
                )
        competition.quotes.filter(agreement=agreement).delete()
        quote = Quote.objects.create(competition=competition, agreement=agreement, submitted=timezone.now())
        QuoteLine.objects.bulk_create(
            QuoteLine(quote=quote, competition_line=line, unit_price=prices[line.pk])
            for line in lines_of(competition)
        )
    return quote


def withdraw_quote(*, competition: MiniCompetition, agreement: FrameworkAgreement) -> None:
    """Take a quote back before the deadline."""
    with transaction.atomic():
        competition = open_for_quotes(competition)
        competition.quotes.filter(agreement=agreement).delete()


def pick_quote(*, by: Actor, competition: MiniCompetition, quote: Quote) -> CallOff:
    """Order at the prices of a quote, after the deadline; the other vendors are told that it is over."""
    with transaction.atomic():
        competition = locked(competition)
        if not is_over(competition):
            raise Refused(_("Quotes are read after the deadline. Until then nobody can choose one."))
        quote = competition.quotes.select_related("agreement").get(pk=quote.pk)
        room = room_at(competition, quote.agreement)
        if room is None:
            raise Refused(
                _("This vendor no longer has all of it left under its agreement with you. Choose another.")
            )
        competition.state = State.ORDERED
        competition.save(update_fields=["state"])
        quantities: dict[int, Decimal] = {}
        prices: dict[int, Decimal] = {}
        quoted = dict(quote.lines.values_list("competition_line", "unit_price"))
        for line in lines_of(competition):
            at = (line.line_id, line.site_id)
            # A price change since the quote may have made a direct order the cheaper one.
            is_dearer = quoted[line.pk] > room.agreed_price(at, line.quantity)
            for taken, (part, price) in room.taken(at, line.quantity).items():
                quantities[taken], prices[taken] = part, price if is_dearer else quoted[line.pk]
        asked = Order(quantities=quantities, prices=prices, note=competition.note, competition=competition)
        order = place(by, room.addendum, asked)
        journal_quotes(by, competition, order)
        notices.tell_decided(competition, quote)
    return order


def journal_quotes(by: Actor, competition: MiniCompetition, order: CallOff) -> None:
    """Write down who quoted and when, without prices."""
    quotes = competition.quotes.order_by("submitted").values_list("agreement__number", "submitted")
    record(
        by=by,
        verb="agreements.pick_quote",
        subject=f"competition:{competition.uid}",
        after={"order": order.number, "quotes": [[number, at.isoformat()] for number, at in quotes]},
    )


def cancel_competition(*, by: Actor, competition: MiniCompetition) -> None:
    """End a mini-competition without an order; vendors are told."""
    with transaction.atomic():
        competition = locked(competition)
        competition.state = State.CANCELLED
        competition.save(update_fields=["state"])
        record(by=by, verb="agreements.cancel_competition", subject=f"competition:{competition.uid}")
        notices.tell_cancelled(competition)
