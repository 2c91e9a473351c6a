"""A later bid may only improve: what got worse against the vendor's earlier bid, cell by cell."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from nadi.together.pools.offers.costs import cost_at, total_of
from nadi.together.pools.offers.offer import BundleOffer, LineOffer, Offer
from nadi.together.pools.offers.reader import Place, Problem
from nadi.together.pools.offers.wanted import Wanted, WantedLine
from nadi.web.components.figures import money_text, percent_text, quantity_text

ZERO = Decimal(0)
# Quantities have three places: this is the last one below a price break.
JUST_BELOW = Decimal("0.001")


@dataclass(frozen=True, kw_only=True)
class Step:
    """How much lower a bid must be in all: by a fraction, and in an auction lower at least."""

    least: Decimal = ZERO
    must_fall: bool = False


def worsened(earlier: Offer, new: Offer, wanted: Wanted, step: Step) -> list[Problem]:
    """Return everything in which the new bid is worse, or that it does not fall far enough."""
    found = [*worse_lines(earlier, new, wanted), *worse_whole(earlier, new), *worse_bundles(earlier, new)]
    return found or list(too_small_a_step(earlier, new, wanted, step))


def worse_lines(earlier: Offer, new: Offer, wanted: Wanted) -> Iterator[Problem]:
    """Compare line by line."""
    offered = {one.key: one for one in new.lines}
    for before in earlier.lines:
        line = wanted.line(before.line)
        if line is None:
            continue
        after, name = offered.get(before.key), named(line, before)
        if after is None:
            sentence = _("%(line)s: you offered it before. A later bid may only improve.")
            place: Place = ("lines", before.key, "breaks", 0, "unit_price")
            yield Problem(place=place, sentence=sentence % {"line": name})
            continue
        yield from worse_terms(before, after, name)
        yield from worse_prices((earlier, before), (new, after), line)


def worse_terms(before: LineOffer, after: LineOffer, name: str) -> Iterator[Problem]:
    """Compare what one line can be ordered in, and how soon it comes."""
    start: Place = ("lines", before.key)
    if after.minimum_quantity > before.minimum_quantity:
        yield worse((*start, "minimum_quantity"), name, _("the minimum order quantity rose"))
    if after.capacity is not None and (before.capacity is None or after.capacity < before.capacity):
        yield worse((*start, "capacity"), name, _("the most you supply fell"))
    if after.whole_lot and not before.whole_lot:
        yield worse((*start, "whole_lot"), name, _("only the whole quantity is offered now"))
    if is_later(before.lead_time_days, after.lead_time_days):
        yield worse((*start, "lead_time_days"), name, _("the lead time grew"))


def worse_prices(
    before: tuple[Offer, LineOffer], after: tuple[Offer, LineOffer], line: WantedLine
) -> Iterator[Problem]:
    """Compare delivered prices at every quantity where either schedule bends, to every town; one is named."""
    (old, was), (new, now) = before, after
    for quantity in quantities(was, now, line):
        cost_before, cost_now = cost_at(was, quantity), cost_at(now, quantity)
        if cost_before is None or cost_now is None:
            continue
        for town in [town for town, _part in line.towns] or [""]:
            landed_before = (cost_before + quantity * carriage(was, town)) * old.currency_rate
            landed_now = (cost_now + quantity * carriage(now, town)) * new.currency_rate
            if landed_now > landed_before:
                yield dearer(now, line, quantity, town)
                return


def dearer(offer: LineOffer, line: WantedLine, quantity: Decimal, town: str) -> Problem:
    """Name the cell whose price rose, and at which quantity."""
    reached = [index for index, one in enumerate(offer.breaks) if one.from_quantity <= quantity]
    place: Place = ("lines", offer.key, "breaks", max(reached, default=0), "unit_price")
    sentence = _(
        "%(line)s: for %(quantity)s delivered to %(town)s this is dearer than what you bid before. "
        "A later bid may only improve."
    )
    words = {
        "line": named(line, offer),
        "quantity": quantity_text(quantity, line.unit),
        "town": town or _("any place"),
    }
    return Problem(place=place, sentence=sentence % words)


def quantities(was: LineOffer, now: LineOffer, line: WantedLine) -> list[Decimal]:
    """Return where schedules may cross: at their breaks, just below them, at their ends, far beyond."""
    bends = {one.from_quantity for offer in (was, now) for one in offer.breaks}
    ends = {line.quantity, was.minimum_quantity, now.minimum_quantity, was.capacity or ZERO}
    beyond = 10 * max([*bends, *ends])
    found = bends | ends | {one - JUST_BELOW for one in bends | ends} | {JUST_BELOW, Decimal(1), beyond}
    return sorted(quantity for quantity in found if quantity > 0)


def carriage(offer: LineOffer, town: str) -> Decimal:
    """Return what a unit's freight to a town costs."""
    return dict(offer.freight).get(town, ZERO)


