"""What experts can do and when, as codes: standards and months; processes are those of all registers."""

from datetime import date

from babel.dates import format_date
from django.utils import timezone

from nadi.web.components.figures import reader_locale

STANDARDS = (
    "ISO 9001",
    "ISO 14001",
    "ISO 22000",
    "ISO 45001",
    "ISO 50001",
    "FSSC 22000",
    "BRCGS Packaging",
    "HACCP",
    "FSC",
)


def month_name(code: str) -> str:
    """Write a month, `2027-03`, in the reader's language."""
    year, _dash, month = code.partition("-")
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12):
        return code
    return format_date(date(int(year), int(month), 1), "LLLL y", locale=reader_locale())


def coming_months() -> list[tuple[str, str]]:
    """Return this month and the eleven after it."""
    today = timezone.localdate()
    counted = [today.year * 12 + today.month - 1 + ahead for ahead in range(12)]
    codes = [f"{number // 12}-{number % 12 + 1:02}" for number in counted]
    return [(code, month_name(code)) for code in codes]
