"""Sectors as people write them: a code of NACE in any form, or the title of one."""

import re
from functools import cache

from django.conf import settings

from nadi.companies.sectors import sector_code, titles
from nadi.web.search_text import normalised

CODE = re.compile(
    r"(?:NACE\s*)?[A-V]?\s*([0-9]{2})(?:\.?([0-9]))?(?:\.?([0-9]))?(?:\.[0-9]+)?\b.*", re.IGNORECASE
)


@cache
def codes_by_title() -> dict[str, str]:
    """Return the code of each title in any language; of equal titles the widest."""
    found: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        for code, title in sorted(titles(language).items(), key=lambda one: len(one[0])):
            found.setdefault(normalised(title), code)
    return found


def sector_of(text: str) -> str:
    """Return the code a text means, or nothing."""
    if code := sector_code(text):
        return code
    if found := CODE.fullmatch(text.strip()):
        division, group, kind = found.groups()
        code = division + (f".{group}{kind or ''}" if group else "")
        return code if code in titles() else ""
    return codes_by_title().get(normalised(text), "")
