"""A vendor's bid as a value: what is sealed at submission, and what the opening unpacks."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

ZERO = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Break:
    """From a quantity on, a unit price."""

    from_quantity: Decimal
    unit_price: Decimal


@dataclass(frozen=True, kw_only=True)
class LineOffer:
    """The price schedule of one line; `freight` is per unit by town.

    Variant 0 is what was asked for; 1 and up are alternatives to it, each with its own schedule.
    """

    line: str
    variant: int = 0
    description: str = ""
    lead_time_days: int | None = None
    incremental: bool = False
    set_up_charge: Decimal = ZERO
    minimum_quantity: Decimal = ZERO
    capacity: Decimal | None = None
    whole_lot: bool = False
    breaks: tuple[Break, ...]
    freight: tuple[tuple[str, Decimal], ...] = ()

    @property
    def key(self) -> str:
        """What sets this schedule apart from the vendor's others."""
        return schedule_key(self.line, self.variant)


@dataclass(frozen=True, kw_only=True)
class Tier:
    """From a total on, a rate (a fraction) is taken off."""

    threshold: Decimal
    rate: Decimal


@dataclass(frozen=True, kw_only=True)
class Discount:
    """A discount on the total of all lines."""

    of: str = "quantity"
    incremental: bool = False
    tiers: tuple[Tier, ...] = ()


@dataclass(frozen=True, kw_only=True)
class BundleOffer:
    """These quantities together for this price; at most one of a group."""

    name: str
    price: Decimal
    group: str = ""
    lines: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, kw_only=True)
class Offer:
    """The whole bid; `vat_rate` is a fraction that comes on top of every price and is never compared."""

    currency: str
    currency_rate: Decimal = Decimal(1)
    incoterm: str = "DAP"
    payment_days: int = 0
    lead_time_days: int | None = None
    valid_until: date | None = None
    vat_rate: Decimal = ZERO
    note: str = ""
    fixed_charge: Decimal = ZERO
    capacity: Decimal | None = None
    minimum_order_value: Decimal = ZERO
    discount: Discount = field(default_factory=Discount)
    lines: tuple[LineOffer, ...] = ()
    bundles: tuple[BundleOffer, ...] = ()


def schedule_key(line: str, variant: int) -> str:
    """Return the name of a line's schedule: the line's own for what was asked, numbered for alternatives."""
    return f"{line}_{variant}" if variant else line


def figure(value: Decimal | int | None) -> str:
    """Write a number the way the payload keeps it: digits and a point, no exponent, no idle zeros."""
    if value is None:
        return ""
    text = str(value) if isinstance(value, int) else f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def payload_of(offer: Offer) -> dict[str, Any]:
    """Write the bid as JSON values, every number as text."""
    return {
        "currency": offer.currency,
        "currency_rate": figure(offer.currency_rate),
        "incoterm": offer.incoterm,
        "payment_days": figure(offer.payment_days),
        "lead_time_days": figure(offer.lead_time_days),
        "valid_until": offer.valid_until.isoformat() if offer.valid_until else "",
        "vat_rate": figure(offer.vat_rate),
        "note": offer.note,
        "fixed_charge": figure(offer.fixed_charge),
        "capacity": figure(offer.capacity),
        "minimum_order_value": figure(offer.minimum_order_value),
        "discount": {
            "of": offer.discount.of,
            "incremental": offer.discount.incremental,
            "tiers": [
                {"threshold": figure(tier.threshold), "rate": figure(tier.rate)}
                for tier in offer.discount.tiers
            ],
        },
        "lines": [line_payload(line) for line in offer.lines],
        "bundles": [
            {
                "name": bundle.name,
                "price": figure(bundle.price),
                "group": bundle.group,
                "lines": [{"line": line, "quantity": figure(quantity)} for line, quantity in bundle.lines],
            }
            for bundle in offer.bundles
        ],
    }


def line_payload(line: LineOffer) -> dict[str, Any]:
    """Write one line's schedule as JSON values."""
    return {
        "line": line.line,
        "variant": line.variant,
        "description": line.description,
        "lead_time_days": figure(line.lead_time_days),
        "incremental": line.incremental,
        "set_up_charge": figure(line.set_up_charge),
        "minimum_quantity": figure(line.minimum_quantity),
        "capacity": figure(line.capacity),
        "whole_lot": line.whole_lot,
        "breaks": [
            {"from_quantity": figure(one.from_quantity), "unit_price": figure(one.unit_price)}
            for one in line.breaks
        ],
        "freight": [{"town": town, "per_unit": figure(per_unit)} for town, per_unit in line.freight],
    }
