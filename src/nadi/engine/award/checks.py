"""Refuses a problem that does not fit, naming the place and the reason in one sentence."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from nadi.engine.award.rules import Exclude, KeepIncumbent, Rule, VendorCount, VendorQuantity, VendorShare

if TYPE_CHECKING:
    from nadi.engine.award.problem import Bid, Bundle, LineOffer, Problem, TotalDiscount


def refuse(place: str, sentence: str) -> ValueError:
    """A ValueError that names its place."""
    return ValueError(f"{place}: {sentence}")


def _number(value: object, place: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        raise refuse(place, f"must be an exact decimal number, not {type(value).__name__}.")
    number = Decimal(value)
    if not number.is_finite():
        raise refuse(place, "must be a finite number.")
    return number


def _positive_or_zero(value: object, place: str) -> None:
    if _number(value, place) < 0:
        raise refuse(place, f"must not be negative, but is {value}.")


def _positive(value: object, place: str) -> None:
    if _number(value, place) <= 0:
        raise refuse(place, f"must be above zero, but is {value}.")


def _optional(value: object, place: str) -> None:
    if value is not None:
        _positive_or_zero(value, place)


def _share(value: object, place: str) -> None:
    if value is not None and not 0 <= _number(value, place) <= 1:
        raise refuse(place, f"must lie between 0 and 1, but is {value}.")


def _unique(names: Iterable[object], place: str, what: str) -> None:
    seen: set[object] = set()
    for index, name in enumerate(names):
        if name in seen:
            raise refuse(f"{place}[{index}]", f"{what} {name!r} is given twice.")
        seen.add(name)


def _known(name: str | None, known: set[str], place: str, what: str) -> None:
    if name is not None and name not in known:
        raise refuse(place, f"there is no {what} {name!r}.")


def check_problem(problem: "Problem") -> None:
    """Raises ValueError at the first place that does not fit."""
    _unique((line.id for line in problem.lines), "lines", "line")
    _unique((bid.id for bid in problem.bids), "bids", "bid")
    _check_lines(problem)
    lines = {line.id for line in problem.lines}
    for index, bid in enumerate(problem.bids):
        _check_bid(bid, lines, f"bids[{index}]")
    for index, rule in enumerate(problem.rules):
        check_rule(rule, problem, f"rules[{index}]")
    for name, penalty in problem.options.unmet_penalty.items():
        _known(name, lines, f"options.unmet_penalty.{name}", "line")
        _positive_or_zero(penalty, f"options.unmet_penalty.{name}")
    if not 0 <= problem.options.decimals <= 6:
        raise refuse("options.decimals", "must lie between 0 and 6.")


def _check_lines(problem: "Problem") -> None:
    for index, line in enumerate(problem.lines):
        place = f"lines[{index}]"
        _optional(line.reserve_price, f"{place}.reserve_price")
        if line.step is not None:
            _positive(line.step, f"{place}.step")
        _unique(((d.member, d.site) for d in line.demands), f"{place}.demands", "member and site")
        for number, demand in enumerate(line.demands):
            spot = f"{place}.demands[{number}]"
            _positive_or_zero(demand.quantity, f"{spot}.quantity")
            _positive_or_zero(demand.tolerance, f"{spot}.tolerance")
            _optional(demand.baseline, f"{spot}.baseline")
            if line.step is not None and demand.quantity % line.step:
                raise refuse(f"{spot}.quantity", f"{demand.quantity} is not a multiple of {line.step}.")


def _check_bid(bid: "Bid", lines: set[str], place: str) -> None:
    if not bid.vendor:
        raise refuse(f"{place}.vendor", "must name the vendor.")
    _positive(bid.currency_rate, f"{place}.currency_rate")
    _positive_or_zero(bid.fixed_charge, f"{place}.fixed_charge")
    _optional(bid.capacity, f"{place}.capacity")
    _positive_or_zero(bid.minimum_order_value, f"{place}.minimum_order_value")
    _unique((offer.line for offer in bid.offers), f"{place}.offers", "line")
    _unique((bundle.id for bundle in bid.bundles), f"{place}.bundles", "bundle")
    for index, offer in enumerate(bid.offers):
        _known(offer.line, lines, f"{place}.offers[{index}].line", "line")
        _check_offer(offer, f"{place}.offers[{index}]")
    for index, bundle in enumerate(bid.bundles):
        _check_bundle(bundle, lines, f"{place}.bundles[{index}]")
    if bid.total_discount is not None:
        _check_discount(bid, bid.total_discount, f"{place}.total_discount")


def _check_offer(offer: "LineOffer", place: str) -> None:
    if offer.kind not in ("all_units", "incremental"):
        raise refuse(f"{place}.kind", f"must be all_units or incremental, not {offer.kind!r}.")
    _positive_or_zero(offer.set_up_charge, f"{place}.set_up_charge")
    _positive_or_zero(offer.minimum_quantity, f"{place}.minimum_quantity")
    _optional(offer.capacity, f"{place}.capacity")
    if _number(offer.mark_up, f"{place}.mark_up") <= -1:
        raise refuse(f"{place}.mark_up", "must be above -1.")
    _positive_or_zero(offer.vat, f"{place}.vat")
    for site, freight in offer.freight.items():
        _positive_or_zero(freight, f"{place}.freight.{site}")
    _check_breaks(offer, place)


def _check_breaks(offer: "LineOffer", place: str) -> None:
    if not offer.breaks:
        raise refuse(f"{place}.breaks", "must hold at least one price.")
    end: Decimal | None = None
    for index, step in enumerate(offer.breaks):
        spot = f"{place}.breaks[{index}]"
        _positive_or_zero(step.unit_price, f"{spot}.unit_price")
        _positive_or_zero(step.from_quantity, f"{spot}.from_quantity")
        _positive_or_zero(step.set_up, f"{spot}.set_up")
        if index and step.from_quantity <= offer.breaks[index - 1].from_quantity:
            raise refuse(f"{spot}.from_quantity", "must be above the break before it.")
        if end is not None and step.from_quantity < end:
            raise refuse(f"{spot}.from_quantity", "overlaps the break before it.")
        _optional(step.upto, f"{spot}.upto")
        if step.upto is not None and step.upto < step.from_quantity:
            raise refuse(f"{spot}.upto", "must not be below from_quantity.")
        end = step.upto


def _check_bundle(bundle: "Bundle", lines: set[str], place: str) -> None:
    _positive_or_zero(bundle.price, f"{place}.price")
    if _number(bundle.mark_up, f"{place}.mark_up") <= -1:
        raise refuse(f"{place}.mark_up", "must be above -1.")
    if not bundle.quantities:
        raise refuse(f"{place}.quantities", "must name at least one line.")
    for name, quantity in bundle.quantities.items():
        _known(name, lines, f"{place}.quantities.{name}", "line")
        _positive(quantity, f"{place}.quantities.{name}")


def _check_discount(bid: "Bid", discount: "TotalDiscount", place: str) -> None:
    if discount.of not in ("quantity", "amount"):
        raise refuse(f"{place}.of", f"must be quantity or amount, not {discount.of!r}.")
    if discount.kind not in ("all_units", "incremental"):
        raise refuse(f"{place}.kind", f"must be all_units or incremental, not {discount.kind!r}.")
    if discount.kind == "incremental" and discount.of == "quantity":
        raise refuse(
            f"{place}.kind",
            "an incremental discount on the total quantity does not say which units are discounted; "
            "state it on the amount.",
        )
    last: Decimal | None = None
    for index, tier in enumerate(discount.tiers):
        spot = f"{place}.tiers[{index}]"
        _positive_or_zero(tier.threshold, f"{spot}.threshold")
        _share(tier.rate, f"{spot}.rate")
        if last is not None and tier.threshold <= last:
            raise refuse(f"{spot}.threshold", "must be above the tier before it.")
        last = tier.threshold


def check_rule(rule: Rule, problem: "Problem", place: str) -> None:
    """Raises ValueError when a rule names something unknown or bounds nothing."""
    vendors = {bid.vendor for bid in problem.bids}
    lines = {line.id for line in problem.lines}
    _known(rule.line, lines, f"{place}.line", "line")
    if isinstance(rule, VendorCount | VendorShare | VendorQuantity):
        if rule.at_least is None and rule.at_most is None:
            raise refuse(place, "needs at_least or at_most.")
        _optional(rule.at_least, f"{place}.at_least")
        _optional(rule.at_most, f"{place}.at_most")
    if isinstance(rule, VendorShare):
        _share(rule.at_least, f"{place}.at_least")
        _share(rule.at_most, f"{place}.at_most")
        for index, vendor in enumerate(rule.vendors):
            _known(vendor, vendors, f"{place}.vendors[{index}]", "vendor")
    if isinstance(rule, VendorQuantity | Exclude | KeepIncumbent):
        _known(rule.vendor, vendors, f"{place}.vendor", "vendor")
    if isinstance(rule, Exclude):
        _known(rule.member, set(problem.members), f"{place}.member", "member")
        sites = {demand.site for line in problem.lines for demand in line.demands}
        _known(rule.site, sites, f"{place}.site", "site")
    if isinstance(rule, VendorCount | KeepIncumbent):
        _optional(rule.least_quantity, f"{place}.least_quantity")
