"""Writing what may be published as an OCDS 1.1.5 release package with bids, lots, enquiries and techniques.

A line of the pool is a lot. An award is a vendor's place on the framework; a contract is the framework
agreement with all its call-offs as one, as the standard advises for call-offs without a new tender.
"""

from collections.abc import Iterable

from django.conf import settings

from nadi.together.pools.ocds.documents import Json
from nadi.together.pools.ocds.public import (
    PublicAward,
    PublicContract,
    PublicLine,
    PublicParty,
    PublicProcess,
    PublicTender,
)
from nadi.together.pools.ocds.writing import (
    amendment,
    both,
    category_of,
    item,
    moment,
    period,
    reference,
    value,
    whole_party,
    without_nothing,
)

VERSION = "1.1"
EXTENSIONS_AT = "https://raw.githubusercontent.com/open-contracting-extensions"
EXTENSIONS = [
    f"{EXTENSIONS_AT}/ocds_bid_extension/v1.1.5/extension.json",
    f"{EXTENSIONS_AT}/ocds_lots_extension/v1.1.5/extension.json",
    f"{EXTENSIONS_AT}/ocds_enquiry_extension/v1.1.5/extension.json",
    f"{EXTENSIONS_AT}/ocds_techniques_extension/master/extension.json",
]
MEMBERS = "members of the association that took part in this purchase"


def package(processes: Iterable[PublicProcess], uri: str) -> Json:
    """Return a release package of some processes, one release each, as they stand."""
    found = list(processes)
    whole: Json = without_nothing(
        {
            "uri": uri,
            "version": VERSION,
            "extensions": EXTENSIONS,
            "publishedDate": moment(max(process.changed for process in found)),
            "publisher": {"name": found[0].buyer.name, "uri": settings.BASE_URL},
            "license": settings.OCDS_LICENCE,
            "releases": [release(process) for process in found],
        }
    )
    return whole


def release(process: PublicProcess) -> Json:
    """Return the release of one process."""
    return {
        "ocid": process.ocid,
        "id": f"{process.ocid}-{process.changed:%Y%m%dT%H%M%S}",
        "date": moment(process.changed),
        "language": process.language,
        "tag": tags(process),
        "initiationType": "tender",
        "parties": parties(process),
        "buyer": reference(process.buyer),
        "planning": planning(process),
        "tender": tender(process),
        "bids": bids(process),
        "awards": [award(process, one) for one in process.awards],
        "contracts": [contract(process, one) for one in process.contracts],
    }


def tags(process: PublicProcess) -> list[str]:
    """Return which stages the release tells of."""
    stages = {
        "planning": True,
        "tender": process.tender.bids_until is not None and process.tender.status != "cancelled",
        "tenderCancellation": process.tender.status == "cancelled",
        "award": bool(process.awards),
        "contract": bool(process.contracts),
        "implementation": any(one.called_off is not None for one in process.contracts),
        "contractTermination": any(one.status == "terminated" for one in process.contracts),
    }
    return [stage for stage, is_told in stages.items() if is_told]


def parties(process: PublicProcess) -> list[Json]:
    """Return the association and the vendors that may be named, each once with all its roles."""
    roles: dict[str, tuple[PublicParty, list[str]]] = {
        process.buyer.id: (process.buyer, ["buyer", "procuringEntity"])
    }
    named = [("tenderer", one.vendor) for one in process.bids]
    named += [("supplier", one.vendor) for one in process.awards]
    for role, party in named:
        own = roles.setdefault(party.id, (party, []))[1]
        if role not in own:
            own.append(role)
    return [whole_party(party, own) for party, own in roles.values()]


def planning(process: PublicProcess) -> Json:
    """Return why there is a purchase, and the day by which members said what they want."""
    return {
        "rationale": "Members of the association buy together what each would otherwise buy alone.",
        "milestones": [
            {
                "id": "demand",
                "type": "preProcurement",
                "title": "Members have said what they want",
                "dueDate": moment(process.demand_until),
                "status": "met" if process.is_demand_closed else "scheduled",
            }
        ],
    }


