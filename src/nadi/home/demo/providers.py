"""The services of the demonstration: public bodies by public facts, companies invented."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Provided:
    """A service before it is entered."""

    key: str
    kind: str
    name: str
    name_local: str
    summary: str
    summary_local: str
    scope: str = ""
    scope_local: str = ""
    prices: str = ""
    prices_local: str = ""
    town: str = "Tbilisi"
    town_local: str = "თბილისი"
    region: str = "GE-TB"
    country: str = "GE"
    website: str = ""
    standards: tuple[str, ...] = ()
    places: tuple[str, ...] = ("GE",)
    languages: tuple[str, ...] = ("ka", "en")
    # Body, number, scope, days until it ends.
    accredited: tuple[tuple[str, str, str, int], ...] = field(default=())


MANAGEMENT = ("ISO 9001", "ISO 14001", "ISO 22000", "ISO 45001")
SERVICES = (
    Provided(
        key="gac",
        kind="certification",
        name="Accreditation Centre of Georgia (GAC)",
        name_local="აკრედიტაციის ეროვნული ორგანო (აკრედიტაციის ცენტრი)",
        summary="The national body that accredits laboratories, inspection and certification bodies.",
        summary_local="ეროვნული ორგანო, რომელიც აკრედიტაციას ანიჭებს ლაბორატორიებს, ინსპექტირებისა და "
        "სერტიფიკაციის ორგანოებს.",
        scope="Look here whether a laboratory or a certification body is accredited, and for what.",
        scope_local="აქ შეამოწმეთ, აკრედიტებულია თუ არა ლაბორატორია ან სერტიფიკაციის ორგანო და რისთვის.",
        website="https://gac.gov.ge",
    ),
    Provided(
        key="iberia-cert",
        kind="certification",
        name="Iberia Certification",
        name_local="იბერია სერტიფიკაცია",
        summary="Certifies management systems of manufacturers (invented).",
        summary_local="საწარმოთა მართვის სისტემების სერტიფიკაცია (გამოგონილი).",
        prices="From GEL 900 for each day of the audit.",
        prices_local="აუდიტის დღე 900 ლარიდან.",
        standards=MANAGEMENT,
        accredited=(("GAC", "GAC-MS-0012", "ISO 9001, ISO 14001, ISO 22000", 420),),
    ),
    Provided(
        key="rhein-audit",
        kind="certification",
        name="Rhein Audit International",
        name_local="რაინ აუდიტ ინტერნეშენალი",
        summary="Certifies food safety and packaging schemes in forty countries (invented).",
        summary_local="სურსათისა და შეფუთვის სქემების სერტიფიკაცია ორმოც ქვეყანაში (გამოგონილი).",
        town="Cologne",
        town_local="კიოლნი",
        region="",
        country="DE",
        standards=("FSSC 22000", "BRCGS Packaging", "ISO 22000"),
        places=("GE", "AM", "AZ", "TR"),
        languages=("en", "de", "ru"),
        accredited=(("DAkkS", "D-ZM-00000-01", "FSSC 22000, BRCGS Packaging", 60),),
    ),
    Provided(
        key="kutaisi-lab",
        kind="laboratory",
        name="Kutaisi Food and Packaging Laboratory",
        name_local="ქუთაისის სურსათისა და შეფუთვის ლაბორატორია",
        summary="Migration, microbiology, burst and compression tests (invented).",
        summary_local="მიგრაცია, მიკრობიოლოგია, გახეთქვისა და კუმშვის გამოცდა (გამოგონილი).",
        prices="Overall migration GEL 180, compression test GEL 60.",
        prices_local="საერთო მიგრაცია 180 ლარი, კუმშვის გამოცდა 60 ლარი.",
        town="Kutaisi",
        town_local="ქუთაისი",
        region="GE-IM",
        places=("GE-IM", "GE-SZ", "GE-AJ"),
        standards=("ISO/IEC 17025",),
        accredited=(
            ("GAC", "GAC-TL-0187", "Food contact materials", 300),
            ("GAC", "GAC-TL-0090", "Drinking water", -45),
        ),
    ),
    Provided(
        key="mtkvari-logistics",
        kind="logistics",
        name="Mtkvari Logistics",
        name_local="მტკვარი ლოჯისტიკა",
        summary="Groupage to Poti, Batumi and Istanbul; warehouse with customs (invented).",
        summary_local="ნაკრები ტვირთი ფოთში, ბათუმსა და სტამბოლში; საბაჟო საწყობი (გამოგონილი).",
        places=("GE", "TR", "AM"),
        languages=("ka", "tr", "ru"),
    ),
    Provided(
        key="rioni-waste",
        kind="waste",
        name="Rioni Recycling",
        name_local="რიონი რისაიქლინგი",
        summary="Takes film, board and pallets from firms and weighs them (invented).",
        summary_local="საწარმოებიდან გააქვს ფირი, მუყაო და პალეტი და წონის (გამოგონილი).",
        prices="Board is paid GEL 0.12 a kilogram, clean film GEL 0.25.",
        prices_local="მუყაოს კილოგრამში 0,12 ლარს იხდის, სუფთა ფირში 0,25 ლარს.",
        town="Kutaisi",
        town_local="ქუთაისი",
        region="GE-IM",
        places=("GE-IM", "GE-GU"),
        languages=("ka",),
    ),
    Provided(
        key="tamar-erp",
        kind="erp",
        name="Tamar Business Systems",
        name_local="თამარ ბიზნეს სისტემები",
        summary="Introduces ERP and scanners in warehouses; also open source (invented).",
        summary_local="ნერგავს ERP-ს და სკანერებს საწყობებში; ღია კოდითაც (გამოგონილი).",
    ),
    Provided(
        key="vake-advisers",
        kind="adviser",
        name="Vake Advisers",
        name_local="ვაკე კონსალტინგი",
        summary="Costing, export documents and applications for support (invented).",
        summary_local="თვითღირებულება, საექსპორტო დოკუმენტები და მხარდაჭერის განაცხადები (გამოგონილი).",
    ),
    Provided(
        key="colchis-training",
        kind="training",
        name="Colchis Training Centre",
        name_local="კოლხეთის სასწავლო ცენტრი",
        summary="Courses for internal auditors, hygiene and print operators (invented).",
        summary_local="კურსები შიდა აუდიტორებისთვის, ჰიგიენასა და ბეჭდვის ოპერატორებისთვის (გამოგონილი).",
        prices="Two days for internal auditors GEL 380 a person.",
        prices_local="შიდა აუდიტორის ორი დღე – 380 ლარი ერთ ადამიანზე.",
        town="Kutaisi",
        town_local="ქუთაისი",
        region="GE-IM",
        standards=("ISO 9001", "ISO 22000", "BRCGS Packaging"),
    ),
    Provided(
        key="kvali-audit",
        kind="audit",
        name="Kvali Supplier Audits",
        name_local="კვალი – მომწოდებლის აუდიტი",
        summary="Second-party audits on behalf of buyers (invented).",
        summary_local="მეორე მხარის აუდიტი მყიდველთა დავალებით (გამოგონილი).",
        standards=("BRCGS Packaging", "HACCP"),
    ),
    Provided(
        key="batumi-calibration",
        kind="maintenance",
        name="Batumi Calibration Service",
        name_local="ბათუმის კალიბრაცია",
        summary="Calibrates scales, thermometers and pressure gauges on site (invented).",
        summary_local="ადგილზე აკალიბრებს სასწორებს, თერმომეტრებსა და მანომეტრებს (გამოგონილი).",
        town="Batumi",
        town_local="ბათუმი",
        region="GE-AJ",
        places=("GE-AJ", "GE-GU", "GE-SZ"),
        standards=("ISO/IEC 17025",),
        accredited=(("GAC", "GAC-CL-0031", "Mass, temperature", 700),),
    ),
    Provided(
        key="caucasus-packing",
        kind="logistics",
        name="Caucasus Supply: stock on call",
        name_local="კავკასიის მომარაგება: მარაგი გამოძახებით",
        summary="Keeps packaging in stock near you and delivers in a day (invented).",
        summary_local="ინახავს შეფუთვას თქვენთან ახლოს და ერთ დღეში გაწვდით (გამოგონილი).",
    ),
)
