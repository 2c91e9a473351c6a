"""Life under an agreement in the demonstration: orders, what arrives, what goes wrong, what changes."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from nadi.together.agreements.actions.call_offs import call_off, confirm_call_off
from nadi.together.agreements.actions.deliveries import Arrival, deliver_call_off
from nadi.together.agreements.actions.disputes import answer_dispute, open_dispute
from nadi.together.agreements.actions.invoices import Invoice, note_invoice
from nadi.together.agreements.actions.price_changes import Proposal, propose_price_change
from nadi.together.agreements.actions.ratings import Marks, rate_vendor
from nadi.together.agreements.models import Addendum, CallOff, FrameworkAgreement, PriceChange
from nadi.together.agreements.queries.agreements import lines_left
from nadi.together.pools.models import Pool
from nadi.web.access import Actor

HALF, TENTH = Decimal("0.5"), Decimal("0.1")
DEARER = Decimal("1.03")
VENDOR = "anadolu"
FIRST_LORRY = "First of two lorries."
WET = "Two pallets stood in the rain; the sacks are wet."
REPLACED = "Both pallets are replaced with the second lorry."
RESIN = "Polypropylene resin rose by 9 % since August; a third of it is passed on."


def live(pool: Pool, actors: Mapping[str, Actor], today: date) -> None:
    """Let firms order under the pool's agreement, and its vendor answer."""
    vendor = actors[VENDOR]
    all_arrived(pool, actors["kolkheti"], vendor, today)
    order(pool, actors["kolkheti"], TENTH)
    partly_arrived(pool, actors["rioni"], vendor)
    order(pool, actors["mtkvari"], HALF)
    dearer_resin(pool, vendor, today)


def order(pool: Pool, actor: Actor, part: Decimal) -> CallOff:
    """Order a part of everything a firm was awarded."""
    addendum = Addendum.objects.get(organisation__uid=actor.organisation, agreement__award__pool=pool)
    wanted = {one.line.pk: (one.line.quantity * part).quantize(Decimal(1)) for one in lines_left([addendum])}
    return call_off(by=actor, addendum=addendum, quantities=wanted)


def all_arrived(pool: Pool, actor: Actor, vendor: Actor, today: date) -> None:
    """Order half, get all of it with an invoice, and rate the vendor."""
    placed = order(pool, actor, HALF)
    confirm_call_off(by=vendor, order=placed)
    deliver_call_off(by=actor, order=placed)
    amount = sum((line.quantity * line.unit_price for line in placed.lines.all()), Decimal(0))
    invoice = Invoice(number="AA-2026-1187", day=today, amount=round(amount, 2))
    note_invoice(by=vendor, order=placed, invoice=invoice)
    placed.refresh_from_db()
    marks = Marks(quality=5, punctuality=4, service=4, note="One day late, everything in order.")
    rate_vendor(by=actor, order=placed, marks=marks)


def partly_arrived(pool: Pool, actor: Actor, vendor: Actor) -> None:
    """Order half; part of it arrives, and some of that is wet."""
    placed = order(pool, actor, HALF)
    confirm_call_off(by=vendor, order=placed)
    some = {line.pk: (line.quantity * HALF).quantize(Decimal(1)) for line in placed.lines.all()}
    deliver_call_off(by=actor, order=placed, arrival=Arrival(quantities=some, note=FIRST_LORRY))
    dispute = open_dispute(by=actor, order=placed, text=WET)
    answer_dispute(by=vendor, dispute=dispute, answer=REPLACED)


def dearer_resin(pool: Pool, vendor: Actor, today: date) -> None:
    """The vendor's material becomes dearer; its proposal waits for the office."""
    proposal = Proposal(
        kind=PriceChange.Kind.FACTOR, factor=DEARER, from_day=today + timedelta(days=45), reason=RESIN
    )
    agreement = FrameworkAgreement.objects.get(award__pool=pool)
    propose_price_change(by=vendor, agreement=agreement, proposal=proposal)
