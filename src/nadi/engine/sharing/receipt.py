"""Receipts: what one member needs to recompute its share by itself, and the recomputation."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from .game import CENT, Kind
from .result import Shares
from .schema import check, exact
from .statements import money
from .working import NUMBERS, Formula, LineWorking, Working, evaluate, steps


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """One member's share and the numbers that lead to it: its own figures and totals, nobody else's."""

    member: str
    method: str
    kind: Kind
    unit: Decimal
    share: Decimal
    alone: Decimal
    working: Working


@dataclass(frozen=True, kw_only=True)
class ReceiptCheck:
    """A recomputed receipt: the unrounded result (to ten places), and whether the share agrees to a coin.

    `is_recomputed` is false for methods whose share comes from an optimisation over all groups: then only its
    bounds can be checked. `is_worse_off`: the share is beyond what the member would pay (or gain) alone.
    """

    recomputed: Decimal
    difference: Decimal
    agrees: bool
    is_recomputed: bool
    is_worse_off: bool
    steps: tuple[str, ...]
    text: str


def receipt(shares: Shares, player: str, *, unit: Decimal = CENT) -> Receipt:
    """The receipt of one member; `ValueError` when it has no share."""
    for member in shares.members:
        if member.player == player:
            return Receipt(
                member=player,
                method=shares.method,
                kind=shares.kind,
                unit=unit,
                share=member.share,
                alone=member.alone,
                working=member.working,
            )
    raise ValueError(f"“{player}” has no share in this division.")


def check_receipt(given: Receipt) -> ReceiptCheck:
    """Recompute the share from the numbers of the receipt; `ValueError` when these cannot be used.

    Shares are rounded so that all add up, so a share may differ from its own sum by up to one coin.
    """
    value = evaluate(given.working)
    recomputed = money(value, given.unit)
    difference = given.share - recomputed
    agrees = abs(Fraction(given.share) - value) <= Fraction(given.unit)
    side = 1 if given.kind == "cost" else -1
    is_worse_off = side * (given.share - given.alone) > 0
    is_recomputed = given.working.formula != "between"
    return ReceiptCheck(
        recomputed=recomputed,
        difference=difference,
        agrees=agrees,
        is_recomputed=is_recomputed,
        is_worse_off=is_worse_off,
        steps=steps(given.working, given.unit),
        text=verdict(given, recomputed, agrees, is_recomputed),
    )


def verdict(given: Receipt, recomputed: Decimal, agrees: bool, is_recomputed: bool) -> str:
    """What the recomputation shows, in a sentence."""
    if not agrees:
        return f"The share {given.share:f} does not follow from these numbers: they lead to {recomputed:f}."
    if not is_recomputed:
        return (
            f"The share {given.share:f} comes from an optimisation over all groups; "
            "it can be compared with its bounds, not recomputed from one member's numbers."
        )
    if recomputed == given.share:
        return f"The share {given.share:f} follows from these numbers."
    return (
        f"The share {given.share:f} follows from these numbers ({recomputed:f}) up to the coin "
        "that makes all shares add up."
    )


def read_receipt(document: object) -> Receipt:
    """Read a receipt document; `ValueError` names the place."""
    fields = check(document, "receipt")
    formula: Formula = fields["formula"]
    numbers = {name: exact(value) for name, value in fields.get("numbers", {}).items()}
    for name in NUMBERS[formula]:
        if name not in numbers:
            raise ValueError(f"numbers: “{name}” is missing.")
    unit = exact(fields.get("unit", CENT))
    if unit <= 0:
        raise ValueError("unit: must be above zero.")
    lines = tuple(
        LineWorking(
            line=line["line"],
            quantity=exact(line["quantity"]),
            pool_amount=exact(line["pool_amount"]),
            pool_quantity=exact(line["pool_quantity"]),
        )
        for line in fields.get("lines", ())
    )
    means = tuple(exact(value) for value in fields.get("means", ()))
    working = Working(formula=formula, numbers=numbers, lines=lines, means=means)
    return Receipt(
        member=fields["member"],
        method=fields["method"],
        kind=fields.get("kind", "cost"),
        unit=unit,
        share=exact(fields["share"]),
        alone=exact(fields["alone"]),
        working=working,
    )


def receipt_document(given: Receipt) -> dict[str, Any]:
    """A receipt as JSON data that `read_receipt` reads back."""
    working = given.working
    document: dict[str, Any] = {
        "member": given.member,
        "method": given.method,
        "kind": given.kind,
        "unit": f"{given.unit:f}",
        "share": f"{given.share:f}",
        "alone": f"{given.alone:f}",
        "formula": working.formula,
    }
    if working.numbers:
        document["numbers"] = {name: f"{value:f}" for name, value in working.numbers.items()}
    if working.lines:
        document["lines"] = [
            {
                "line": line.line,
                "quantity": f"{line.quantity:f}",
                "pool_amount": f"{line.pool_amount:f}",
                "pool_quantity": f"{line.pool_quantity:f}",
            }
            for line in working.lines
        ]
    if working.means:
        document["means"] = [f"{value:f}" for value in working.means]
    return document
