"""The experts of the demonstration: invented people."""

from dataclasses import dataclass, field

ENGINEER, ADVISER = "engineer", "adviser"


@dataclass(frozen=True, kw_only=True)
class Hired:
    """An expert before it is entered, and how far its vetting has come."""

    key: str
    name: str
    name_local: str
    summary: str
    summary_local: str
    kind: str = ENGINEER
    mode: str = "both"
    years: int
    country: str = "GE"
    region: str = ""
    town: str
    town_local: str
    phone: str
    rate: tuple[int, int]
    currency: str = "EUR"
    processes: tuple[str, ...]
    makes: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    languages: tuple[str, ...]
    free_in: tuple[int, ...] = field(default=(1, 2, 3))
    until: str = "vetted"


HIRED = (
    Hired(
        key="weber",
        name="Klaus Weber",
        name_local="კლაუს ვებერი",
        summary="Sets up and mends flexo presses; trains crews at the machine.",
        summary_local="აწყობს და აკეთებს ფლექსობეჭდვის მანქანებს; ბრიგადებს მანქანასთან ასწავლის.",
        years=27,
        country="DE",
        town="Bielefeld",
        town_local="ბილეფელდი",
        phone="+49 521 5550101",
        rate=(650, 800),
        processes=("flexographic printing", "maintenance"),
        makes=("Bobst", "Windmöller & Hölscher"),
        languages=("de", "en"),
    ),
    Hired(
        key="tsereteli",
        name="Maia Tsereteli",
        name_local="მაია წერეთელი",
        summary="Introduces food safety systems in small and middle-sized firms.",
        summary_local="ნერგავს სურსათის უვნებლობის სისტემებს მცირე და საშუალო საწარმოებში.",
        kind=ADVISER,
        years=14,
        region="GE-TB",
        town="Tbilisi",
        town_local="თბილისი",
        phone="+995 599 550102",
        rate=(350, 450),
        currency="GEL",
        processes=("food safety", "quality management"),
        standards=("ISO 22000", "FSSC 22000", "HACCP", "BRCGS Packaging"),
        languages=("ka", "en", "ru"),
    ),
    Hired(
        key="kaya",
        name="Mehmet Kaya",
        name_local="მეჰმეთ ქაია",
        summary="Blown film: gauge, dies, cooling and recipes with recycled material.",
        summary_local="გაბერილი ფირი: სისქე, თავები, გაგრილება და რეცეპტები მეორადი მასალით.",
        years=19,
        country="TR",
        town="Izmir",
        town_local="იზმირი",
        phone="+90 232 555 0103",
        rate=(400, 550),
        processes=("film extrusion", "recycling"),
        makes=("Reifenhäuser",),
        languages=("tr", "en"),
    ),
    Hired(
        key="gelovani",
        name="Zaza Gelovani",
        name_local="ზაზა გელოვანი",
        summary="Energy audits of boilers, compressed air and cooling.",
        summary_local="ქვაბების, შეკუმშული ჰაერისა და გაგრილების ენერგოაუდიტი.",
        years=16,
        region="GE-IM",
        town="Kutaisi",
        town_local="ქუთაისი",
        phone="+995 599 550104",
        rate=(300, 400),
        currency="GEL",
        processes=("energy efficiency", "maintenance"),
        standards=("ISO 50001", "ISO 14001"),
        languages=("ka", "ru"),
    ),
    Hired(
        key="novak",
        name="Jana Nováková",
        name_local="იანა ნოვაკოვა",
        summary="Lead auditor of quality and packaging hygiene; trial audits, also remotely.",
        summary_local="ხარისხისა და შეფუთვის ჰიგიენის წამყვანი აუდიტორი; საცდელი აუდიტი, დისტანციურადაც.",
        kind=ADVISER,
        mode="remote",
        years=21,
        country="CZ",
        town="Brno",
        town_local="ბრნო",
        phone="+420 555 550105",
        rate=(500, 600),
        processes=("quality management",),
        standards=("ISO 9001", "BRCGS Packaging", "FSSC 22000"),
        languages=("en", "ru", "pl"),
    ),
    Hired(
        key="abuladze",
        name="Levan Abuladze",
        name_local="ლევან აბულაძე",
        summary="Injection moulds: repair, cooling and shorter cycles.",
        summary_local="ჩამოსასხმელი ყალიბები: შეკეთება, გაგრილება და მოკლე ციკლი.",
        years=11,
        region="GE-KK",
        town="Rustavi",
        town_local="რუსთავი",
        phone="+995 599 550106",
        rate=(250, 350),
        currency="GEL",
        processes=("injection moulding", "maintenance"),
        makes=("Engel",),
        languages=("ka", "en"),
        until="agreed",
    ),
    Hired(
        key="rossi",
        name="Paolo Rossi",
        name_local="პაოლო როსი",
        summary="Corrugators: glue, warp and waste.",
        summary_local="გოფრის აგრეგატები: წებო, დეფორმაცია და დანაკარგი.",
        mode="site",
        years=30,
        country="IT",
        town="Lucca",
        town_local="ლუკა",
        phone="+39 0583 555107",
        rate=(600, 750),
        processes=("corrugating",),
        makes=("Fosber",),
        languages=("it", "en"),
        until="entered",
    ),
)
