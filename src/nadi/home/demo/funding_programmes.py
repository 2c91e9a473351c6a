"""The programmes of the demonstration: real ones in our own words, from public facts, and two invented ones.

Check every real one at its source before anybody relies on it; the invented ones bear names that say so.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from nadi.registers.funding.models import Programme

Kind, Status, Deadline = Programme.Kind, Programme.Status, Programme.Deadline
ENTERPRISE_GEORGIA = {
    "funder": "State budget of Georgia",
    "funder_local": "საქართველოს სახელმწიფო ბიუჯეტი",
    "implementer": "Enterprise Georgia",
    "implementer_local": "აწარმოე საქართველოში",
    "source": "Enterprise Georgia",
}
RDA = {
    "funder": "State budget of Georgia",
    "funder_local": "საქართველოს სახელმწიფო ბიუჯეტი",
    "implementer": "Rural Development Agency",
    "implementer_local": "სოფლის განვითარების სააგენტო",
    "source": "Rural Development Agency",
}


def one(kind: str, comparison: str, value: Any, **more: Any) -> dict[str, Any]:
    """Return one condition."""
    return {"kind": kind, "comparison": comparison, "value": value, **more}


def asked(key: str, text: str, text_local: str) -> dict[str, Any]:
    """Return what a programme asks in words."""
    return one("statement", "is", True, key=key, text=text, text_local=text_local)


WITH_A_DONOR = one("other_donor", "is", True)
MOUNTAIN_OR_COOPERATIVE = {
    "any": [one("mountain", "is", True), one("legal_form", "in", ["cooperative"])],
}
BENEFICIARY_OF_RDA = {"all": [one("beneficiary", "in", ["rda"])]}
# The key by which a programme is superseded by another, or an application is made.
PROGRAMMES: dict[str, dict[str, Any]] = {
    "universal": {
        **ENTERPRISE_GEORGIA,
        "name": "Business Universal: industry",
        "name_local": "უნივერსალური საბიზნესო პროგრამა: ინდუსტრია",
        "summary": "Part of the interest on a loan or lease is paid, and a guarantee given.",
        "summary_local": "სესხის ან ლიზინგის პროცენტის თანადაფინანსება და საკრედიტო გარანტია.",
        "kind": Kind.LOAN,
        "currency": "GEL",
        "amount_min": Decimal(50_000),
        "amount_max": Decimal(10_000_000),
        "reference_rate": "refinancing",
        "rate_points": Decimal(-5),
        "guarantee_share": Decimal(80),
        "conditions": {"all": [one("sector", "in", ["C", "55"]), one("tax_debt", "is", False)]},
        "papers": "Loan decision of the bank\nBusiness plan\nExtract from the public register",
        "papers_local": "ბანკის გადაწყვეტილება სესხზე\nბიზნესგეგმა\nამონაწერი საჯარო რეესტრიდან",
        "source_url": "https://www.enterprisegeorgia.gov.ge/en/business-development/universal-industry",
        "as_of": date(2022, 1, 1),
    },
    "industrial": {
        **ENTERPRISE_GEORGIA,
        "name": "Produce in Georgia: industrial component (2017)",
        "name_local": "აწარმოე საქართველოში: ინდუსტრიული კომპონენტი (2017)",
        "kind": Kind.LOAN,
        "currency": "GEL",
        "amount_min": Decimal(150_000),
        "amount_max": Decimal(5_000_000),
        "rate_points": Decimal(10),
        "rate_months": 24,
        "guarantee_share": Decimal(50),
        "guarantee_max": Decimal(2_500_000),
        "conditions": {"all": [one("sector", "in", ["C"])]},
        "source_url": "http://enterprisegeorgia.gov.ge/en/whatwedo/Access-to-finance?v=75",
        "as_of": date(2017, 1, 1),
    },
    "guarantee": {
        **ENTERPRISE_GEORGIA,
        "name": "Credit guarantee mechanism (2020 terms)",
        "name_local": "საკრედიტო-საგარანტიო მექანიზმი (2020 წლის პირობები)",
        "kind": Kind.GUARANTEE,
        "currency": "GEL",
        "amount_min": Decimal(50_000),
        "amount_max": Decimal(5_000_000),
        "guarantee_share": Decimal(90),
        "conditions": {
            "all": [
                one("size_class", "in", ["3", "4"]),
                one("loans", "at_most", "12000000", currency="GEL"),
            ]
        },
        "source_url": "https://ogi.ge/credit-guarantee-mechanism/?lang=en",
        "as_of": date(2020, 11, 1),
    },
    "micro": {
        **ENTERPRISE_GEORGIA,
        "name": "Micro and small business support (2022 round)",
        "name_local": "მიკრო და მცირე მეწარმეობის მხარდაჭერა (2022 წლის ეტაპი)",
        "kind": Kind.GRANT,
        "currency": "GEL",
        "amount_max": Decimal(30_000),
        "own_contribution": Decimal(20),
        "tiers": [{"when": one("region", "in", ["GE-IM", "GE-RL", "GE-GU", "GE-KA"]), "amount_max": "40000"}],
        "conditions": {"all": [one("size_class", "in", ["3", "4"])]},
        "deadline_model": Deadline.SINGLE,
        "closes": date(2022, 4, 11),
        "source_url": (
            "https://www.microbusinessnewsbriefs.com/enterprise-georgia-launches-business-idea-grant-program/"
        ),
        "as_of": date(2022, 3, 1),
    },
    "microloan": {
        **ENTERPRISE_GEORGIA,
        "name": "Micro-entrepreneurship support: loan, guarantee and advice",
        "name_local": "მიკრომეწარმეობის მხარდაჭერა: სესხი, გარანტია და კონსულტაცია",
        "kind": Kind.LOAN,
        "currency": "GEL",
        "amount_min": Decimal(20_000),
        "amount_max": Decimal(50_000),
        "guarantee_share": Decimal(80),
        "terms": "Interest paid in part or in full; advice paid for up to GEL 25,000 apart from the loan.",
        "terms_local": "პროცენტის ნაწილობრივი ან სრული დაფარვა; კონსულტაცია 25 000 ლარამდე, სესხისგან ცალკე.",
        "conditions": {"all": [one("income", "at_most", "500000", currency="GEL")]},
        "source_url": "https://businessinsider.ge/Economic/",
        "as_of": date(2025, 9, 1),
    },
    "fairs": {
        **ENTERPRISE_GEORGIA,
        "name": "Taking part in international fairs: costs shared",
        "name_local": "საერთაშორისო გამოფენებში მონაწილეობის თანადაფინანსება",
        "kind": Kind.GRANT,
        "currency": "USD",
        "amount_max": Decimal(15_000),
        "share_min": Decimal(50),
        "share_max": Decimal(60),
        "tiers": [
            {"when": one("size_class", "in", ["4"]), "share_max": "90"},
            {"when": one("size_class", "in", ["3"]), "share_max": "80"},
            {"when": one("size_class", "in", ["2"]), "share_max": "70"},
        ],
        "conditions": {"all": [one("export_share", "above", "0"), one("purpose", "in", ["fair", "export"])]},
        "papers": "Invoice of the organiser\nExport declarations of the last year\nPrice list in English",
        "papers_local": (
            "ორგანიზატორის ინვოისი\nგასული წლის საექსპორტო დეკლარაციები\nფასების ნუსხა ინგლისურად"
        ),
        "source_url": "https://tradewithgeorgia.com/financial-considerations",
        "as_of": date(2021, 1, 1),
    },
    "processing": {
        **RDA,
        "name": "Agricultural processing and storage enterprises",
        "name_local": "სოფლის მეურნეობის გადამამუშავებელი და შემნახველი საწარმოები",
        "kind": Kind.GRANT,
        "currency": "GEL",
        "amount_max": Decimal(500_000),
        "share_max": Decimal(40),
        "tiers": [{"when": MOUNTAIN_OR_COOPERATIVE, "share_max": "50"}],
        "conditions": {
            "all": [one("sector", "in", ["10", "11", "52.1"]), one("purpose", "in", ["equipment", "storage"])]
        },
        "source_url": "http://rda.gov.ge/en/",
        "as_of": date(2021, 8, 13),
    },
    "food_safety": {
        **RDA,
        "name": "Technical assistance: food safety management systems",
        "name_local": "ტექნიკური დახმარება: სურსათის უვნებლობის სისტემები",
        "kind": Kind.ASSISTANCE,
        "currency": "GEL",
        "amount_max": Decimal(15_000),
        "share_max": Decimal(50),
        "tiers": [{"when": WITH_A_DONOR, "amount_max": "10000", "share_max": "30"}],
        "conditions": BENEFICIARY_OF_RDA,
        "source_url": "https://www.rda.gov.ge/en/programs/technical-assistance/",
        "as_of": date(2024, 1, 1),
    },
    "branding": {
        **RDA,
        "name": "Technical assistance: branding and packaging design",
        "name_local": "ტექნიკური დახმარება: ბრენდირება და შეფუთვის დიზაინი",
        "kind": Kind.ASSISTANCE,
        "currency": "GEL",
        "amount_max": Decimal(15_000),
        "share_max": Decimal(50),
        "tiers": [{"when": WITH_A_DONOR, "amount_max": "10000", "share_max": "30"}],
        "conditions": BENEFICIARY_OF_RDA,
        "source_url": "https://www.rda.gov.ge/en/programs/technical-assistance/",
        "as_of": date(2024, 1, 1),
    },
    "accelerator": {
        "name": "Start-up grant with accelerator (announced)",
        "name_local": "სტარტაპ გრანტი აქსელერატორით (გამოცხადებული)",
        "funder": "State budget of Georgia",
        "funder_local": "საქართველოს სახელმწიფო ბიუჯეტი",
        "implementer": "Georgia's Innovation and Technology Agency",
        "implementer_local": "საქართველოს ინოვაციებისა და ტექნოლოგიების სააგენტო",
        "kind": Kind.GRANT,
        "status": Status.PLANNED,
        "currency": "GEL",
        "amount_min": Decimal(150_000),
        "amount_max": Decimal(200_000),
        "conditions": {
            "all": [
                one("startup", "is", True),
                asked(
                    "accepted",
                    "Accepted by one of the four accelerators",
                    "მიღებულია ოთხი აქსელერატორიდან ერთ-ერთში",
                ),
            ]
        },
        "source_url": "https://cbw.ge/startup/",
        "as_of": date(2025, 1, 1),
    },
    "credit_line": {
        "name": "EU4Business-EBRD credit line",
        "name_local": "EU4Business-EBRD საკრედიტო ხაზი",
        "summary": "A loan of a partner bank; part of it is paid back after the investment was checked.",
        "summary_local": "პარტნიორი ბანკის სესხი; ნაწილი ბრუნდება ინვესტიციის შემოწმების შემდეგ.",
        "funder": "EU; EBRD",
        "funder_local": "ევროკავშირი; EBRD",
        "implementer": "Partner banks",
        "implementer_local": "პარტნიორი ბანკები",
        "kind": Kind.CREDIT_LINE,
        "currency": "EUR",
        "amount_max": Decimal(3_000_000),
        "incentive_min": Decimal(10),
        "incentive_max": Decimal(15),
        "conditions": {
            "all": [one("eu_size", "in", ["micro", "small", "medium"]), one("purpose", "in", ["equipment"])]
        },
        "source_url": "https://east-fruit.com/en/news/",
        "as_of": date(2022, 1, 1),
    },
    "boundary": {
        "name": "USAID Resilient Communities Program",
        "name_local": "USAID-ის მდგრადი თემების პროგრამა",
        "funder": "USAID",
        "implementer": "CNFA",
        "kind": Kind.GRANT,
        "status": Status.COMPLETE,
        "envelope": Decimal(9_000_000),
        "envelope_currency": "USD",
        "who": "Households and small firms along the administrative boundary line",
        "who_local": "შინამეურნეობები და მცირე ფირმები ადმინისტრაციული საზღვრის გასწვრივ",
        "source_url": "https://cnfa.org/program/usaid-resilient-communities-program",
        "as_of": date(2023, 1, 1),
    },
    "invented_green": {
        "name": "Kolkha Green Packaging Grant (invented)",
        "name_local": "კოლხას მწვანე შეფუთვის გრანტი (გამოგონილი)",
        "summary": "Half of the cost of machines that save material or can be recycled.",
        "summary_local": "იმ დანადგარების ღირებულების ნახევარი, რომლებიც მასალას ზოგავს.",
        "funder": "Kolkha Foundation (invented)",
        "funder_local": "კოლხას ფონდი (გამოგონილი)",
        "kind": Kind.GRANT,
        "audience": "public",
        "currency": "GEL",
        "amount_min": Decimal(20_000),
        "amount_max": Decimal(200_000),
        "share_max": Decimal(50),
        "beneficiary_cap": Decimal(300_000),
        "envelope": Decimal(4_000_000),
        "envelope_currency": "GEL",
        "tiers": [{"when": one("women_led", "is", True), "share_max": "60"}],
        "conditions": {
            "all": [
                one("age", "at_least", "3"),
                one("sector", "in", ["C"]),
                one("aid", "at_most", "300000", currency="EUR", years=3),
                {"not": [one("tax_debt", "is", True)]},
            ]
        },
        "deadline_model": Deadline.CUT_OFFS,
        "papers": "Business plan\nOffer of the machine's maker\nTax certificate",
        "papers_local": "ბიზნესგეგმა\nდანადგარის მწარმოებლის შეთავაზება\nსაგადასახადო ცნობა",
        "source": "Invented for the demonstration",
    },
    "invented_voucher": {
        "name": "Certification voucher of the Rioni Valley (invented)",
        "name_local": "რიონის ხეობის სერტიფიცირების ვაუჩერი (გამოგონილი)",
        "summary": "A voucher for the first audit of ISO 22000, FSSC 22000 or BRCGS Packaging.",
        "summary_local": "ვაუჩერი პირველი აუდიტისთვის: ISO 22000, FSSC 22000 ან BRCGS Packaging.",
        "funder": "Rioni Valley Fund (invented)",
        "funder_local": "რიონის ხეობის ფონდი (გამოგონილი)",
        "kind": Kind.VOUCHER,
        "currency": "GEL",
        "amount_max": Decimal(12_000),
        "share_max": Decimal(70),
        "conditions": {
            "all": [
                one("region", "in", ["GE-IM", "GE-RL"]),
                one("certificate", "not_in", ["fssc-22000", "brcgs-packaging"]),
                one("membership", "in", ["association"]),
            ]
        },
        "deadline_model": Deadline.SINGLE,
        "papers": "Offer of the certification body",
        "papers_local": "სასერტიფიკაციო ორგანოს შეთავაზება",
        "source": "Invented for the demonstration",
    },
}
SUPERSEDED = {"industrial": "universal", "guarantee": "universal"}
RATES = (
    ("refinancing", "8", "National Bank of Georgia (illustrative)"),
    ("EUR/GEL", "3.15", "National Bank of Georgia (illustrative)"),
    ("USD/GEL", "2.72", "National Bank of Georgia (illustrative)"),
)
