"""Résumés of any known form: what one says, for the form of a candidate or for the import centre."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from nadi.registers.imports.targets import Format, Read
from nadi.registers.talents.formats import europass, json_resume
from nadi.web.access import Sentence

NO_RESUME: Sentence = _("This résumé cannot be read: %(why)s")
NO_NAME: Sentence = _("This résumé names nobody.")
LARGEST = 5 * 1024 * 1024
READERS = (json_resume, europass)


def read(content: bytes) -> dict[str, Any]:
    """Return what a résumé says, by the names of CANDIDATE_FIELDS; nothing where it cannot be read."""
    for reader in READERS:
        if len(content) <= LARGEST and reader.is_one(content):
            return safely(reader.read, content)[0]
    return {}


def safely(reading: Callable[[bytes], dict[str, Any]], content: bytes) -> tuple[dict[str, Any], str]:
    """Return what was read, or nothing and why."""
    try:
        return reading(content), ""
    except (ValueError, TypeError, AttributeError, KeyError, OverflowError, RecursionError) as error:
        return {}, " ".join(str(error).split())[:120]


def format_of(name: str, title: Sentence, reader: Any) -> Format:
    """State one form of résumé as a format."""

    def knows(_name: str, head: bytes) -> bool:
        return bool(reader.is_one(head))

    def reads(content: bytes) -> Iterator[Read]:
        values, why = safely(reader.read, content)
        if not values:
            yield Read(place="1", fault=NO_RESUME % {"why": why})
        elif not (values.get("name") or values.get("name_local")):
            yield Read(place="1", fault=NO_NAME)
        else:
            yield Read(place="1", values=values)

    return Format(name=name, title=title, target="talents", knows=knows, read=reads)


RESUMES = [
    format_of("json-resume", _("Résumé (JSON Resume)"), json_resume),
    format_of("europass", _("Résumé (Europass)"), europass),
]
