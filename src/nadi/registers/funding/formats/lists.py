"""Published lists of projects and calls, known by their heads: World Bank, EU calls, GIZ."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from nadi.registers.classifications.sources.tables import heads_of, records
from nadi.registers.funding.formats.wording import (
    LONGEST_NAME,
    address,
    amount,
    country,
    day,
    line,
    told,
)
from nadi.registers.funding.models import Programme
from nadi.registers.imports.targets import Format, Read
from nadi.web.access import Sentence
from nadi.web.search_text import normalised

Kind, Status, Deadline = Programme.Kind, Programme.Status, Programme.Deadline
UNREADABLE: Sentence = _("This line cannot be read as a row of a table.")
NO_NAME: Sentence = _("This row has no name.")
A_HEADER: Sentence = _("This row repeats the heads of the table.")
BANK = {
    "Project Id",
    "Country",
    "Project Status",
    "Project Name",
    "Board Approval Date",
    "Project Closing Date",
}
CALLS = {"list", "name", "code", "openDate", "closeDate", "budget", "link"}
GIZ = {"Projektnummer", "Projektbezeichnung, deutsch", "Projektbezeichnung, englisch", "CRS-Schlüssel"}
BANK_STATUS = {
    "active": Status.ACTIVE,
    "closed": Status.COMPLETE,
    "dropped": Status.CANCELLED,
    "pipeline": Status.PLANNED,
}
SECTORS = ("Sector 1", "Sector 2", "Sector 3")
Row = Mapping[str, str]


def bank_project(row: Row) -> dict[str, Any]:
    """A project of the World Bank: its money is the whole project's, never one firm's."""
    total = amount(row.get("Current Project Cost")) or amount(row.get("Total IDA and IBRD Commitment"))
    instrument = row.get("Lending Instrument", "")
    where = country(row["Country"], row.get("Region", ""))
    return {
        "name": line(row["Project Name"])[:LONGEST_NAME],
        "summary": line(row.get("Project Development Objective")),
        "source": "World Bank",
        "external_id": row["Project Id"][:200],
        "website": address(row.get("Project URL")),
        "funder": "World Bank",
        "implementer": line(row.get("Implementing Agency"))[:300] or line(row.get("Borrower"))[:300],
        "kind": str(Kind.ASSISTANCE if "Technical Assistance" in instrument else Kind.LOAN),
        "status": str(BANK_STATUS.get(row["Project Status"].lower(), Status.COMPLETE)),
        "status_code": row["Project Status"][:60],
        "terms": line(instrument),
        "envelope": total,
        "envelope_currency": "USD" if total else "",
        "recipients": where,
        "country": where,
        "places_text": line(row["Country"])[:300],
        "starts": day(row["Board Approval Date"]),
        "ends": day(row["Project Closing Date"]),
        "who": "; ".join(dict.fromkeys(row[name] for name in SECTORS if row.get(name))),
    }


def eu_call(row: Row) -> dict[str, Any]:
    """A call of the European Union; its budget is for all winners together, as a number or in words."""
    money = amount(row["budget"])
    closes = day(row["closeDate"])
    return {
        "name": line(row["name"])[:LONGEST_NAME],
        "source": "EU Funding & Tenders",
        "external_id": f"{row['code']} {slugify(normalised(row['name']))[:60]}".strip()[:200],
        "website": address(row["link"]),
        "funder": "European Union",
        "kind": str(Kind.GRANT),
        "status": str(Status.ACTIVE),
        "status_code": row["list"][:60],
        "envelope": money,
        "envelope_currency": "EUR" if money else "",
        "budget_text": "" if money else line(row["budget"])[:300],
        "deadline_model": str(Deadline.SINGLE if closes else Deadline.ROLLING),
        "opens": day(row["openDate"]),
        "closes": closes,
        "places_text": "European Union and associated countries",
    }


def giz_project(row: Row) -> dict[str, Any]:
    """A project of GIZ, in German and English; the German name stands where there is no English one."""
    name = line(row["Projektbezeichnung, englisch"]) or line(row["Projektbezeichnung, deutsch"])
    codes = [row.get("CRS-Schlüssel", ""), row.get("2. CRS-Schlüssel", "")]
    return {
        "name": name[:LONGEST_NAME],
        "summary": line(row.get("Projektziele, englisch")) or line(row.get("Projektziele, deutsch")),
        "source": "GIZ",
        "external_id": row["Projektnummer"][:200],
        "funder": "Germany (BMZ)",
        "implementer": "GIZ",
        "kind": str(Kind.ASSISTANCE),
        "status": str(Status.ACTIVE),
        "status_code": "running",
        "dac": [code for code in dict.fromkeys(codes) if code.isdigit() and len(code) in (3, 5)],
        "terms": line(row.get("BMZ-Schwerpunkt")),
        "recipients": ", ".join(countries_in(name)),
    }


def countries_in(name: str) -> list[str]:
    """Return the countries of the neighbourhood that a project's name mentions."""
    named = {
        "Georgia": "GE",
        "Armenia": "AM",
        "Azerbaijan": "AZ",
        "Moldova": "MD",
        "Ukraine": "UA",
        "Uzbekistan": "UZ",
        "Kazakhstan": "KZ",
        "Tunisia": "TN",
        "Somalia": "SO",
    }
    return [code for word, code in named.items() if word in name and country(word, name)]


def reader(
    values: Callable[[Row], dict[str, Any]], *, is_once: bool = False
) -> Callable[[bytes], Iterator[Read]]:
    """Return what reads a list; where the same thing stands in several lists of a file, it says
    each time what it said first, so that nobody waits for what the order of the lists decides.
    """

    def read(content: bytes) -> Iterator[Read]:
        first: dict[str, Mapping[str, Any]] = {}
        for number, record in records(content):
            found = read_one(str(number), record, values)
            key = str(found.values.get("external_id") or "")
            if is_once and key:
                found = replace(found, values=first.setdefault(key, found.values))
            yield found

    return read


def read_one(place: str, record: Row | None, values: Callable[[Row], dict[str, Any]]) -> Read:
    """Read one row, or say what is wrong with it."""
    if record is None:
        return Read(place=place, fault=UNREADABLE)
    if record and all(value in ("", head) for head, value in record.items()):
        return Read(place=place, fault=A_HEADER)
    try:
        found = told(values(record))
    except (ValueError, ArithmeticError, KeyError) as error:
        return Read(place=place, fault=_("This row cannot be read: %(why)s") % {"why": str(error)[:120]})
    return Read(place=place, values=found) if found.get("name") else Read(place=place, fault=NO_NAME)


def of_heads(heads: set[str]) -> Callable[[str, bytes], bool]:
    """Return what knows a table by its heads."""
    return lambda name, head: heads <= set(heads_of(head))


def stated(name: str, title: Sentence, heads: set[str], values: Callable[[Row], dict[str, Any]]) -> Format:
    """State one list as a format."""
    read = reader(values, is_once=heads is CALLS)
    return Format(name=name, title=title, target="funding", knows=of_heads(heads), read=read)


LISTS = [
    stated("world-bank", _("World Bank projects"), BANK, bank_project),
    stated("eu-calls", _("EU calls"), CALLS, eu_call),
    stated("giz", _("GIZ projects"), GIZ, giz_project),
]
