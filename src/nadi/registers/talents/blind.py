"""What members may read of a candidate before it agrees, and what would give it away."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from nadi.companies.places import REGIONS
from nadi.web.search_text import in_latin, normalised

Facts = Mapping[str, Any]
# Towns of a hundred thousand people and more: in a smaller one, occupation and town together name somebody.
LARGE_TOWNS = {
    "tbilisi": ("Tbilisi", "თბილისი"),
    "kutaisi": ("Kutaisi", "ქუთაისი"),
    "batumi": ("Batumi", "ბათუმი"),
    "rustavi": ("Rustavi", "რუსთავი"),
}
# Words of a firm's name that many firms have: they name nobody.
ORDINARY = frozenset(
    """llc ltd jsc ooo shps ss the and group company georgia georgian firm bank union factory plant trade
    service holding production print printing packaging carton cartons paper board plastic glass bottle
    bottles bottlers foods food dairy juice wine water logistics sawarmo karkhana kompania jgupi
    sakartvelo stamba shepputva mughao rdze ghvino""".split()  # noqa: SIM905 - a list of words reads as words
)
CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+|https?://\S+|www\.\S+|(?:\+|00)?\d[\d\s().-]{7,}\d", re.IGNORECASE
)
WORD = re.compile(r"\w+", re.UNICODE)
HIDDEN = "…"
SHORTEST_NAME, SHORTEST_FIRM = 3, 4
LONG_NAME = 5  # letters; a short name may begin an ordinary word (Ana, analysis)
ENDING = 1  # letters that Georgian declension replaces at the end of a name


def large_town(town: str) -> tuple[str, str]:
    """Return the town in both languages where it is large enough to be told, else nothing."""
    return LARGE_TOWNS.get(in_latin(town), ("", ""))


def blind_title(facts: Facts, language: str) -> str:
    """Return what stands in place of a name: occupation, experience, region."""
    with override(language):
        first, other = ("occupation", "occupation_local")
        if language == settings.LANGUAGES[1][0]:
            first, other = other, first
        years = facts.get("years")
        experience = ngettext("%(years)s year", "%(years)s years", years) % {"years": years} if years else ""
        parts = [
            facts.get(first) or facts.get(other) or _("Looks for work"),
            experience,
            dict(REGIONS).get(facts.get("region", ""), ""),
        ]
        return ", ".join(str(part) for part in parts if part)[:300]


def revealing(texts: Iterable[str], facts: Facts) -> list[str]:
    """Return the words in these texts that tell who somebody is or where they worked, as they are written."""
    stems, years = stems_of(facts), {str(facts.get("birth_year") or "")} - {""}
    found: list[str] = []
    for text in texts:
        found += [one.group().strip() for one in CONTACT.finditer(text)]
        found += [
            word for word in WORD.findall(CONTACT.sub(" ", text)) if tells(word, stems) or word in years
        ]
    return list(dict.fromkeys(found))


def masked(text: str, facts: Facts) -> str:
    """Return the text without what would tell who somebody is."""
    stems, years = stems_of(facts), {str(facts.get("birth_year") or "")} - {""}
    without = CONTACT.sub(HIDDEN, text)
    return WORD.sub(
        lambda one: HIDDEN if tells(one.group(), stems) or one.group() in years else one.group(), without
    )


def tells(word: str, stems: Sequence[str]) -> bool:
    """Tell whether a word is a name, in either alphabet, declined or not."""
    latin = in_latin(word)
    return any(
        latin.startswith(stem) and len(latin) - len(stem) <= (2 if len(stem) < LONG_NAME else 5)
        for stem in stems
    )


def stems_of(facts: Facts) -> list[str]:
    """Return the beginnings of the words that name the candidate, its employers and its village."""
    people = words_in(facts.get("name") or "", facts.get("name_local") or "")
    firms = words_in(*(one.get("employer", "") for one in facts.get("employers") or ()))
    places = [] if large_town(facts.get("town", ""))[0] else words_in(facts.get("town", ""))
    stems = {stem(word) for word in [*people, *places] if len(word) >= SHORTEST_NAME}
    stems |= {word for word in firms if len(word) >= SHORTEST_FIRM and word not in ORDINARY}
    return sorted(stems)


def stem(word: str) -> str:
    """Return a name without the letter that declension replaces, where enough of it stays."""
    return word[:-ENDING] if len(word) > SHORTEST_NAME + ENDING else word


def words_in(*texts: str) -> list[str]:
    """Return the words of these texts in Latin letters."""
    return [in_latin(word) for text in texts for word in re.split(r"[\W_\d]+", normalised(text)) if word]


def blind_values(facts: Facts) -> dict[str, Any]:
    """Return what the candidate's own table and entry hold: nothing that tells who it is."""
    common, local = (language for language, _name in settings.LANGUAGES[:2])
    town, town_local = large_town(facts.get("town", ""))
    hidden = {name: masked(facts.get(name) or "", facts) for name in ("summary", "summary_local")}
    words = {name: masked(facts.get(name) or "", facts)[:160] for name in ("occupation", "occupation_local")}
    shown = {**facts, **words}
    return {
        **hidden,
        **words,
        "name": blind_title(shown, common),
        "name_local": blind_title(shown, local),
        "country": facts.get("country") or "GE",
        "region": facts.get("region") or "",
        "town": town,
        "town_local": town_local,
        "skills": [masked(one, facts) for one in facts.get("skills") or ()],
        "level": facts.get("level") or "",
        "years": facts.get("years"),
        "education": facts.get("education") or "",
        "kind": facts.get("kind") or "job",
        "will_move": bool(facts.get("will_move")),
        "is_remote": bool(facts.get("is_remote")),
        "languages": dict(facts.get("languages") or {}),
        "available_from": facts.get("available_from"),
        "wage_from": facts.get("wage_from"),
        "wage_to": facts.get("wage_to"),
        "worked": [blind_job(one, facts) for one in facts.get("employers") or ()],
    }


def blind_job(job: Facts, facts: Facts) -> dict[str, Any]:
    """Return where somebody worked without the name: its sector and size, what was done, how long."""
    return {
        "sector": job.get("sector") or "",
        "size": job.get("size") or "",
        "what": masked(job.get("what") or "", facts),
        "years": job.get("years"),
    }
