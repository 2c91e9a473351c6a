"""From the words people write to codes of occupations and skills; what has no code stays as written."""

from collections.abc import Iterable, Mapping
from typing import Any

from nadi.registers.classifications.models import Term
from nadi.registers.classifications.queries import by_typed

OCCUPATION_KINDS = ("esco-occupation", "isco")
SKILL = "esco-skill"


def occupation_term(*typed: str) -> tuple[str, Term] | None:
    """Return the classification and the code that an occupation was found under."""
    for words in typed:
        for kind in OCCUPATION_KINDS:
            if words and (found := by_typed(kind, words)):
                return kind, found
    return None


def isco_of(kind: str, term: Term) -> str:
    """Return the unit group of ISCO-08 that an occupation belongs to, or empty."""
    if kind == "isco":
        return term.code
    for one in term.belongs_to:
        scheme, _colon, code = str(one).partition(":")
        if scheme == "isco":
            return code
    return ""


def occupation_codes(*typed: str) -> dict[str, list[str]]:
    """Return the codes of an occupation by scheme; both lists are empty where none was found."""
    found = occupation_term(*typed)
    if found is None:
        return {"esco-occupation": [], "isco": []}
    kind, term = found
    isco = isco_of(kind, term)
    return {
        "esco-occupation": [term.code] if kind == "esco-occupation" else [],
        "isco": [isco] if isco else [],
    }


def skill_codes(words: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the codes found for these skills, and the words for which there is none."""
    codes: list[str] = []
    uncoded: list[str] = []
    for word in words:
        found = by_typed(SKILL, word)
        (codes if found else uncoded).append(found.code if found else word)
    return list(dict.fromkeys(codes)), uncoded


def codes_and_rest(facts: Mapping[str, Any]) -> tuple[dict[str, list[str]], list[str]]:
    """Return a candidate's codes by scheme, and its skills that have none; given codes are kept."""
    codes = occupation_codes(facts.get("occupation") or "", facts.get("occupation_local") or "")
    skills, uncoded = skill_codes(facts.get("skills") or ())
    for scheme in ("esco-occupation", "isco"):
        codes[scheme] = list(dict.fromkeys([*(facts.get(scheme) or ()), *codes[scheme]]))
    given = list(facts.get(SKILL) or ())
    return {
        **codes,
        SKILL: list(dict.fromkeys([*given, *skills])),
        "language": sorted(facts.get("languages") or {}),
    }, uncoded
