"""Grants by the 360Giving standard, as JSON or as a workbook."""

import io
import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook

from nadi.registers.classifications.sources.tables import heads_of, records, text_of
from nadi.registers.funding.formats.wording import LONGEST_NAME, address, amount, day, line, told
from nadi.registers.funding.models import Programme
from nadi.registers.imports.targets import Format, Read
from nadi.web.access import Sentence

HEADS = {"Identifier", "Title", "Currency", "Amount Awarded", "Award Date", "Funding Org:Name"}
NO_GRANTS: Sentence = _("There are no grants in this file: %(why)s")
NO_GRANT: Sentence = _("This is no grant.")
NO_TITLE: Sentence = _("This grant has no title.")
UNREADABLE: Sentence = _("This grant cannot be read: %(why)s")
MOST_ROWS = 50_000
Grant = Mapping[str, Any]


def knows(name: str, head: bytes) -> bool:
    """Tell a file of grants by its first key, its heads, or the standard's name in that of a workbook."""
    if head[:2] == b"PK":
        return "360g" in name.lower()
    text = text_of(head)
    return (text.lstrip().startswith("{") and '"grants"' in text) or set(heads_of(head)) >= HEADS


def read(content: bytes) -> Iterator[Read]:
    """Yield each grant, or why it could not be read."""
    try:
        for place, grant in grants_in(content):
            yield read_one(place, grant)
    except Exception as error:  # noqa: BLE001  a broken workbook fails in ways that nobody lists
        yield Read(place="1", fault=NO_GRANTS % {"why": " ".join(str(error).split())[:120]})


def grants_in(content: bytes) -> Iterator[tuple[str, Grant | None]]:
    """Yield the grants with their places, all with the heads of the spreadsheet."""
    if content[:2] == b"PK":
        yield from workbook_rows(content)
    elif text_of(content[:200]).lstrip().startswith("{"):
        found = json.loads(text_of(content))
        for number, grant in enumerate(found.get("grants") or [], start=1):
            yield str(number), as_row(grant) if isinstance(grant, dict) else None
    else:
        for number, record in records(content):
            yield str(number), record


def workbook_rows(content: bytes) -> Iterator[tuple[str, Grant | None]]:
    """Yield the rows of the first sheet that has the standard's heads."""
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        heads = [str(cell or "").strip() for cell in next(rows, ())]
        if not set(heads) >= {"Identifier", "Title"}:
            continue
        for number, cells in enumerate(rows, start=2):
            if number > MOST_ROWS:
                return
            if any(cell not in (None, "") for cell in cells):
                yield str(number), dict(zip(heads, cells, strict=False))
        return
    raise ValueError(str(_("no sheet has the heads Identifier and Title")))


def first(grant: Grant, name: str) -> Mapping[str, Any]:
    """Return the first of a list of objects."""
    value = grant.get(name)
    one = value[0] if isinstance(value, list) and value else value
    return one if isinstance(one, dict) else {}


def as_row(grant: Grant) -> Grant:
    """Return a grant of the JSON form with the heads of the spreadsheet."""
    dates = first(grant, "plannedDates")
    return {
        "Identifier": grant.get("id"),
        "Title": grant.get("title"),
        "Description": grant.get("description"),
        "Currency": grant.get("currency"),
        "Amount Awarded": grant.get("amountAwarded"),
        "Award Date": grant.get("awardDate"),
        "Planned Dates:Duration (months)": dates.get("duration"),
        "Planned Dates:End Date": dates.get("endDate"),
        "Recipient Org:Name": first(grant, "recipientOrganization").get("name"),
        "Beneficiary Location:Country Code": first(grant, "beneficiaryLocation").get("countryCode"),
        "Beneficiary Location:Name": first(grant, "beneficiaryLocation").get("name"),
        "Grant Programme:Title": first(grant, "grantProgramme").get("title"),
        "Funding Org:Name": first(grant, "fundingOrganization").get("name"),
        "Data Source": grant.get("dataSource"),
    }


def read_one(place: str, grant: Grant | None) -> Read:
    """Read one grant."""
    if grant is None:
        return Read(place=place, fault=NO_GRANT)
    try:
        values = values_of(grant)
    except (ValueError, TypeError, ArithmeticError, OverflowError) as error:
        return Read(place=place, fault=UNREADABLE % {"why": str(error)[:120]})
    return Read(place=place, values=values) if values.get("name") else Read(place=place, fault=NO_TITLE)


def values_of(grant: Grant) -> dict[str, Any]:
    """Return the columns of a grant that was made: for those who look for funders, no money to get."""
    awarded = day(grant.get("Award Date"))
    money = amount(grant.get("Amount Awarded"))
    programme = line(grant.get("Grant Programme:Title") or grant.get("Grant Programme: Title"))
    place = line(grant.get("Beneficiary Location:Name"))
    country = line(grant.get("Beneficiary Location:Country Code")).upper()
    return told(
        {
            "name": line(grant.get("Title"))[:LONGEST_NAME],
            "summary": line(grant.get("Description")),
            "source": "360Giving",
            "external_id": line(grant.get("Identifier"))[:200],
            "source_url": address(grant.get("Data Source")),
            "funder": line(grant.get("Funding Org:Name"))[:200],
            "implementer": line(grant.get("Recipient Org:Name"))[:300],
            "kind": str(Programme.Kind.GRANT),
            "status": str(Programme.Status.COMPLETE),
            "status_code": "awarded",
            "envelope": money,
            "envelope_currency": line(grant.get("Currency")).upper()[:3] if money else "",
            "terms": programme,
            "places_text": place[:300],
            "recipients": country if len(country) == 2 and country.isalpha() else "",
            "starts": awarded,
            "ends": day(grant.get("Planned Dates:End Date")) or after(awarded, grant),
        }
    )


def after(awarded: Any, grant: Grant) -> Any:
    """Return the end of a grant of so many months."""
    months = amount(grant.get("Planned Dates:Duration (months)"))
    if awarded is None or months is None or months > 600:
        return None
    return awarded + timedelta(days=int(months * 365 / 12))


GIVING = Format(name="360giving", title=_("360Giving grants"), target="funding", knows=knows, read=read)
