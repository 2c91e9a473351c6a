"""Purchases of the demonstration that show quality judged before prices, and a second round."""

from nadi.home.demo.purchases import Item, Purchase, State, price

SLEEVES = (
    Item(
        key="sleeve",
        name="Shrink sleeves, printed, 45 µm",
        name_local="თერმოჩამჯდარი ეტიკეტი, ნაბეჭდი, 45 მკმ",
        specification="PET-G, up to six colours, on rolls for steam tunnels.",
        specification_local="PET-G, ექვს ფერამდე, რულონებად, ორთქლის გვირაბისთვის.",
        unit="T3",
        category="30199760",
        quantities=("220", "150", "180", "260", "90", "0", "140", "310"),
        baselines=("31.50", "33.00", "32.20", "30.80", "34.50", "0", "33.40", "30.20"),
    ),
)

CORNERS = (
    Item(
        key="corner",
        name="Edge protectors, card, 50 × 50 × 4 mm",
        name_local="კუთხის დამცავი, მუყაო, 50 × 50 × 4 მმ",
        specification="Length 1,200 mm, moisture resistant.",
        specification_local="სიგრძე 1200 მმ, ტენმედეგი.",
        unit="H87",
        category="44617100",
        quantities=("5200", "3800", "4400", "0", "2600", "3100", "4900", "5600"),
        baselines=("0.94", "0.98", "0.96", "0", "1.02", "0.99", "0.95", "0.93"),
        cheaper_from=("10000", "20000"),
    ),
    Item(
        key="sheet",
        name="Layer sheets 1200 × 800 mm",
        name_local="ფენათშორისი მუყაო 1200 × 800 მმ",
        specification="Kraft, at least 400 g/m², anti-slip on both sides.",
        specification_local="კრაფტი, არანაკლებ 400 გ/მ², ორმხრივი მოცურების საწინააღმდეგო ფენა.",
        unit="H87",
        category="44617100",
        quantities=("2400", "1800", "2200", "0", "1500", "1700", "2600", "2900"),
        baselines=("1.32", "1.38", "1.35", "0", "1.44", "1.40", "1.31", "1.29"),
    ),
)

FURTHER_PURCHASES = (
    Purchase(
        title="Shrink sleeves 2027",
        title_local="თერმოჩამჯდარი ეტიკეტები 2027",
        summary="Print quality and lead time are judged before anybody sees a price.",
        summary_local="ბეჭდვის ხარისხი და მიწოდების ვადა ფასებამდე ფასდება.",
        category="30199760",
        items=SLEEVES,
        offers={
            "anadolu": {"lines": [price("sleeve", ("0", "28.40"), ("1000", "26.90"))]},
            "caucasus": {"lines": [price("sleeve", ("0", "29.10"), ("1200", "26.20"))]},
            "danube": {"lines": [price("sleeve", ("0", "27.80"))]},
        },
        until=State.ASSESSING,
    ),
    Purchase(
        title="Edge protectors and layer sheets",
        title_local="კუთხის დამცავები და ფენათშორისი მუყაო",
        summary="Everything that keeps a pallet in shape. A last round with the two best vendors runs now.",
        summary_local="რაც პალეტს ფორმას უნარჩუნებს. მიმდინარეობს ბოლო რაუნდი ორ საუკეთესო მიმწოდებელთან.",
        category="44617100",
        items=CORNERS,
        offers={
            "pontos": {
                "lines": [price("corner", ("0", "0.88"), ("20000", "0.83")), price("sheet", ("0", "1.22"))]
            },
            "danube": {
                "lines": [
                    price("corner", ("0", "0.86"), ("15000", "0.84")),
                    price("sheet", ("0", "1.19"), ("10000", "1.14")),
                ]
            },
            "caucasus": {"lines": [price("corner", ("0", "0.97")), price("sheet", ("0", "1.33"))]},
        },
        until=State.OPENED,
        best_and_final=("pontos", "danube"),
    ),
)
