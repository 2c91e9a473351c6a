"""A list of programmes with their terms and conditions, as far as these are data and not only words."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from nadi.registers.classifications.sources.tables import heads_of
from nadi.registers.funding.formats.lists import reader
from nadi.registers.funding.formats.wording import (
    LONGEST_NAME,
    address,
    amount,
    day,
    first_day,
    last_day,
    line,
)
from nadi.registers.funding.models import Programme
from nadi.registers.imports.targets import Format

Kind, Status, Deadline = Programme.Kind, Programme.Status, Programme.Deadline
HEADS = {"programme_id", "title", "provider", "funder", "instrument", "amount_basis", "rate_or_share_terms"}
KINDS = (
    (r"equity|growth capital|debt and equity", Kind.EQUITY),
    (r"investment incentive|co-financed bank loan", Kind.CREDIT_LINE),
    (r"interest|loan", Kind.LOAN),
    (r"guarantee", Kind.GUARANTEE),
    (r"voucher", Kind.VOUCHER),
    (r"technical assistance|fair participation|advice", Kind.ASSISTANCE),
)
STATUSES = {
    "open": Status.ACTIVE,
    "running": Status.ACTIVE,
    "announced": Status.PLANNED,
    "planned": Status.PLANNED,
    "fundraising": Status.PLANNED,
    "closed": Status.COMPLETE,
    "superseded": Status.COMPLETE,
    "awarded": Status.COMPLETE,
}
REGIONS = {
    "imereti": "GE-IM",
    "racha": "GE-RL",
    "guria": "GE-GU",
    "kakheti": "GE-KA",
    "adjara": "GE-AJ",
    "samegrelo": "GE-SZ",
}
BY_RATE = re.compile(r"refinancing rate (minus|plus) (\d+(?:\.\d+)?) points", re.IGNORECASE)
POINTS = re.compile(r"^(\d+(?:\.\d+)?) points of the loan interest", re.IGNORECASE)
MONTHS = re.compile(r"first (\d+) months", re.IGNORECASE)
GUARANTEE = re.compile(r"guarantee(?: up to)? (\d+)%|(\d+)% guarantee", re.IGNORECASE)
GUARANTEE_MOST = re.compile(r"guarantee[^;]*at most [A-Z]{3} ([\d,]+)", re.IGNORECASE)
PAID_BACK = re.compile(r"(\d+) to (\d+)% of the loan paid back", re.IGNORECASE)
BY_CATEGORY = re.compile(r"1st (\d+), 2nd (\d+), 3rd (\d+), 4th (\d+) per cent", re.IGNORECASE)
WITH_A_DONOR = re.compile(r"with a donor: (\d+)% and [A-Z]{3} ([\d,]+)", re.IGNORECASE)
MORE_IN_REGIONS = re.compile(r"up to [A-Z]{3} ([\d,]+) in ([^;]+)", re.IGNORECASE)
HIGHER_IN_MOUNTAINS = re.compile(r"(\d+)% in high-mountain[^;]*cooperatives", re.IGNORECASE)
SUPERSEDED = re.compile(r"superseded by ([\w-]+)", re.IGNORECASE)
YEARS = re.compile(r"registered at least (\w+) years", re.IGNORECASE)
NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}
LOANS = re.compile(r"total loan liabilities up to ([A-Z]{3}) ([\d,]+)", re.IGNORECASE)
INCOME = re.compile(r"turnover last calendar year up to ([A-Z]{3}) ([\d,]+)", re.IGNORECASE)
CATEGORIES = re.compile(
    r"\b([1-4])(?:st|nd|rd|th)(?: or ([1-4])(?:st|nd|rd|th))? category enterprise", re.IGNORECASE
)
Condition = dict[str, Any]


def plain(number: str) -> str:
    """Return a number of a text without its separators."""
    return number.replace(",", "")


def kind_of(instrument: str) -> str:
    """Return the kind of money a programme gives, by its instrument's words."""
    lowered = instrument.lower()
    return str(next((kind for pattern, kind in KINDS if re.search(pattern, lowered)), Kind.GRANT))


def terms_of(words: str) -> dict[str, Any]:
    """Return the terms that are figures: interest support, guarantee, what is paid back of a loan."""
    found: dict[str, Any] = {}
    if by_rate := BY_RATE.search(words):
        sign = -1 if by_rate[1].lower() == "minus" else 1
        found |= {"reference_rate": "refinancing", "rate_points": sign * Decimal(by_rate[2])}
    elif points := POINTS.search(words):
        found["rate_points"] = Decimal(points[1])
    if "rate_points" in found and (months := MONTHS.search(words)):
        found["rate_months"] = int(months[1])
    if guarantee := GUARANTEE.search(words):
        found["guarantee_share"] = Decimal(guarantee[1] or guarantee[2])
    if most := GUARANTEE_MOST.search(words):
        found["guarantee_max"] = amount(most[1])
    if back := PAID_BACK.search(words):
        found |= {"incentive_min": Decimal(back[1]), "incentive_max": Decimal(back[2])}
    return found


