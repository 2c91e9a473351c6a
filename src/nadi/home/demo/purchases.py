"""The purchases of the demonstration: what its firms want, what they pay today, and what vendors offer.

The main one is made so that no line-by-line choice reaches the optimum: the vendor that is dearer on most
lines gives a discount on everything it supplies.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from nadi.together.pools.models import Pool

FIRMS = ("kolkheti", "rioni", "mtkvari", "imereti", "kartli", "adjara", "rustavi", "terjola")
State = Pool.State


@dataclass(frozen=True, kw_only=True)
class Item:
    """A line: its names, unit, category, and per firm the quantity and today's price."""

    key: str
    name: str
    name_local: str
    specification: str
    specification_local: str
    unit: str
    category: str
    quantities: tuple[str, ...]
    baselines: tuple[str, ...]
    cheaper_from: tuple[str, ...] = ()

    @property
    def known_breaks(self) -> tuple[Decimal, ...]:
        """Return the quantities from which vendors are known to sell it cheaper."""
        return tuple(Decimal(quantity) for quantity in self.cheaper_from)

    def wanted(self) -> list[tuple[str, Decimal, Decimal]]:
        """Return firm, quantity and price paid today of each firm that wants it."""
        rows = zip(FIRMS, self.quantities, self.baselines, strict=False)
        return [
            (firm, Decimal(quantity), Decimal(price)) for firm, quantity, price in rows if quantity != "0"
        ]


@dataclass(frozen=True, kw_only=True)
class Purchase:
    """A pool, how far it has come, and the vendors' offers (in the shape of a bid's sealed payload)."""

    title: str
    title_local: str
    summary: str
    summary_local: str
    category: str
    items: tuple[Item, ...]
    offers: dict[str, dict[str, Any]]
    until: State
    days: int = 9
    is_public: bool = False
    # The vendors that are asked for a best and final offer after the opening, and who objects to an award.
    best_and_final: tuple[str, ...] = ()
    objects: str = ""


def price(line: str, *breaks: tuple[str, str], **terms: Any) -> dict[str, Any]:
    """Return a line of an offer."""
    written = [{"from_quantity": start, "unit_price": amount} for start, amount in breaks]
    return {"line": line, "breaks": written, **terms}


MATERIALS = (
    Item(
        key="film",
        name="Stretch film, 500 mm, 23 µm",
        name_local="სტრეჩ ფირი, 500 მმ, 23 მკმ",
        specification="Hand rolls, core 50 mm, stretch at least 180 %.",
        specification_local="ხელის რულონი, გულარი 50 მმ, გაჭიმვა არანაკლებ 180 %.",
        unit="KGM",
        category="19520000",
        quantities=("1800", "2400", "2100", "500", "900", "1600", "2200", "1300"),
        baselines=("7.60", "7.45", "7.50", "8.10", "7.90", "7.70", "7.40", "7.80"),
        cheaper_from=("5000", "12000"),
    ),
    Item(
        key="carton",
        name="Cartons 400 × 300 × 250 mm",
        name_local="მუყაოს ყუთები 400 × 300 × 250 მმ",
        specification="Three-ply, brown, FEFCO 0201, edge crush at least 4.5 kN/m.",
        specification_local="სამშრიანი, ყავისფერი, FEFCO 0201, კიდის სიმტკიცე არანაკლებ 4,5 კნ/მ.",
        unit="H87",
        category="44617100",
        quantities=("14000", "6000", "9000", "3500", "12000", "4000", "7500", "16000"),
        baselines=("1.06", "1.12", "1.08", "1.18", "1.07", "1.16", "1.10", "1.05"),
    ),
    Item(
        key="tape",
        name="Adhesive tape 48 mm × 66 m",
        name_local="წებოვანი ლენტი 48 მმ × 66 მ",
        specification="Polypropylene, acrylic, transparent, low noise.",
        specification_local="პოლიპროპილენი, აკრილის წებო, გამჭვირვალე, დაბალხმაურიანი.",
        unit="H87",
        category="44424200",
        quantities=("1200", "600", "900", "400", "800", "500", "700", "1100"),
        baselines=("2.20", "2.35", "2.25", "2.40", "2.30", "2.38", "2.28", "2.22"),
    ),
    Item(
        key="label",
        name="Labels 100 × 150 mm",
        name_local="ეტიკეტები 100 × 150 მმ",
        specification="Direct thermal, permanent adhesive, core 76 mm.",
        specification_local="პირდაპირი თერმობეჭდვა, მუდმივი წებო, გულარი 76 მმ.",
        unit="T3",
        category="30199760",
        quantities=("60", "35", "80", "140", "45", "30", "50", "120"),
        baselines=("15.20", "15.90", "14.80", "14.10", "15.60", "16.10", "15.40", "14.40"),
    ),
    Item(
        key="pallet",
        name="Pallets 1200 × 800 mm",
        name_local="პალეტები 1200 × 800 მმ",
        specification="Heat treated (ISPM 15), new.",
        specification_local="თერმულად დამუშავებული (ISPM 15), ახალი.",
        unit="H87",
        category="44143000",
        quantities=("240", "180", "150", "40", "160", "110", "220", "260"),
        baselines=("23.90", "24.50", "24.20", "25.80", "24.00", "25.10", "23.70", "23.60"),
    ),
)

