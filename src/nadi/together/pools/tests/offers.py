"""What a tender wants, and every kind of bid on it, for property tests."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from nadi.together.pools.offers.incoterms import INCOTERMS
from nadi.together.pools.offers.offer import Break, BundleOffer, Discount, LineOffer, Offer, Tier
from nadi.together.pools.offers.wanted import Wanted, WantedLine, WantedQuality


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
    rates=(("USD", Decimal("2.705")), ("EUR", Decimal("3.12345678"))),
    quality=(
        WantedQuality(
            uid="cccccccccccc", name="Samples", share=Decimal("0.6"), most_points=10, least_points=4
        ),
        WantedQuality(
            uid="dddddddddddd", name="Service", share=Decimal("0.4"), most_points=5, least_points=0
        ),
    ),
)


def decimals(places: int, *, least: int = 0, most: int = 10**9) -> st.SearchStrategy[Decimal]:
    """Draw exact numbers with so many places."""
    return st.integers(least, most).map(lambda whole: Decimal(whole).scaleb(-places))


words = st.text(alphabet="abc ქართული,.'<&-=+@_x0041\n", max_size=20).map(str.strip)
days = st.none() | st.integers(0, 365)


@st.composite
def line_offers(draw: st.DrawFn, line: WantedLine, variant: int = 0) -> LineOffer:
    """Draw a price schedule for a line, or of an alternative to it."""
    starts = draw(st.lists(decimals(3), min_size=1, max_size=5, unique=True))
    minimum = draw(decimals(3, most=10**6))
    whole_lot = draw(st.booleans())
    room = decimals(3, least=1, most=10**6).map(lambda more: minimum + more)
    towns = draw(st.lists(st.sampled_from([town for town, _part in line.towns]), unique=True))
    return LineOffer(
        line=line.uid,
        variant=variant,
        description=draw(words.filter(bool) if variant else words),
        lead_time_days=draw(days),
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
def schedules(draw: st.DrawFn) -> tuple[LineOffer, ...]:
    """Draw schedules of some lines, with alternatives to some of them."""
    chosen = draw(st.lists(st.sampled_from(WANTED.lines), min_size=1, unique=True))
    found = []
    for line in sorted(chosen, key=lambda line: line.number):
        variants = draw(st.lists(st.integers(0, 5), min_size=1, max_size=3, unique=True))
        found += [draw(line_offers(line, variant)) for variant in sorted(variants)]
    return tuple(found)


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    """Draw a whole bid on WANTED."""
    currency = draw(st.sampled_from(["GEL", "USD", "EUR"]))
    return Offer(
        currency=currency,
        currency_rate=WANTED.rate_of(currency) or Decimal(1),
        incoterm=draw(st.sampled_from(sorted(INCOTERMS))),
        payment_days=draw(st.integers(0, 365)),
        lead_time_days=draw(days),
        valid_until=draw(st.none() | st.dates(date(2020, 1, 1), date(2100, 1, 1))),
        vat_rate=draw(decimals(4, most=9999)),
        note=draw(words),
        fixed_charge=draw(decimals(2)),
        capacity=draw(st.none() | decimals(3, least=1)),
        minimum_order_value=draw(decimals(2)),
        discount=draw(discounts()),
        lines=draw(schedules()),
        bundles=tuple(draw(bundles(number)) for number in range(draw(st.integers(0, 2)))),
    )


technicals = st.fixed_dictionaries({}, optional={one.uid: words.filter(bool) for one in WANTED.quality})
