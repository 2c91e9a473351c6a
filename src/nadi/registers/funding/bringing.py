"""Writing a programme that a file brings: whose amounts they are, whom it excludes, whether it is for us."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.funding.actions.programmes import set_deadline
from nadi.registers.funding.models import Programme
from nadi.registers.imports.targets import Written
from nadi.web.access import Actor

COLUMNS = {one.name for one in Programme._meta.get_fields()}
# Words with which sources say that an amount is not one firm's.
OF_ALL = ("all ", "whole", "together", "facility", "fund", "budget", "in all", "programme")
CODE_SCHEMES = {"sectors": "nace", "dac": "dac"}
# How files write the regions of Georgia, in small letters.
REGIONS_WRITTEN = {
    "GE-TB": "tbilisi",
    "GE-AB": "abkhazia",
    "GE-AJ": "adjara",
    "GE-GU": "guria",
    "GE-IM": "imereti",
    "GE-KA": "kakheti",
    "GE-KK": "kvemo kartli",
    "GE-MM": "mtskheta",
    "GE-RL": "racha",
    "GE-SJ": "samtskhe",
    "GE-SK": "shida kartli",
    "GE-SZ": "samegrelo",
}


def is_of_all(basis: str) -> bool:
    """Tell whether an amount is the money of a whole programme, not what one firm can get."""
    return any(word in basis.lower() for word in OF_ALL)


def with_envelope(values: Mapping[str, Any]) -> dict[str, Any]:
    """Move amounts of a whole programme to its envelope, where no firm takes them for its own."""
    kept = {name: value for name, value in values.items() if name != "amount_basis"}
    if not is_of_all(str(values.get("amount_basis") or "")):
        return kept
    most = kept.get("amount_max") or kept.get("amount_min")
    kept |= {"amount_min": None, "amount_max": None}
    if kept.get("envelope") is None and most is not None:
        kept |= {"envelope": most, "envelope_currency": kept.get("currency") or ""}
    return kept


def conditions_from(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the conditions that columns of a file state as data; what is only in words stays in words."""
    found: list[dict[str, Any]] = []
    if values.get("income_max") is not None:
        found.append(
            {
                "kind": "income",
                "comparison": "at_most",
                "value": str(values["income_max"]),
                "currency": values.get("income_currency") or values.get("currency") or "GEL",
            }
        )
    places = str(values.get("places_text") or "").lower()
    named = [code for code, name in REGIONS_WRITTEN.items() if name in places]
    if named and "all georgia" not in places:
        found.append({"kind": "region", "comparison": "in", "value": named})
    if not found:
        return {}
    if values.get("who"):
        words = str(values["who"])[:300]
        found.append({"kind": "statement", "comparison": "is", "value": True, "key": "who", "text": words})
    return {"all": found}


def vouched_on(values: Mapping[str, Any], existing: Programme | None) -> date | None:
    """Return the day for which a file vouches: as of when it speaks, unless somebody vouched later."""
    as_of = values.get("as_of")
    if not isinstance(as_of, date):
        return None
    later = existing.confirmed if existing and existing.confirmed else as_of
    return min(max(as_of, later), timezone.localdate())


def bring_programme(by: Actor, values: Mapping[str, Any], existing: Any, import_uid: str) -> Written:
    """Write one row of a file; conditions that staff entered stay as they are."""
    given = with_envelope(values)
    codes = {CODE_SCHEMES[name]: given[name] for name in CODE_SCHEMES if given.get(name)}
    columns = {name: value for name, value in given.items() if name in COLUMNS and name not in CODE_SCHEMES}
    columns["conditions"] = given.get("conditions") or conditions_from(given)
    for name in ("conditions", "tiers"):
        if existing is not None and getattr(existing, name):
            columns.pop(name, None)
    if later := given.get("superseded_by_number"):
        columns["superseded_by"] = Programme.objects.filter(
            source=given.get("source", ""), external_id=later
        ).first()
    facts = Facts(
        values=columns, codes=codes, brought_by=import_uid, confirmed_on=vouched_on(given, existing)
    )
    entry = existing or Programme()
    is_new = existing is None
    verb = "funding.add" if is_new else "funding.edit"
    with transaction.atomic():
        written = keep_entry(by=by, entry=entry, facts=facts, verb=verb)
        set_deadline(written)
    return Written(uid=written.uid, is_new=is_new)