MATERIALS_OFFERS: dict[str, dict[str, Any]] = {
    "anadolu": {
        "lines": [
            price("film", ("0", "7.05"), ("5000", "6.72"), ("12000", "6.58")),
            price("carton", ("0", "1.01"), ("30000", "0.955"), ("60000", "0.93")),
            price("tape", ("0", "2.08"), ("3000", "1.98")),
            price("label", ("0", "14.20"), ("300", "13.40")),
        ],
        "discount": {
            "of": "amount",
            "tiers": [{"threshold": "60000", "rate": "0.03"}, {"threshold": "120000", "rate": "0.075"}],
        },
    },
    "pontos": {
        "lines": [
            price("film", ("0", "6.45"), capacity="6000"),
            price("tape", ("0", "1.86"), ("2500", "1.79")),
            price("label", ("0", "13.90")),
        ],
        "bundles": [
            {
                "name": "Film and tape",
                "price": "37600",
                "lines": [{"line": "film", "quantity": "5000"}, {"line": "tape", "quantity": "4000"}],
            }
        ],
    },
    "caucasus": {
        "lines": [
            price("carton", ("0", "0.96"), ("50000", "0.895"), set_up_charge="900"),
            price("label", ("0", "13.10"), ("400", "12.60")),
            price("pallet", ("0", "22.40"), ("800", "21.60")),
        ],
    },
    "danube": {
        "fixed_charge": "850",
        "minimum_order_value": "15000",
        "lines": [
            price("pallet", ("0", "21.90"), ("500", "21.20"), minimum_quantity="300"),
            price("film", ("0", "6.90"), ("4000", "6.50"), ("10000", "6.28"), incremental=True),
        ],
    },
}

INKS = (
    Item(
        key="ink",
        name="Flexographic ink, water based",
        name_local="ფლექსოგრაფიული საღებავი, წყლის ფუძეზე",
        specification="Four process colours, cans of 20 kg.",
        specification_local="ოთხი ძირითადი ფერი, 20-კილოგრამიანი ქილები.",
        unit="KGM",
        category="22610000",
        quantities=("420", "310", "260", "540", "180", "0", "350", "0"),
        baselines=("19.80", "20.40", "20.10", "19.20", "21.00", "0", "20.20", "0"),
        cheaper_from=("1000", "2500", "5000"),
    ),
)

SACKS = (
    Item(
        key="sack",
        name="Goods-packing sacks, 50 kg",
        name_local="საქონლის შესაფუთი ტომრები, 50 კგ",
        specification="Woven polypropylene, 55 × 105 cm.",
        specification_local="ნაქსოვი პოლიპროპილენი, 55 × 105 სმ.",
        unit="H87",
        category="18937000",
        quantities=("6000", "9000", "4000", "0", "3000", "5000", "8000", "7000"),
        baselines=("0.92", "0.88", "0.95", "0", "0.99", "0.94", "0.89", "0.90"),
    ),
)

