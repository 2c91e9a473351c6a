"""A résumé as the start of the form; nothing of it is kept."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from nadi.registers.talents.formats import read
from nadi.registers.talents.written import languages_in, lines_in
from nadi.web.access import Sentence

NOT_READ = _("We could not read this file. Fill in the form by hand; you can still attach your CV as PDF.")
READ = _("We have filled in what the file says. Read it over: nothing is kept before you send the form.")


def read_resume(content: bytes) -> tuple[Mapping[str, Any], Sentence]:
    """Return what a résumé says by the form's names, and a sentence on how it went."""
    values = dict(read(content))
    if not values:
        return {}, NOT_READ
    values["skills"] = lines_in(values.get("skills"))
    values["languages"] = languages_in(values.get("languages"))
    return values, READ
