"""The small parts of an OCDS release: moments, amounts, units, codes; and JSON with exact numbers."""

import json
import re
from datetime import date, datetime, time
from decimal import Decimal
from secrets import token_hex
from typing import Any

from django.conf import settings
from django.utils import timezone

from nadi.together.pools.ocds.documents import Json
from nadi.together.pools.ocds.public import PublicAmendment, PublicAmount, PublicLine, PublicParty

SERVICES_FROM, WORKS = 50, "45"
LOCAL = settings.LANGUAGES[1][0]


def without_nothing(part: Any) -> Any:
    """Return a part of the release without fields that say nothing."""
    if isinstance(part, dict):
        kept = {name: without_nothing(value) for name, value in part.items()}
        return {name: value for name, value in kept.items() if value not in (None, "", [], {})}
    if isinstance(part, list | tuple):
        return [without_nothing(one) for one in part]
    return part


def moment(at: datetime | date | None, *, is_end: bool = False) -> str | None:
    """Write a moment as the standard wants it; a day begins or ends in the house's time zone."""
    if at is None:
        return None
    if not isinstance(at, datetime):
        at = timezone.make_aware(datetime.combine(at, time(23, 59, 59) if is_end else time()))
    return timezone.localtime(at).isoformat(timespec="seconds")


def period(start: datetime | date | None, end: datetime | date | None) -> Json:
    """Write a period."""
    return {"startDate": moment(start), "endDate": moment(end, is_end=True)}


def value(amount: Decimal | None, currency: str) -> Json | None:
    """Write an amount in its currency."""
    return None if amount is None else {"amount": amount, "currency": currency}


def both(field: str, common: str, local: str) -> Json:
    """Write a text in both languages; one that exists in the local language only stands for both."""
    return {field: common or local, f"{field}_{LOCAL}": local}


def category_of(code: str) -> str:
    """Return what a CPV code is of: its divisions below 45 are goods, 45 works, from 50 on services."""
    division = code[:2]
    if division == WORKS:
        return "works"
    return "services" if division.isdigit() and int(division) >= SERVICES_FROM else "goods"


def reference(party: PublicParty) -> Json:
    """Write who, in short."""
    return {"id": party.id, "name": party.name}


def whole_party(party: PublicParty, roles: list[str]) -> Json:
    """Write who, in full."""
    return {
        "id": party.id,
        **both("name", party.name, party.name_local),
        "identifier": {"scheme": party.scheme, "id": party.number, "legalName": party.name}
        if party.scheme
        else None,
        "address": {"locality": party.town, "countryName": party.country},
        "roles": roles,
    }


def item(line: PublicLine, currency: str, amount: PublicAmount | None = None) -> Json:
    """Write a line as an item of its lot: as asked for, or as awarded."""
    quantity = amount.quantity if amount else line.quantity
    return {
        "id": line.id,
        **both("description", line.specification or line.title, line.specification_local or line.title_local),
        "classification": {"scheme": "CPV", "id": line.category} if line.category else None,
        "quantity": quantity,
        "unit": {
            "scheme": "UNCEFACT",
            "id": line.unit,
            "name": line.unit_name,
            "value": value(amount.unit_price, currency) if amount else None,
        },
        "relatedLot": line.id,
    }


def amendment(change: PublicAmendment) -> Json:
    """Write a change."""
    return {"id": change.id, "date": moment(change.published), "description": change.text}


def as_json(content: Json) -> bytes:
    """Write the release as UTF-8; a decimal becomes a number with exactly its digits."""
    mark = token_hex(8)

    def marked(number: Any) -> str:
        if isinstance(number, Decimal):
            return f"{mark}{number:f}"
        raise TypeError(f"{type(number).__name__} has no place in a release.")

    text = json.dumps(content, ensure_ascii=False, indent=2, default=marked)
    return re.sub(f'"{mark}(-?[0-9.]+)"', r"\1", text).encode()
