"""A candidate in words: what members read, and what the candidate typed."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nadi.companies.models import Organisation
from nadi.companies.sectors import bare_title
from nadi.registers.entries.languages import language_name
from nadi.registers.entries.lists import place_of
from nadi.registers.talents.blind import large_town
from nadi.registers.talents.models import Candidate, Identity
from nadi.registers.talents.models.words import LanguageLevel
from nadi.web.components import figures
from nadi.web.localized import is_local

SIZES = dict(Organisation.Size.choices)
LEVELS = dict(LanguageLevel.choices)


def facts_of(candidate: Candidate, *, with_place: bool = True) -> list[tuple[str, Any]]:
    """Return the blind facts of a candidate, the empty ones left out."""
    yes = _("yes")
    pairs = [
        (_("Looks for"), candidate.get_kind_display()),
        (_("Level"), candidate.get_level_display()),
        (_("Experience"), years_in_words(candidate.years)),
        (_("Education"), candidate.get_education_display()),
        (_("Skills"), ", ".join(candidate.skills)),
        (_("Languages"), languages_in_words(candidate.languages)),
        (_("Place"), place_of(candidate) if with_place else ""),
        (_("Would move"), yes if candidate.will_move else ""),
        (_("Works from afar"), yes if candidate.is_remote else ""),
        (_("Available from"), date_format(candidate.available_from) if candidate.available_from else ""),
        (_("Wage expected a month"), band(candidate.wage_from, candidate.wage_to)),
        (_("Worked"), "; ".join(job_in_words(one) for one in candidate.worked)),
    ]
    return [(term, value) for term, value in pairs if value]


def town_in_words(town: str) -> str:
    """Return a town as the reader writes it, where it is a large one; else as it was typed."""
    return large_town(town)[is_local()] or town


def years_in_words(years: int | None) -> str:
    """Return a number of years in words."""
    return "" if years is None else ngettext("%(years)s year", "%(years)s years", years) % {"years": years}


def languages_in_words(languages: Mapping[str, str]) -> str:
    """Return languages with their levels."""
    return ", ".join(
        f"{language_name(code)}: {LEVELS.get(level, level)}" for code, level in languages.items()
    )


def band(low: Any, high: Any, currency: str = "") -> str:
    """Return a span of amounts."""
    kept = currency or settings.CURRENCY
    if low is not None and high is not None:
        return f"{figures.money_text(low, kept)} – {figures.money_text(high, kept)}"
    if low is not None:
        return _("from %(amount)s") % {"amount": figures.money_text(low, kept)}
    return _("up to %(amount)s") % {"amount": figures.money_text(high, kept)} if high is not None else ""


def job_in_words(job: Mapping[str, Any]) -> str:
    """Return one unnamed place of work."""
    size = str(SIZES.get(job.get("size") or "", ""))
    sector = bare_title(job["sector"]) if job.get("sector") else ""
    parts = [job.get("what"), sector, size, years_in_words(job.get("years"))]
    return ", ".join(str(part) for part in parts if part)


def values_of(candidate: Candidate) -> dict[str, Any]:
    """Return what the form of one's own record starts from."""
    identity = candidate.identity
    own = ("name", "name_local", "phone", "town", "language", "employers", "hide_from", "birth_year")
    shown = (
        "occupation",
        "occupation_local",
        "years",
        "level",
        "education",
        "skills",
        "summary",
        "summary_local",
        "kind",
        "region",
        "will_move",
        "is_remote",
        "available_from",
        "wage_from",
        "wage_to",
        "languages",
    )
    return {name: getattr(identity, name) for name in own} | {
        name: getattr(candidate, name) for name in shown
    }


def who(identity: Identity) -> list[tuple[str, Any]]:
    """Return who a candidate is, for those it agreed to."""
    employers = "; ".join(
        ", ".join(str(part) for part in (one.get("employer"), one.get("what")) if part)
        for one in identity.employers
    )
    pairs = [
        (_("Name"), " · ".join(name for name in (identity.name, identity.name_local) if name)),
        (_("E-mail"), format_html('<a href="mailto:{0}">{0}</a>', identity.email)),
        (_("Telephone"), identity.phone and format_html('<a href="tel:{0}">{0}</a>', identity.phone)),
        (_("Town"), identity.town),
        (_("Year of birth"), identity.birth_year),
        (_("Employers"), employers),
    ]
    return [(term, value) for term, value in pairs if value]
