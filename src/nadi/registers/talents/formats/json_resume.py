"""Résumés in the JSON Resume form."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from nadi.registers.classifications.sources.tables import text_of
from nadi.registers.talents.formats.wording import (
    MOST,
    by_alphabet,
    education_of,
    language_code,
    language_level,
    month_of,
    said,
    text,
    words,
    years_between,
    years_together,
)

Part = Mapping[str, Any]


def is_one(content: bytes) -> bool:
    """Tell a résumé by its first words; the schema of résumés is none."""
    head = text_of(content[:4096])
    return head.lstrip().startswith("{") and '"basics"' in head and '"properties"' not in head


def parts(found: Part, name: str) -> list[Part]:
    """Return the objects of a list, whatever else stands there."""
    value = found.get(name)
    found_parts: list[Part] = [
        one for one in (value if isinstance(value, list) else ()) if isinstance(one, dict)
    ]
    return found_parts[:MOST]


def part(found: Part, name: str) -> Part:
    """Return an object, or an empty one."""
    value = found.get(name)
    return value if isinstance(value, dict) else {}


def read(content: bytes) -> dict[str, Any]:
    """Return what the résumé says; ValueError where it is none."""
    found = json.loads(text_of(content))
    if not isinstance(found, dict) or not isinstance(found.get("basics"), dict):
        raise ValueError("basics")
    basics = found["basics"]
    work = sorted(parts(found, "work"), key=lambda one: str(one.get("startDate") or ""), reverse=True)
    today = timezone.localdate()
    periods = [(month_of(one.get("startDate")), month_of(one.get("endDate")) or today) for one in work]
    location = part(basics, "location")
    isco = words(part(found, "meta").get("isco08"), 4)
    return said(
        {
            **by_alphabet("name", words(basics.get("name"), 200)),
            **by_alphabet("occupation", words(basics.get("label"), 200)),
            **by_alphabet("summary", text(basics.get("summary"))),
            "email": words(basics.get("email"), 254),
            "phone": words(basics.get("phone"), 40),
            "town": words(location.get("city"), 120),
            "skills": skills(found),
            "languages": languages(found),
            "employers": [
                said(
                    {
                        "employer": words(one.get("name") or one.get("company"), 200),
                        "what": words(one.get("position"), 200),
                        "years": years_between(*period),
                    }
                )
                for one, period in zip(work, periods, strict=True)
            ],
            "years": years_together(periods),
            "education": education_of(
                f"{one.get('studyType') or ''} {one.get('institution') or ''}"
                for one in parts(found, "education")
            ),
            "isco": [isco] if isco.isdigit() else [],
        }
    )


def skills(found: Part) -> list[str]:
    """Return the skills: their names and, where a name is a heading, its keywords."""
    names: list[str] = []
    for one in parts(found, "skills"):
        keywords = one.get("keywords")
        listed = [words(word, 120) for word in keywords] if isinstance(keywords, list) else []
        names += listed or [words(one.get("name"), 120)]
    return [name for name in dict.fromkeys(names) if name][:MOST]


def languages(found: Part) -> dict[str, str]:
    """Return the level of each language."""
    levels = {
        language_code(one.get("language")): language_level(one.get("fluency"))
        for one in parts(found, "languages")
    }
    return {code: level for code, level in levels.items() if code}
