"""Small random problems, small enough to try every award."""

from decimal import Decimal

from hypothesis import strategies as st

from nadi.engine.award import (
    Bid,
    Bundle,
    Demand,
    DiscountTier,
    Exclude,
    KeepIncumbent,
    Line,
    LineOffer,
    Options,
    PriceBreak,
    Problem,
    Rule,
    TotalDiscount,
    VendorCount,
    VendorQuantity,
    VendorShare,
)
from nadi.engine.award.problem import DiscountBase, PriceKind

SITES = (("ana", "north"), ("beso", "south"))
VENDORS = ("v1", "v2", "v3")
KINDS: tuple[PriceKind, ...] = ("all_units", "incremental")
BASES: tuple[DiscountBase, ...] = ("quantity", "amount")
prices = st.integers(1, 40).map(lambda n: Decimal(n) / 4)
small = st.integers(0, 3).map(Decimal)


@st.composite
def offers(draw: st.DrawFn, line: str, with_freight: bool = True) -> LineOffer:
    """A schedule of one or two breaks with the odd condition."""
    first = PriceBreak(unit_price=draw(prices), set_up=draw(st.sampled_from([Decimal(0), Decimal(2)])))
    breaks = [first]
    if draw(st.booleans()):
        start = draw(st.integers(1, 3).map(Decimal))
        breaks.append(PriceBreak(from_quantity=start, unit_price=draw(prices)))
    freight = {site: draw(small) for _, site in SITES} if with_freight and draw(st.booleans()) else {}
    return LineOffer(
        line=line,
        breaks=tuple(breaks),
        kind=draw(st.sampled_from(KINDS)),
        set_up_charge=draw(st.sampled_from([Decimal(0), Decimal(0), Decimal(3)])),
        minimum_quantity=draw(st.sampled_from([Decimal(0), Decimal(0), Decimal(2)])),
        capacity=draw(st.sampled_from([None, None, Decimal(2)])),
        whole_lot=draw(st.sampled_from([False, False, True])),
        freight=freight,
        mark_up=draw(st.sampled_from([Decimal(0), Decimal(0), Decimal("0.1")])),
    )


@st.composite
def discounts(draw: st.DrawFn) -> TotalDiscount | None:
    """Up to two tiers, by quantity or amount."""
    if draw(st.booleans()):
        return None
    base: DiscountBase = draw(st.sampled_from(BASES))
    start = draw(st.integers(1, 3)) * (1 if base == "quantity" else 6)
    tiers = [DiscountTier(threshold=Decimal(start), rate=Decimal("0.1"))]
    if draw(st.booleans()):
        tiers.append(DiscountTier(threshold=Decimal(2 * start), rate=Decimal("0.25")))
    kind: PriceKind = draw(st.sampled_from(KINDS)) if base == "amount" else "all_units"
    return TotalDiscount(tiers=tuple(tiers), of=base, kind=kind)


@st.composite
def bids(draw: st.DrawFn, vendor: str, with_freight: bool = True) -> Bid:
    """A bid on line A, often on line B, sometimes with a bundle."""
    lines = ["A", "B"] if draw(st.booleans()) else [draw(st.sampled_from(["A", "B"]))]
    bundles: tuple[Bundle, ...] = ()
    if draw(st.sampled_from([False, False, True])):
        price = draw(st.integers(4, 30).map(Decimal))
        mark_up = draw(st.sampled_from([Decimal(0), Decimal("0.2")]))
        both = {"A": Decimal(1), "B": Decimal(1)}
        bundles = (Bundle(id="both", quantities=both, price=price, mark_up=mark_up),)
    return Bid(
        id=f"bid-{vendor}",
        vendor=vendor,
        submitted=int(vendor[1:]),
        offers=tuple(draw(offers(line, with_freight)) for line in lines),
        total_discount=draw(discounts()),
        fixed_charge=draw(st.sampled_from([Decimal(0), Decimal(0), Decimal(4)])),
        capacity=draw(st.sampled_from([None, None, Decimal(3)])),
        minimum_order_value=draw(st.sampled_from([Decimal(0), Decimal(0), Decimal(12)])),
        bundles=bundles,
        currency_rate=draw(st.sampled_from([Decimal(1), Decimal(1), Decimal("2.5")])),
    )


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """Any one rule."""
    line = draw(st.sampled_from([None, "A"]))
    share = draw(st.sampled_from([Decimal("0.5"), Decimal("0.75")]))
    any_of: list[Rule] = [
        VendorCount(at_most=1, line=line),
        VendorCount(at_least=2, line=line),
        VendorShare(at_most=share, line=line),
        VendorShare(vendors=("v1",), at_least=share, line=line),
        VendorShare(vendors=("v1", "v2"), at_most=share, of="value"),
        VendorShare(vendors=("v2",), at_least=share, of="value"),
        VendorQuantity(vendor="v1", at_most=Decimal(1), line=line),
        VendorQuantity(at_most=Decimal(3), line=line),
        Exclude(vendor="v1", member="ana"),
        Exclude(vendor="v2", site="south", line=line),
        KeepIncumbent(vendor="v2", line=line),
    ]
    return draw(st.sampled_from(any_of))


@st.composite
def problems(draw: st.DrawFn, with_rules: bool = True, with_freight: bool = True) -> Problem:
    """Two lines in pieces, wanted by two members, two or three bids."""
    lines = tuple(
        Line(
            id=name,
            step=Decimal(1),
            demands=tuple(
                Demand(
                    member=member,
                    site=site,
                    quantity=draw(st.integers(0, 2).map(Decimal)),
                    tolerance=draw(st.integers(0, 1).map(Decimal)),
                )
                for member, site in SITES
            ),
        )
        for name in ("A", "B")
    )
    count = draw(st.integers(2, 3))
    penalty = {"A": Decimal(9)} if draw(st.sampled_from([False, False, True])) else {}
    tolerant = draw(st.sampled_from([False, False, True]))
    return Problem(
        lines=lines,
        bids=tuple(draw(bids(vendor, with_freight)) for vendor in VENDORS[:count]),
        rules=tuple(draw(st.lists(rules(), max_size=2))) if with_rules else (),
        options=Options(use_tolerance=tolerant, unmet_penalty=penalty),
    )