def worse_whole(earlier: Offer, new: Offer) -> Iterator[Problem]:
    """Compare what holds for the whole bid."""
    if new.fixed_charge * new.currency_rate > earlier.fixed_charge * earlier.currency_rate:
        yield worse(("fixed_charge",), "", _("The fixed charge rose"))
    if new.minimum_order_value * new.currency_rate > earlier.minimum_order_value * earlier.currency_rate:
        yield worse(("minimum_order_value",), "", _("The minimum order value rose"))
    if new.capacity is not None and (earlier.capacity is None or new.capacity < earlier.capacity):
        yield worse(("capacity",), "", _("The most you supply in all fell"))
    if new.payment_days < earlier.payment_days:
        yield worse(("payment_days",), "", _("Payment is due sooner"))
    if is_later(earlier.lead_time_days, new.lead_time_days):
        yield worse(("lead_time_days",), "", _("The lead time grew"))
    if new.incoterm != earlier.incoterm:
        yield worse(("incoterm",), "", _("The delivery term changed"))
    yield from worse_discount(earlier, new)


def worse_discount(earlier: Offer, new: Offer) -> Iterator[Problem]:
    """Compare the total discount at every tier of either."""
    before, now = earlier.discount, new.discount
    if not before.tiers:
        return
    if (before.of, before.incremental) != (now.of, now.incremental) or not now.tiers:
        yield worse(("discount", "of"), "", _("The total discount is of another kind, or gone"))
        return
    for tier in before.tiers:
        rate = max((one.rate for one in now.tiers if one.threshold <= tier.threshold), default=ZERO)
        if rate < tier.rate:
            yield worse(("discount", "tiers", 0, "percent"), "", _("The total discount fell"))
            return


def worse_bundles(earlier: Offer, new: Offer) -> Iterator[Problem]:
    """Every bundle offered before must still be there, for no more."""
    for before in earlier.bundles:
        same = [index for index, one in enumerate(new.bundles) if holds_as_much(one, before)]
        limit = before.price * earlier.currency_rate
        if not any(new.bundles[index].price * new.currency_rate <= limit for index in same):
            index = same[0] if same else 0
            what = _("Bundle “%(name)s” is dearer, smaller or gone") % {"name": before.name}
            yield worse(("bundles", index, "price"), "", what)


def holds_as_much(now: BundleOffer, before: BundleOffer) -> bool:
    """Tell whether a bundle holds the same lines in the same quantities."""
    return dict(now.lines) == dict(before.lines) and now.group in ("", before.group)


def too_small_a_step(earlier: Offer, new: Offer, wanted: Wanted, step: Step) -> Iterator[Problem]:
    """Ask for the least improvement of this round, over the lines offered before; more lines are welcome."""
    if not step.least and not step.must_fall:
        return
    offered = {one.key for one in earlier.lines}
    again = replace(new, lines=tuple(one for one in new.lines if one.key in offered))
    before, now = total_of(earlier, wanted), total_of(again, wanted)
    limit = before * (1 - step.least)
    if now > limit or (step.must_fall and now >= before):
        sentence = _(
            "For the quantities wanted your bid comes to %(now)s, delivered. In this round it has to be at "
            "least %(step)s lower than your last one: %(limit)s or less."
        )
        words = {
            "now": money_text(now, wanted.currency),
            "limit": money_text(limit, wanted.currency),
            "step": percent_text(step.least),
        }
        yield Problem(place=(), sentence=sentence % words)


def is_later(before: int | None, now: int | None) -> bool:
    """Tell whether a promised lead time grew or was taken back."""
    return before is not None and (now is None or now > before)


def worse(place: Place, where: str, what: str) -> Problem:
    """Say what got worse."""
    said = f"{where}: {what}" if where else what
    return Problem(place=place, sentence=_("%(what)s. A later bid may only improve.") % {"what": said})


def named(line: WantedLine, offer: LineOffer) -> str:
    """Name a line as the sheet does."""
    name = _("Line %(number)s (%(name)s)") % {"number": line.number, "name": line.name}
    return f"{name}, {_('alternative')} {offer.variant}" if offer.variant else name
