"""A vacancy as search engines read it: schema.org JobPosting, as data that no browser runs."""

import json
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.html import escape, format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString, mark_safe

from nadi.companies.queries import association_name
from nadi.registers.talents.models import Vacancy
from nadi.registers.talents.models.words import Kind
from nadi.registers.talents.queries.vacancies import named_firms, people_wanted
from nadi.registers.talents.vacancy_words import facts_of_vacancy
from nadi.registers.talents.words import town_in_words
from nadi.web.addresses import page_address
from nadi.web.localized import localized

# Of a job nobody asked whether it takes the whole day: nothing is claimed.
TYPES = {Kind.INTERNSHIP: "INTERN", Kind.APPRENTICESHIP: "OTHER"}
LAST_MOMENT = time(23, 59, 59)
# What would end the element or be read as markup by an old parser.
ESCAPED = str.maketrans(
    {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def job_posting(vacancy: Vacancy) -> SafeString:
    """Return the element that holds a public vacancy's facts; nothing for one that is for members."""
    if vacancy.audience != Vacancy.Audience.PUBLIC:
        return SafeString("")
    written = json.dumps(posting_of(vacancy), ensure_ascii=False).translate(ESCAPED)
    # A data block: Content-Security-Policy governs scripts that run, and this type never does.
    return mark_safe(f'<script type="application/ld+json">{written}</script>')


def posting_of(vacancy: Vacancy) -> dict[str, Any]:
    """Return the facts by the names of schema.org."""
    found: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": localized(vacancy, "title"),
        "description": description_of(vacancy),
        "identifier": {"@type": "PropertyValue", "name": association_name(), "value": vacancy.uid},
        "datePosted": timezone.localdate(vacancy.posted).isoformat(),
        "validThrough": timezone.make_aware(datetime.combine(vacancy.open_until, LAST_MOMENT)).isoformat(),
        "hiringOrganization": {"@type": "Organization", "name": hiring(vacancy)},
        "directApply": True,
        "url": page_address("talents.vacancy", vacancy.uid),
        "jobLocation": {"@type": "Place", "address": address_of(vacancy)},
    }
    if kind := TYPES.get(Kind(vacancy.kind)):
        found["employmentType"] = kind
    if count := people_wanted(vacancy):
        found["totalJobOpenings"] = count
    if vacancy.is_remote:
        found["jobLocationType"] = "TELECOMMUTE"
        found["applicantLocationRequirements"] = {"@type": "Country", "name": "GE"}
    if salary := salary_of(vacancy):
        found["baseSalary"] = salary
    if vacancy.years:
        months = {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": vacancy.years * 12}
        found["experienceRequirements"] = months
    return found


def description_of(vacancy: Vacancy) -> str:
    """Return what is asked and offered, as HTML: search engines want more than the title said again."""
    words = localized(vacancy, "description")
    facts = format_html_join("", "<li>{}: {}</li>", facts_of_vacancy(vacancy))
    return format_html("{}<ul>{}</ul>", SafeString(linebreaks(escape(words))) if words else "", facts)


def as_number(amount: Decimal) -> int | float:
    """Return an amount as JSON writes numbers."""
    return int(amount) if amount == int(amount) else float(amount)


def hiring(vacancy: Vacancy) -> str:
    """Return the one firm behind a vacancy where it is named, else the association."""
    firms, named = list(vacancy.firms.all()), named_firms(vacancy)
    if len(firms) == 1 and named:
        return localized(named[0].organisation)
    return vacancy.employer if not firms and vacancy.employer else association_name()


def address_of(vacancy: Vacancy) -> dict[str, str]:
    """Return where the work is."""
    address = {"@type": "PostalAddress", "addressCountry": "GE"}
    if vacancy.town:
        address["addressLocality"] = town_in_words(vacancy.town)
    if vacancy.region:
        address["addressRegion"] = str(vacancy.get_region_display())
    return address


def salary_of(vacancy: Vacancy) -> dict[str, Any]:
    """Return the wage, where it is told."""
    told = [amount for amount in (vacancy.wage_from, vacancy.wage_to) if amount is not None]
    if not told:
        return {}
    names = ("minValue", "maxValue") if len(told) > 1 else ("value",)
    given = {name: as_number(amount) for name, amount in zip(names, told, strict=True)}
    value = {"@type": "QuantitativeValue", "unitText": "MONTH", **given}
    return {"@type": "MonetaryAmount", "currency": vacancy.currency, "value": value}
