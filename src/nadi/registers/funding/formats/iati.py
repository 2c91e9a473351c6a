"""Activities by the International Aid Transparency Initiative (IATI), versions 1.x and 2.x."""

import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from lxml import etree  # type: ignore[import-untyped]  # ships no types

from nadi.registers.funding.formats.wording import LONGEST_NAME, address, amount, day, line, told
from nadi.registers.funding.models import Programme
from nadi.registers.imports.targets import Format, Read
from nadi.web.access import Sentence

Kind, Status = Programme.Kind, Programme.Status
STATUSES = {
    "1": Status.PLANNED,
    "2": Status.ACTIVE,
    "3": Status.COMPLETE,
    "4": Status.COMPLETE,
    "5": Status.CANCELLED,
    "6": Status.SUSPENDED,
}
# Finance types of the DAC by their first digit.
FINANCE = {"1": Kind.GRANT, "4": Kind.LOAN, "5": Kind.EQUITY, "8": Kind.GUARANTEE}
STARTS = ("2", "start-actual", "start actual", "1", "start-planned", "start planned")
ENDS = ("4", "end-actual", "end actual", "3", "end-planned", "end planned")
DAC = {"", "1", "2", "DAC", "DAC-3"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NOT_IATI: Sentence = _("There is no activity in this file.")
BROKEN: Sentence = _("The file is broken after this activity: %(why)s")
NO_TITLE: Sentence = _("This activity has no title.")
NO_NUMBER: Sentence = _("This activity has no identifier.")
UNREADABLE: Sentence = _("This activity cannot be read: %(why)s")


def knows(name: str, head: bytes) -> bool:
    """Tell a file of activities by its root."""
    return b"<iati-activit" in head.replace(b"\0", b"")


def read(content: bytes) -> Iterator[Read]:
    """Yield each activity, or why it could not be read; what is broken is mended where that is possible."""
    number, fault = 0, ""
    seen: dict[str, str] = {}
    try:
        for _event, element in activities(content):
            number += 1
            yield told_apart(read_one(element, number), seen)
            clear(element)
    except (etree.XMLSyntaxError, ValueError, RecursionError) as error:
        fault = " ".join(str(error).split())[:120]
    if not number:
        yield Read(place="1", fault=BROKEN % {"why": fault} if fault else NOT_IATI)
    elif fault:
        yield Read(place=str(number), fault=BROKEN % {"why": fault})


def told_apart(found: Read, seen: dict[str, str]) -> Read:
    """Give an activity a number of its own where a publisher gave the same to several."""
    if found.fault:
        return found
    identifier, name = str(found.values["external_id"]), str(found.values["name"])
    if seen.setdefault(identifier, name) == name:
        return found
    own = f"{identifier[:120]} {slugify(name)[:70]}".strip()
    return Read(place=found.place, values={**found.values, "external_id": own})


def activities(content: bytes) -> Any:
    """Return the activities as the parser passes them: no entity is resolved, nothing is fetched."""
    return etree.iterparse(
        io.BytesIO(content),
        events=("end",),
        tag="{*}iati-activity",
        recover=True,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
    )


def clear(element: Any) -> None:
    """Forget an activity that was read, and those before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def read_one(element: Any, number: int) -> Read:
    """Read one activity."""
    try:
        identifier = text_of(element, "iati-identifier")
        place = f"{number} {identifier}".strip()
        titles = narratives(element, "title")
        if not identifier:
            return Read(place=place, fault=NO_NUMBER)
        if not titles:
            return Read(place=place, fault=NO_TITLE)
        return Read(place=place, values=values_of(element, identifier, titles))
    except (ValueError, TypeError, ArithmeticError, RecursionError) as error:
        return Read(place=str(number), fault=UNREADABLE % {"why": str(error)[:120]})


def values_of(element: Any, identifier: str, titles: dict[str, str]) -> dict[str, Any]:
    """Return the columns of a programme from an activity: its money is all firms' together."""
    texts = narratives(element, "description")
    currency = (element.get("default-currency") or "").strip().upper()
    sums, currency = envelope(element, currency)
    recipients = recipients_of(element)
    status = code_of(element, "activity-status")
    return told(
        {
            "name": best(titles)[:LONGEST_NAME],
            "name_local": titles.get("ka", "")[:LONGEST_NAME],
            "summary": best(texts),
            "summary_local": texts.get("ka", ""),
            "source": (organisation(element, "reporting-org") or "IATI")[:120],
            "external_id": identifier[:200],
            "website": next(
                filter(None, (address(one.text) for one in found(element, "activity-website"))), ""
            ),
            "funder": participating(element, ("1", "funding"))[:200],
            "implementer": participating(element, ("4", "implementing"))[:300],
            "kind": str(FINANCE.get(code_of(element, "default-finance-type")[:1], Kind.GRANT)),
            "status": str(STATUSES.get(status, Status.ACTIVE)),
            "status_code": status[:60],
            "envelope": sums,
            "envelope_currency": currency if sums else "",
            "dac": dac_codes(element),
            "recipients": ", ".join(recipients)[:400],
            "country": recipients[0][:2] if len(recipients) == 1 and recipients[0][:2].isalpha() else "",
            "starts": date_of(element, STARTS),
            "ends": date_of(element, ENDS),
        }
    )


def found(element: Any, name: str) -> list[Any]:
    """Return the children of this name, in whatever namespace."""
    return list(element.iterfind(f"{{*}}{name}"))


def text_of(element: Any, name: str) -> str:
    """Return the words of the first child of this name."""
    return next((line(one.text) for one in found(element, name) if line(one.text)), "")


def code_of(element: Any, name: str) -> str:
    """Return the code of the first child of this name: its attribute, else its words."""
    for one in found(element, name):
        if code := (one.get("code") or one.text or "").strip():
            return code
    return ""


def narratives(element: Any, name: str) -> dict[str, str]:
    """Return the words of all children of this name by language: narratives in version 2, else text."""
    texts: dict[str, str] = {}
    usual = (element.get(LANG) or "en").lower()[:2]
    for one in found(element, name):
        for part in [*found(one, "narrative"), one]:
            words = line(part.text)
            language = (part.get(LANG) or one.get(LANG) or usual).lower()[:2]
            if words and words not in texts.get(language, ""):
                texts[language] = "\n".join(filter(None, [texts.get(language, ""), words]))
    return texts if name == "description" else {key: words.split("\n")[0] for key, words in texts.items()}


def best(texts: dict[str, str]) -> str:
    """Return the English words, else those of any language but Georgian."""
    return texts.get("en") or next((words for key, words in texts.items() if key != "ka"), "")


def organisation(element: Any, name: str) -> str:
    """Return the name of an organisation, else its reference."""
    for one in found(element, name):
        if words := text_of(one, "narrative") or line(one.text) or line(one.get("ref")):
            return words
    return ""


def participating(element: Any, roles: tuple[str, ...]) -> str:
    """Return the names of the organisations in a role, each once."""
    names = [
        text_of(one, "narrative") or line(one.text) or line(one.get("ref"))
        for one in found(element, "participating-org")
        if (one.get("role") or "").strip().lower() in roles
    ]
    return "; ".join(dict.fromkeys(name for name in names if name))


def date_of(element: Any, types: tuple[str, ...]) -> Any:
    """Return the first date of these kinds, in their order."""
    dates = {
        (one.get("type") or "").strip().lower(): day(one.get("iso-date") or one.text)
        for one in found(element, "activity-date")
    }
    return next((dates[kind] for kind in types if dates.get(kind)), None)


def recipients_of(element: Any) -> list[str]:
    """Return the countries with their shares as `GE 60`, the code alone where no share is told."""
    recipients = []
    for one in found(element, "recipient-country"):
        code = (one.get("code") or "").strip().upper()
        share = (one.get("percentage") or "").strip()
        if len(code) == 2 and code.isalpha():
            recipients.append(f"{code} {share}".strip() if share and amount(share) else code)
    return list(dict.fromkeys(recipients))


def dac_codes(element: Any) -> list[str]:
    """Return the sectors by the DAC's list, where several lists are mixed."""
    codes = [
        (one.get("code") or "").strip()
        for one in found(element, "sector")
        if (one.get("vocabulary") or "").strip() in DAC
    ]
    return [code for code in dict.fromkeys(codes) if code.isdigit() and len(code) in (3, 5)]


def envelope(element: Any, currency: str) -> tuple[Decimal | None, str]:
    """Return the money committed, else the budgets together, in one currency."""
    return (
        money_in(element, currency, commitments(element))
        or money_in(element, currency, found(element, "budget"))
        or (None, "")
    )


def commitments(element: Any) -> list[Any]:
    """Return the transactions that commit money: code C in version 1, 2 in version 2."""
    return [one for one in found(element, "transaction") if code_of(one, "transaction-type") in ("C", "2")]


def money_in(element: Any, usual: str, parts: list[Any]) -> tuple[Decimal, str] | None:
    """Return the sum of values in the currency most of them have."""
    sums: dict[str, Decimal] = {}
    for part in parts:
        for value in found(part, "value"):
            money = amount(value.text)
            currency = (value.get("currency") or usual or "").strip().upper()[:3]
            if money and len(currency) == 3:
                sums[currency] = sums.get(currency, Decimal()) + money
    if not sums:
        return None
    currency = usual if usual in sums else max(sums, key=lambda one: sums[one])
    return sums[currency], currency


IATI = Format(name="iati", title=_("IATI activities"), target="funding", knows=knows, read=read)