WASTE = (
    Item(
        key="paper",
        name="Collection of waste paper and card",
        name_local="ქაღალდისა და მუყაოს ნარჩენების გატანა",
        specification="Once a week, press container provided.",
        specification_local="კვირაში ერთხელ, წნეხკონტეინერს მიმწოდებელი უზრუნველყოფს.",
        unit="TNE",
        category="90511400",
        quantities=("60", "22", "35", "18", "48", "12", "27", "55"),
        baselines=("46.00", "52.00", "49.00", "54.00", "47.00", "57.00", "50.00", "45.00"),
    ),
)

STRAPS = (
    Item(
        key="strap",
        name="Polyester strap 15.5 × 0.9 mm",
        name_local="პოლიესტერის საკრავი ლენტი 15,5 × 0,9 მმ",
        specification="Embossed, core 406 mm, breaking strength at least 4,500 N.",
        specification_local="რელიეფური, გულარი 406 მმ, გაგლეჯის ძალა არანაკლებ 4500 ნ.",
        unit="KGM",
        category="44617100",
        quantities=("900", "700", "800", "600", "750", "500", "850", "950"),
        baselines=("5.40", "5.55", "5.45", "5.60", "5.50", "5.70", "5.42", "5.38"),
    ),
)

PURCHASES = (
    Purchase(
        title="Packing materials 2027",
        title_local="შესაფუთი მასალები 2027",
        summary="Film, cartons, tape, labels and pallets for the first half of 2027.",
        summary_local="ფირი, ყუთები, ლენტი, ეტიკეტები და პალეტები 2027 წლის პირველი ნახევრისთვის.",
        category="44617100",
        items=MATERIALS,
        offers=MATERIALS_OFFERS,
        until=State.OPENED,
    ),
    Purchase(
        title="Flexographic ink, spring",
        title_local="ფლექსოგრაფიული საღებავი, გაზაფხული",
        summary="Process colours for the spring season; white and varnish follow.",
        summary_local="ძირითადი ფერები გაზაფხულის სეზონისთვის; თეთრი და ლაქი მოგვიანებით.",
        category="22610000",
        items=INKS,
        offers={},
        until=State.GATHERING,
    ),
    Purchase(
        title="Waste paper and card, collection",
        title_local="ქაღალდისა და მუყაოს ნარჩენების გატანა",
        summary="One round for all sites instead of eight contracts.",
        summary_local="ერთი მარშრუტი ყველა ობიექტისთვის რვა ხელშეკრულების ნაცვლად.",
        category="90511400",
        items=WASTE,
        offers={
            "caucasus": {"lines": [price("paper", ("0", "44.00"), ("200", "38.50"))]},
            "pontos": {"lines": [price("paper", ("0", "43.00"), ("150", "40.20"))]},
        },
        until=State.AWARDED,
        objects="pontos",
    ),
    Purchase(
        title="Packing sacks, autumn",
        title_local="შესაფუთი ტომრები, შემოდგომა",
        summary="Sacks for the autumn season.",
        summary_local="ტომრები შემოდგომის სეზონისთვის.",
        category="18937000",
        items=SACKS,
        offers={
            "anadolu": {"lines": [price("sack", ("0", "0.83"), ("20000", "0.76"), ("40000", "0.72"))]},
            "danube": {"lines": [price("sack", ("0", "0.81"), ("30000", "0.75"))]},
        },
        until=State.AGREED,
    ),
    Purchase(
        title="Polyester strap, second half-year",
        title_local="პოლიესტერის ლენტი, მეორე ნახევარწელი",
        summary="Strap for pallets, delivered every month.",
        summary_local="ლენტი პალეტებისთვის, ყოველთვიური მიწოდებით.",
        category="44617100",
        items=STRAPS,
        offers={
            "danube": {"lines": [price("strap", ("0", "5.05"), ("4000", "4.80"))]},
            "pontos": {"lines": [price("strap", ("0", "4.98"))]},
        },
        until=State.TENDERING,
        is_public=True,
    ),
)