def tender(process: PublicProcess) -> Json:
    """Return the tender with its lots and items."""
    told = process.tender
    tenderers = {one.vendor.id: reference(one.vendor) for one in process.bids}
    return {
        "id": process.id,
        **both("title", process.title, process.title_local),
        **both("description", process.summary, process.summary_local),
        "status": told.status,
        "procuringEntity": reference(process.buyer),
        "mainProcurementCategory": category_of(process.category),
        "items": [item(line, process.currency) for line in process.lines],
        "lots": [lot(line, told.lot_status) for line in process.lines],
        **method(told),
        "tenderPeriod": period(told.began, told.bids_until),
        "awardPeriod": {"endDate": moment(told.award_on, is_end=True)},
        "contractPeriod": period(told.deliver_from, told.deliver_until),
        "numberOfTenderers": len(tenderers) or None,
        "tenderers": list(tenderers.values()),
        **exchange(told),
    }


def lot(line: PublicLine, status: str) -> Json:
    """Return a line as a lot."""
    return {
        "id": line.id,
        **both("title", line.title, line.title_local),
        **both("description", line.specification, line.specification_local),
        "status": status,
    }


def method(told: PublicTender) -> Json:
    """Return how vendors come to bid and how bids are judged."""
    details = "Open, with a public notice" if told.is_open else "Vendors are asked to bid"
    return {
        "procurementMethod": "open" if told.is_open else "selective",
        "procurementMethodDetails": details,
        "awardCriteria": "ratedCriteria" if told.criteria else "priceOnly",
        "awardCriteriaDetails": "; ".join(told.criteria),
        "submissionMethod": ["electronicAuction" if told.has_auction else "electronicSubmission"],
        "submissionMethodDetails": f"Prices by delivery term (Incoterms 2020): {told.incoterm or 'any'}",
        "techniques": {
            "hasFrameworkAgreement": True,
            "frameworkAgreement": {
                "method": "withAndWithoutReopeningCompetition",
                "buyerCategories": MEMBERS,
            },
            "hasElectronicAuction": told.has_auction,
        },
    }


def exchange(told: PublicTender) -> Json:
    """Return what vendors were given, asked and told while the tender ran."""
    return {
        "enquiryPeriod": period(told.began, told.bids_until),
        "hasEnquiries": bool(told.enquiries) if told.bids_until else None,
        "documents": [
            {"id": one.id, "documentType": one.kind, "title": one.title, "url": one.url, "format": one.format}
            for one in told.documents
        ],
        "amendments": [amendment(one) for one in told.amendments],
        "enquiries": [
            {
                "id": one.id,
                "description": one.question,
                "answer": one.answer,
                "dateAnswered": moment(one.answered),
            }
            for one in told.enquiries
        ],
    }


def bids(process: PublicProcess) -> Json:
    """Return how many bid, and once an award is decided who; each line of a bid is a bid of its own."""
    counts = {"bids": process.bid_count, "validBids": process.valid_bid_count}
    return {
        "statistics": [
            {"id": measure, "measure": measure, "value": count}
            for measure, count in counts.items()
            if count is not None
        ],
        "details": [
            {
                "id": one.id,
                "date": moment(one.submitted),
                "status": one.status,
                "tenderers": [reference(one.vendor)],
                "value": value(one.amount, process.currency),
                "relatedLots": [one.line],
            }
            for one in process.bids
        ],
    }


def award(process: PublicProcess, one: PublicAward) -> Json:
    """Return what one vendor was awarded."""
    lines = {line.id: line for line in process.lines}
    return {
        "id": one.id,
        "title": f"Place on the framework: {one.vendor.name}",
        "status": one.status,
        "date": moment(one.decided),
        "value": value(one.amount, process.currency),
        "suppliers": [reference(one.vendor)],
        "items": [item(lines[part.line], process.currency, part) for part in one.lines],
        "contractPeriod": period(one.starts, one.ends),
        "relatedLots": [part.line for part in one.lines],
        "relatedBids": list(one.bids),
    }


def contract(process: PublicProcess, one: PublicContract) -> Json:
    """Return a framework agreement with its call-offs as one sum."""
    lines = {line.id: line for line in process.lines}
    awarded = next((award for award in process.awards if award.id == one.award), None)
    return {
        "id": one.id,
        "awardID": one.award,
        "title": one.title,
        "status": one.status,
        "period": period(one.starts, one.ends),
        "value": value(awarded.amount, process.currency) if awarded else None,
        "dateSigned": moment(one.signed),
        "items": [item(lines[part.line], process.currency, part) for part in one.lines],
        "amendments": [amendment(change) for change in one.amendments],
        "implementation": {
            "transactions": [
                {
                    "id": f"{one.id}-call-offs",
                    "date": moment(one.ended),
                    "value": value(one.called_off, process.currency),
                    "payee": reference(awarded.vendor) if awarded else None,
                }
            ]
        }
        if one.called_off is not None
        else None,
    }
