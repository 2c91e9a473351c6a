"""Amounts, quantities, percentages and dates in the reader's language, exact to the last digit given."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_precision
from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

Number = Decimal | int | str
NO_FIGURE = "–"
ABSENT = format_html('<span class="none">{}</span>', NO_FIGURE)
HOURS_THAT_PRESS = 48
CODE_BEFORE_FIGURE = re.compile(r"([A-Z]{3})(?=\d)")


def reader_locale() -> Locale:
    """Return the locale of the reader's language; English dates are day first, as in Georgia."""
    language = (get_language() or settings.LANGUAGE_CODE).replace("-", "_")
    return Locale.parse("en_GB" if language == "en" else language)


def exact(value: Any) -> Decimal:
    """Return the number as a decimal; a float is refused because it is not exact."""
    if isinstance(value, float):
        raise ValueError(f"{value} is a float; money and quantities are decimals.")
    return Decimal(value)


def typeset(text: str) -> str:
    """Part a currency's code from its figure, and write minus as minus."""
    return CODE_BEFORE_FIGURE.sub("\\1\N{NO-BREAK SPACE}", text).replace("-", "\N{MINUS SIGN}")


def whole_money_text(value: Number, currency: str = "") -> str:
    """Write an amount without its small coins, for the axis of a chart."""
    locale = reader_locale()
    pattern = re.sub(r"\.0+", "", locale.currency_formats["standard"].pattern)
    code = currency or settings.CURRENCY
    return typeset(format_currency(exact(value), code, pattern, locale=locale, currency_digits=False))


def money_text(value: Number, currency: str = "") -> str:
    """Write an amount with its currency and every digit it has, at least the currency's own."""
    code = currency or settings.CURRENCY
    amount = exact(value)
    places = -int(amount.normalize().as_tuple().exponent)
    rounds = places <= get_currency_precision(code)
    text = format_currency(amount, code, locale=reader_locale(), decimal_quantization=rounds)
    return typeset(text)


def money(value: Number | None, currency: str = "", sign: bool = False) -> SafeString:
    """Show an amount; `sign` puts a plus before a gain."""
    if value is None or value == "":
        return format_html('<span class="money none">{}</span>', NO_FIGURE)
    plus = "+" if sign and exact(value) > 0 else ""
    return format_html(
        '<data class="money" value="{}">{}{}</data>', f"{exact(value):f}", plus, money_text(value, currency)
    )


def quantity_text(value: Number, unit: str = "") -> str:
    """Write a quantity with all its digits and its unit."""
    number = typeset(
        format_decimal(exact(value).normalize(), locale=reader_locale(), decimal_quantization=False)
    )
    return f"{number}\N{NO-BREAK SPACE}{unit}" if unit else number


def quantity(value: Number | None, unit: str = "") -> SafeString:
    """Show a quantity with its unit."""
    if value is None or value == "":
        return format_html('<span class="quantity none">{}</span>', NO_FIGURE)
    return format_html(
        '<data class="quantity" value="{}">{}</data>', f"{exact(value):f}", quantity_text(value, unit)
    )


def percent_text(share: Number, digits: int = 1) -> str:
    """Write a part of one as a percentage."""
    rounded = round(exact(share), digits + 2)
    return typeset(format_percent(rounded, locale=reader_locale(), decimal_quantization=False))


def percent(share: Number | None, digits: int = 1) -> SafeString:
    """Show a part of one as a percentage."""
    if share is None:
        return format_html('<span class="percent none">{}</span>', NO_FIGURE)
    return format_html('<span class="percent">{}</span>', percent_text(share, digits))


def day_text(value: date, style: str = "medium") -> str:
    """Write a date; `style` is Babel's `short`, `medium`, `long` or `full`."""
    local = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return format_date(local, style, locale=reader_locale())


def day(value: date | None, style: str = "medium") -> SafeString:
    """Show a date."""
    if value is None:
        return format_html('<span class="day none">{}</span>', NO_FIGURE)
    local = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return day_as_html(local, style, get_language())


@lru_cache(maxsize=4096)
def day_as_html(day: date, style: str, language: str | None) -> SafeString:
    """Write a date in a language: a list says the same few days again and again."""
    return format_html('<time class="day" datetime="{}">{}</time>', day.isoformat(), day_text(day, style))


def moment_text(value: datetime) -> str:
    """Write a date and time of day, in the house's time zone."""
    locale = reader_locale()
    pattern = f"{locale.date_formats['medium'].pattern}, HH:mm"
    return format_datetime(timezone.localtime(value), pattern, locale=locale)


def moment(value: datetime | None) -> SafeString:
    """Show a date with the time of day."""
    if value is None:
        return format_html('<span class="moment none">{}</span>', NO_FIGURE)
    return format_html('<time class="moment" datetime="{}">{}</time>', value.isoformat(), moment_text(value))


def time_left(left: timedelta) -> str:
    """Say how long something still takes, in its two largest units."""
    minutes = max(int(left.total_seconds()) // 60, 0)
    days, hours = minutes // 1440, minutes // 60 % 24
    parts = [
        ngettext("%(count)s day", "%(count)s days", days) % {"count": days},
        ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours},
        ngettext("%(count)s minute", "%(count)s minutes", minutes % 60) % {"count": minutes % 60},
    ]
    if days >= 7 or (days and not hours):
        return parts[0]
    if days:
        return f"{parts[0]} {parts[1]}"
    return f"{parts[1]} {parts[2]}" if hours else parts[2]


def countdown(deadline: datetime, now: datetime | None = None) -> dict[str, Any]:
    """Describe how long a deadline is away; the page says it without JavaScript."""
    left = deadline - (now or timezone.now())
    is_over = left <= timedelta(0)
    presses = not is_over and left <= timedelta(hours=HOURS_THAT_PRESS)
    return {
        "text": _("Closed") if is_over else _("%(time)s left") % {"time": time_left(left)},
        "kind": "over" if is_over else "pressing" if presses else "calm",
        "deadline": deadline,
        "when": day_text(deadline) if is_end_of_day(deadline) else moment_text(deadline),
    }


def is_end_of_day(moment: datetime) -> bool:
    """Tell whether a deadline is the last moment of a day: it was given as a day, and no hour is said."""
    return timezone.localtime(moment).time() == time.max
