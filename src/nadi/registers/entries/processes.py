"""Process steps of the trade as codes that experts, suppliers and machines share."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

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
    "folding and gluing": _("folding and gluing"),
    "label printing": _("label printing"),
    "glass forming": _("glass forming"),
    "filling and sealing": _("filling and sealing"),
    "recycling": _("recycling"),
    "quality management": _("quality management"),
    "food safety": _("food safety"),
    "energy efficiency": _("energy efficiency"),
    "maintenance": _("maintenance"),
}
LONGEST = 120


def plain(word: str) -> str:
    """Return a word as codes are written: small letters, no hyphen."""
    return " ".join(word.replace("-", " ").lower().split())


def process_name(code: str) -> str:
    """Return a process in the reader's language; what nobody translated stays as written."""
    return str(PROCESSES.get(plain(code), code))


def process_code(typed: str) -> str:
    """Return the code of a process typed in any of our languages, or the words themselves."""
    word = plain(typed)
    for language in ("en", "ka"):
        with override(language):
            for code, name in PROCESSES.items():
                if word in (code, str(name).lower()):
                    return code
    return word[:LONGEST]


def process_suggestions() -> list[str]:
    """Return the processes most asked for."""
    return [str(name) for name in PROCESSES.values()]
