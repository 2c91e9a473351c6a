"""Reads the terms of a whole bid that the landed cost depends on, and its technical part."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from nadi.together.pools.offers.incoterms import INCOTERMS
from nadi.together.pools.offers.lines import MOST_DAYS
from nadi.together.pools.offers.reader import TECHNICAL_LENGTH, Reader, Sheet

MOST_PAYMENT_DAYS = 365


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Currency and landed-cost terms of a bid."""

    currency: str
    currency_rate: Decimal
    incoterm: str
    payment_days: int
    lead_time_days: int | None
    valid_until: date | None
    vat_rate: Decimal


def read_terms(sheet: Sheet, reader: Reader) -> Terms:
    """Read the terms of the whole bid."""
    currency = str(sheet.get("currency") or reader.wanted.currency)
    return Terms(
        currency=currency,
        currency_rate=read_rate(sheet, currency, reader),
        incoterm=read_incoterm(sheet, reader),
        payment_days=reader.whole(sheet, "payment_days", (), _("Payment days"), MOST_PAYMENT_DAYS) or 0,
        lead_time_days=reader.whole(sheet, "lead_time_days", (), _("Lead time"), MOST_DAYS),
        valid_until=reader.day(sheet, "valid_until", (), _("Valid until")),
        vat_rate=read_vat(sheet, reader),
    )


def read_rate(sheet: Sheet, currency: str, reader: Reader) -> Decimal:
    """Return the rate that the buyers stated for the currency; a vendor states none of its own."""
    stated = reader.wanted.rate_of(currency)
    if stated is None:
        codes = ", ".join([reader.wanted.currency, *(code for code, _rate in reader.wanted.rates)])
        reader.complain(("currency",), "", _("Prices of this tender are in %(code)s.") % {"code": codes})
        return Decimal(1)
    given = reader.number(sheet, "currency_rate", (), _("Rate"), 8)
    if given is not None and given != stated:
        sentence = _("The rate of %(code)s is the one that the buyers stated.") % {"code": currency}
        reader.complain(("currency",), "", sentence)
    return stated


def read_incoterm(sheet: Sheet, reader: Reader) -> str:
    """Return the delivery term; the one that was asked for, where nothing else is said."""
    term = str(sheet.get("incoterm") or reader.wanted.incoterm)
    if term not in INCOTERMS:
        reader.complain(("incoterm",), "", _("Choose one of the delivery terms of Incoterms 2020."))
    return term


def read_vat(sheet: Sheet, reader: Reader) -> Decimal:
    """Return the rate of VAT as a fraction, typed as per cent or kept as a rate."""
    is_typed = "vat_percent" in sheet
    key, places = ("vat_percent", 2) if is_typed else ("vat_rate", 4)
    rate = reader.number(sheet, key, (), _("VAT"), places) or Decimal(0)
    rate = rate / 100 if is_typed else rate
    if rate >= 1:
        reader.complain((key,), _("VAT"), _("it is below 100 %%.") % {})
    return rate


def read_technical(sheet: Sheet, reader: Reader) -> dict[str, str]:
    """Return what the bid says to each criterion of quality."""
    said = sheet.get("technical") or {}
    found = {
        one.uid: reader.text(said, one.uid, ("technical",), one.name, TECHNICAL_LENGTH)
        for one in reader.wanted.quality
    }
    if unknown := set(said) - set(found):
        raise ValueError(unknown)
    return {uid: text for uid, text in found.items() if text}
