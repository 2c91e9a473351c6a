"""What a tender wants, and every kind of bid on it, for property tests."""

from decimal import Decimal

from hypothesis import strategies as st

from nadi.together.pools.offer import Break, BundleOffer, Discount, LineOffer, Offer, Tier
from nadi.together.pools.wanted import Wanted, WantedLine


def wanted_line(uid: str, number: int, quantity: str, *towns: tuple[str, str]) -> WantedLine:
    """Return a line wanted in pieces."""
    return WantedLine(
        uid=uid,
        number=number,
        name=f"Item {number}",
        specification="",
        unit="pcs",
        quantity=Decimal(quantity),
        towns=tuple((town, Decimal(part)) for town, part in towns),
    )


WANTED = Wanted(
    currency="GEL",
    lines=(
        wanted_line("aaaaaaaaaaaa", 1, "1000", ("Kutaisi", "600"), ("Tbilisi", "400")),
        wanted_line("bbbbbbbbbbbb", 2, "80.5", ("Poti", "80.5")),
    ),
)


def decimals(places: int, *, least: int = 0, most: int = 10**9) -> st.SearchStrategy[Decimal]:
    """Draw exact numbers with so many places."""
    return st.integers(least, most).map(lambda whole: Decimal(whole).scaleb(-places))


words = st.text(alphabet="abc ქართული,.'<&-", max_size=20).map(str.strip)


@st.composite
def line_offers(draw: st.DrawFn, line: WantedLine) -> LineOffer:
    """Draw a price schedule for a line."""
    starts = draw(st.lists(decimals(3), min_size=1, max_size=5, unique=True))
    minimum = draw(decimals(3, most=10**6))
    whole_lot = draw(st.booleans())
    room = decimals(3, least=1, most=10**6).map(lambda more: minimum + more)
    towns = draw(st.lists(st.sampled_from([town for town, _part in line.towns]), unique=True))
    return LineOffer(
        line=line.uid,
        incremental=draw(st.booleans()),
        set_up_charge=draw(decimals(2)),
        minimum_quantity=minimum,
        capacity=None if whole_lot else draw(st.none() | room),
        whole_lot=whole_lot,
        breaks=tuple(Break(from_quantity=start, unit_price=draw(decimals(6))) for start in sorted(starts)),
        freight=tuple((town, draw(decimals(6))) for town in sorted(towns)),
    )


@st.composite
def discounts(draw: st.DrawFn) -> Discount:
    """Draw a discount on the total."""
    kind = draw(st.sampled_from(["quantity", "amount"]))
    thresholds = sorted(draw(st.lists(decimals(3), max_size=4, unique=True)))
    tiers = tuple(Tier(threshold=one, rate=draw(decimals(6, most=10**6 - 1))) for one in thresholds)
    return Discount(of=kind, incremental=kind == "amount" and draw(st.booleans()), tiers=tiers)


@st.composite
def bundles(draw: st.DrawFn, number: int) -> BundleOffer:
    """Draw a bundle of some lines."""
    lines = draw(st.lists(st.sampled_from(WANTED.lines), min_size=1, unique=True))
    parts = sorted((line.number, line.uid, draw(decimals(3, least=1))) for line in lines)
    return BundleOffer(
        name=f"{draw(words)} {number}".strip(),
        price=draw(decimals(2)),
        group=draw(words),
        lines=tuple((uid, quantity) for _number, uid, quantity in parts),
    )


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    """Draw a whole bid on WANTED."""
    chosen = draw(st.lists(st.sampled_from(WANTED.lines), min_size=1, unique=True))
    in_order = sorted(chosen, key=lambda line: line.number)
    return Offer(
        currency="GEL",
        note=draw(words),
        fixed_charge=draw(decimals(2)),
        capacity=draw(st.none() | decimals(3, least=1)),
        minimum_order_value=draw(decimals(2)),
        discount=draw(discounts()),
        lines=tuple(draw(line_offers(line)) for line in in_order),
        bundles=tuple(draw(bundles(number)) for number in range(draw(st.integers(0, 2)))),
    )
