"""What experts can do and when, as codes: processes, standards, months."""

from datetime import date

from babel.dates import format_date
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from nadi.web.components.figures import reader_locale

# A process is coded by its English words, so that it is the same in both languages.
PROCESSES = {
    "flexographic printing": _("flexographic printing"),
    "offset printing": _("offset printing"),
    "corrugating": _("corrugating"),
    "die cutting": _("die cutting"),
    "film extrusion": _("film extrusion"),
    "injection moulding": _("injection moulding"),
    "blow moulding": _("blow moulding"),
    "lamination": _("lamination"),
    "glass forming": _("glass forming"),
    "filling and sealing": _("filling and sealing"),
    "recycling": _("recycling"),
    "quality management": _("quality management"),
    "food safety": _("food safety"),
    "energy efficiency": _("energy efficiency"),
    "maintenance": _("maintenance"),
}
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
LONGEST = 120


def process_name(code: str) -> str:
    """Return a process in the reader's language; what nobody translated stays as written."""
    return str(PROCESSES.get(code, code))


def process_code(typed: str) -> str:
    """Return the code of a process typed in any of our languages, or the words themselves."""
    word = typed.strip().lower()
    for language in ("en", "ka"):
        with override(language):
            for code, name in PROCESSES.items():
                if word in (code, str(name).lower()):
                    return code
    return word[:LONGEST]


def process_suggestions() -> list[str]:
    """Return the processes most asked for."""
    return [str(name) for name in PROCESSES.values()]


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