def tiers_of(words: str) -> list[dict[str, Any]]:
    """Return other shares and caps for some firms: by size, with another donor, by place or legal form."""
    tiers: list[dict[str, Any]] = []
    if shares := BY_CATEGORY.search(words):
        tiers += [
            {"when": condition("size_class", "in", [str(size)]), "share_max": share}
            for size, share in enumerate(shares.groups(), start=1)
        ]
    if donor := WITH_A_DONOR.search(words):
        when = condition("other_donor", "is", value=True)
        tiers.append({"when": when, "share_max": donor[1], "amount_max": plain(donor[2])})
    if more := MORE_IN_REGIONS.search(words):
        regions = [code for name, code in REGIONS.items() if name in more[2].lower()]
        if regions:
            tiers.append({"when": condition("region", "in", regions), "amount_max": plain(more[1])})
    if higher := HIGHER_IN_MOUNTAINS.search(words):
        either = [condition("mountain", "is", value=True), condition("legal_form", "in", ["cooperative"])]
        tiers.append({"when": {"any": either}, "share_max": higher[1]})
    return tiers


def condition(kind: str, comparison: str, value: Any) -> Condition:
    """Return one condition as the engine reads it."""
    return {"kind": kind, "comparison": comparison, "value": value}


def conditions_of(row: Mapping[str, str]) -> dict[str, Any]:
    """Return who can apply, as far as it is data; what is only words is asked of the firm as a statement."""
    words, places = row["eligible_who"], row["regions"].lower()
    found: list[Condition] = []
    if years := YEARS.search(words):
        found.append(condition("age", "at_least", NUMBERS.get(years[1], years[1])))
    if loans := LOANS.search(words):
        found.append({**condition("loans", "at_most", plain(loans[2])), "currency": loans[1]})
    if income := INCOME.search(words):
        found.append({**condition("income", "at_most", plain(income[2])), "currency": income[1]})
    elif most := amount(row["turnover_max"]):
        found.append(
            {**condition("income", "at_most", str(most)), "currency": row["turnover_currency"] or "GEL"}
        )
    if sizes := CATEGORIES.search(words):
        found.append(condition("size_class", "in", [size for size in sizes.groups() if size]))
    if "cooperative" in words and len(words) < 40:
        found.append(condition("legal_form", "in", ["cooperative"]))
    named = [code for name, code in REGIONS.items() if name in places]
    if named and "all georgia" not in places:
        found.append(condition("region", "in", named))
    if "tax debt" in words:
        found.append(condition("tax_debt", "is", value=False))
    if "open legal dispute" in words:
        found.append(condition("dispute", "is", value=False))
    if words and (";" in words or not found):
        asked = condition("statement", "is", value=True)
        found.append({**asked, "key": "who", "text": words[:500]})
    return {"all": found} if found else {}


def programme(row: Mapping[str, str]) -> dict[str, Any]:
    """Return the columns of a programme."""
    terms, basis = row["rate_or_share_terms"], row["amount_basis"]
    status = row["status_at_as_of"].lower()
    closes = row["closes"]
    found = {
        "name": line(row["title"])[:LONGEST_NAME],
        "source": "public pages of the funders",
        "source_url": address(row["source_url"]),
        "external_id": row["programme_id"],
        "country": "GE" if row["programme_id"].startswith("GE-") or "all Georgia" in row["regions"] else "",
        "funder": line(row["funder"])[:200],
        "implementer": line(row["provider"])[:300],
        "kind": kind_of(row["instrument"]),
        "status": str(STATUSES.get(status, Status.PLANNED if "announced" in status else Status.ACTIVE)),
        "status_code": row["status_at_as_of"][:60],
        "currency": row["currency"],
        "amount_min": amount(row["amount_min"]),
        "amount_max": amount(row["amount_max"]),
        "amount_basis": basis,
        "share_max": amount(row["cofinance_max_pct"]),
        "own_contribution": amount(row["own_contribution_min_pct"]),
        "terms": "\n".join(filter(None, [row["instrument"], terms])),
        "who": row["eligible_who"],
        "conditions": conditions_of(row),
        "tiers": tiers_of(terms),
        "places_text": row["regions"].replace("|", ", ")[:300],
        "deadline_model": str(Deadline.SINGLE if closes else Deadline.ROLLING),
        "opens": first_day(row["opens"][:10]),
        "closes": last_day(closes[:10]),
        "months_max": row["project_months_max"],
        "as_of": first_day(row["as_of"]) or day(row["as_of"]),
        **terms_of(terms),
    }
    if later := SUPERSEDED.search(row["quirk"]):
        found["superseded_by_number"] = later[1]
    return found


def read(content: bytes) -> Iterator[Any]:
    """Yield each programme; those that others superseded come last, when the later ones are there."""
    reads = list(reader(programme)(content))
    yield from sorted(reads, key=lambda one: "superseded_by_number" in one.values)


def knows(name: str, head: bytes) -> bool:
    """Tell the list by its heads."""
    return set(heads_of(head)) >= HEADS


PROGRAMMES = Format(
    name="programmes", title=_("List of programmes with terms"), target="funding", knows=knows, read=read
)
