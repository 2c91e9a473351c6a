"""Reads what a bid says across lines: the discount on the total, and bundles."""

from decimal import Decimal

from django.utils.translation import gettext as _

from nadi.together.pools.offers.offer import BundleOffer, Discount, Tier
from nadi.together.pools.offers.reader import (
    AMOUNT_PLACES,
    GROUP_LENGTH,
    NAME_LENGTH,
    PERCENT_PLACES,
    QUANTITY_PLACES,
    RATE_PLACES,
    Place,
    Reader,
    Sheet,
    duplicate,
    rows,
    words,
)


def read_discount(sheet: Sheet, reader: Reader) -> Discount:
    """Read the discount on the total of all lines."""
    tiers: list[Tier] = []
    for index, row in enumerate(rows(sheet, "tiers")):
        place: Place = ("discount", "tiers", index)
        label = _("Total discount, tier %(n)s") % {"n": index + 1}
        before = len(reader.problems)
        threshold = reader.number(row, "threshold", place, _("%(row)s, from") % {"row": label}, 3)
        key, places = ("percent", PERCENT_PLACES) if "percent" in row else ("rate", RATE_PLACES)
        rate = reader.number(row, key, place, _("%(row)s, discount") % {"row": label}, places)
        if len(reader.problems) > before or (threshold is None and rate is None):
            continue
        rate = rate / 100 if rate is not None and key == "percent" else rate
        if threshold is None or rate is None:
            missing = "threshold" if threshold is None else key
            reader.complain((*place, missing), label, _("enter both the total and the discount."))
        elif rate >= 1:
            reader.complain((*place, key), label, _("a discount is below 100 %%.") % {})
        elif any(tier.threshold == threshold for tier in tiers):
            reader.complain((*place, "threshold"), label, _("another tier starts at this total too."))
        else:
            tiers.append(Tier(threshold=threshold, rate=rate))
    kind = str(sheet.get("of") or "quantity")
    if kind not in ("quantity", "amount"):
        reader.complain(("discount", "of"), "", _("A total discount is of the quantity or of the amount."))
    incremental = bool(sheet.get("incremental"))
    if tiers and incremental and kind == "quantity":
        sentence = _(
            "A discount on the total quantity holds for everything. "
            "Only a discount on the total amount can hold for the part above the tier."
        )
        reader.complain(("discount", "incremental"), "", sentence)
    return Discount(
        of=kind, incremental=incremental, tiers=tuple(sorted(tiers, key=lambda tier: tier.threshold))
    )


def read_bundles(sheet: Sheet, reader: Reader) -> tuple[BundleOffer, ...]:
    """Read the bundles; an empty row is none."""
    found = [read_bundle(row, index, reader) for index, row in enumerate(rows(sheet, "bundles"))]
    bundles = tuple(bundle for bundle in found if bundle)
    if (repeated := duplicate(bundle.name for bundle in bundles)) is not None:
        sentence = _("Two bundles are called “%(name)s”.") % {"name": repeated}
        index = next(i for i, bundle in enumerate(found) if bundle and bundle.name == repeated)
        reader.complain(("bundles", index, "name"), "", sentence)
    return bundles


def read_bundle(row: Sheet, index: int, reader: Reader) -> BundleOffer | None:
    """Read one bundle: lines with quantities, and one price."""
    place: Place = ("bundles", index)
    label = _("Bundle %(n)s") % {"n": index + 1}
    before = len(reader.problems)
    price = reader.number(row, "price", place, _("%(bundle)s, price") % {"bundle": label}, AMOUNT_PLACES)
    lines = read_bundle_lines(row, place, label, reader)
    name, group = words(row, "name"), words(row, "group")
    if len(reader.problems) > before or (price is None and not lines and not name):
        return None
    if len(name) > NAME_LENGTH or len(group) > GROUP_LENGTH:
        reader.complain((*place, "name"), label, _("the name or the group is too long."))
    if price is None:
        reader.complain((*place, "price"), label, _("enter the price of the whole bundle."))
    elif not lines:
        reader.complain((*place, "price"), label, _("enter the quantity of at least one line."))
    else:
        return BundleOffer(name=name or label, price=price, group=group, lines=lines)
    return None


def read_bundle_lines(
    row: Sheet, place: Place, label: str, reader: Reader
) -> tuple[tuple[str, Decimal], ...]:
    """Read how much of each line a bundle holds."""
    found: dict[str, Decimal] = {}
    for one in rows(row, "lines"):
        uid = str(one["line"])
        line = reader.wanted.line(uid)
        if line is None or uid in found:
            reader.complain(place, label, _("it names a line that this tender does not have, or one twice."))
            continue
        where = _("%(bundle)s, quantity of line %(n)s") % {"bundle": label, "n": line.number}
        quantity = reader.number(one, "quantity", (*place, "lines", uid), where, QUANTITY_PLACES)
        if quantity:
            found[uid] = quantity
    return tuple(found.items())
