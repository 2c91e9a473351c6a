"""Résumés of Europass as XML: the passport of version 3 and the candidate of version 4."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from lxml import etree  # type: ignore[import-untyped]  # ships no types

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

PASSPORT, CANDIDATE = "SkillsPassport", "Candidate"
SPOKEN = ("SpokenInteraction", "Listening", "Reading", "Writing")
SPOKEN_CODES = ("CEF-Speaking-Interaction", "CEF-Understanding-Listening", "CEF-Understanding-Reading")
Jobs = list[tuple[dict[str, Any], Any, Any]]


def is_one(content: bytes) -> bool:
    """Tell a résumé of Europass by its root."""
    head = content[:4096].replace(b"\0", b"")
    return b"<SkillsPassport" in head or (b"<Candidate" in head and b"europass" in head.lower())


def read(content: bytes) -> dict[str, Any]:
    """Return what the résumé says; ValueError where it is none."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, recover=True, load_dtd=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    name = etree.QName(root).localname if root is not None else ""
    if name not in (PASSPORT, CANDIDATE):
        raise ValueError(name)
    return said(passport(root) if name == PASSPORT else candidate(root))


def every(element: Any, *path: str) -> Iterator[Any]:
    """Yield the elements at a path of local names, in whatever namespace."""
    yield from element.iterfind("/".join(f"{{*}}{name}" for name in path))


def below(element: Any, name: str) -> Iterator[Any]:
    """Yield the elements of a local name at any depth."""
    yield from element.iter(f"{{*}}{name}")


def at(element: Any, *path: str, most: int = 300) -> str:
    """Return the words of the first element at a path that has any."""
    return next((found for one in every(element, *path) if (found := words(one.text, most))), "")


def anywhere(element: Any, name: str, most: int = 300) -> str:
    """Return the words of the first element of a name at any depth that has any."""
    return next((found for one in below(element, name) if (found := words(one.text, most))), "")


def passport(root: Any) -> dict[str, Any]:
    """Read the passport of version 3."""
    jobs: Jobs = []
    today = timezone.localdate()
    for one in below(root, "WorkExperience"):
        begin, end = (period(one, side) for side in ("From", "To"))
        what = {
            "employer": at(one, "Employer", "Name", most=200),
            "what": at(one, "Position", "Label", most=200),
        }
        jobs.append((what, begin, end or today))
    person = next(below(root, "Identification"), root)
    names = [anywhere(person, "FirstName"), anywhere(person, "Surname")]
    return {
        **by_alphabet("name", " ".join(filter(None, names))[:200]),
        **by_alphabet(
            "occupation", next((at(one, "Description", "Label") for one in below(root, "Headline")), "")
        ),
        "email": next((anywhere(one, "Contact", 254) for one in below(person, "Email")), ""),
        "phone": next((anywhere(one, "Contact", 40) for one in below(person, "Telephone")), ""),
        "birth_year": next((whole(one.get("year")) for one in below(root, "Birthdate")), None),
        "town": anywhere(person, "Municipality", 120),
        "skills": passport_skills(root),
        "languages": passport_languages(root),
        "education": education_of(
            f"{at(one, 'Title')} {at(one, 'Organisation', 'Name')}" for one in below(root, "Education")
        ),
        **worked(jobs),
    }


def period(element: Any, side: str) -> Any:
    """Return one end of a period of version 3, as `year="2018" month="--03"`."""
    for one in every(element, "Period", side):
        month = (one.get("month") or "").lstrip("-") or "1"
        return month_of(f"{one.get('year')}-{month}")
    return None


def passport_skills(root: Any) -> list[str]:
    """Return the skills that are listed in the texts of version 3."""
    found: list[str] = []
    for name in ("JobRelated", "Computer", "Organisational", "Communication", "Other"):
        for one in below(root, name):
            for part in every(one, "Description"):
                found += [line.strip(" .;")[:120] for line in text(part.text).split("\n")]
    return [name for name in dict.fromkeys(found) if name][:MOST]


def passport_languages(root: Any) -> dict[str, str]:
    """Return the mother tongues, and the level at which other languages are spoken."""
    found = {language_of(one): "native" for one in below(root, "MotherTongue")}
    for one in below(root, "ForeignLanguage"):
        levels = [at(one, "ProficiencyLevel", name) for name in SPOKEN]
        found.setdefault(language_of(one), language_level(next(filter(None, levels), "")))
    return {code: level for code, level in found.items() if code}


def language_of(element: Any) -> str:
    """Return a language by its code, else by its name."""
    return language_code(at(element, "Description", "Code")) or language_code(
        at(element, "Description", "Label")
    )


def candidate(root: Any) -> dict[str, Any]:
    """Read the candidate of version 4."""
    jobs: Jobs = []
    today = timezone.localdate()
    for one in below(root, "EmployerHistory"):
        for position in every(one, "PositionHistory"):
            what = {
                "employer": at(one, "OrganizationName", most=200),
                "what": at(position, "PositionTitle", most=200),
            }
            begin = month_of(
                next((anywhere(part, "FormattedDateTime") for part in below(position, "StartDate")), "")
            )
            end = month_of(
                next((anywhere(part, "FormattedDateTime") for part in below(position, "EndDate")), "")
            )
            jobs.append((what, begin, end or today))
    person = next(below(root, "CandidatePerson"), root)
    names = [anywhere(person, "GivenName"), anywhere(person, "FamilyName")]
    born = next(
        (anywhere(one, "FormattedDateTime") or words(one.text) for one in below(person, "BirthDate")), ""
    )
    summary = next((text(one.text) for one in below(root, "ExecutiveSummary")), "")
    return {
        **by_alphabet("name", " ".join(filter(None, names))[:200]),
        **by_alphabet("occupation", jobs[0][0]["what"] if jobs else ""),
        **by_alphabet("summary", summary),
        "email": channel(person, "Email", 254),
        "phone": channel(person, "Telephone", 40) or channel(person, "Phone", 40),
        "birth_year": whole(born[:4]),
        "town": at(person, "Communication", "Address", "CityName", most=120) or anywhere(root, "City", 120),
        "skills": candidate_skills(root),
        "languages": candidate_languages(root),
        "education": education_of(
            f"{anywhere(one, 'DegreeName')} {anywhere(one, 'OrganizationName')}"
            for one in below(root, "EducationOrganizationAttendance")
        ),
        **worked(jobs),
    }


def channel(person: Any, kind: str, most: int) -> str:
    """Return an address or a number of version 4."""
    for one in every(person, "Communication"):
        if at(one, "ChannelCode").lower() == kind.lower():
            return (anywhere(one, "URI", most) or anywhere(one, "DialNumber", most)).removeprefix("mailto:")
    return ""


def candidate_skills(root: Any) -> list[str]:
    """Return the skills of version 4 by name."""
    found = [
        anywhere(one, "CompetencyName", 120)
        for part in below(root, "Skills")
        for one in below(part, "PersonCompetency")
    ]
    return [name for name in dict.fromkeys(found) if name][:MOST]


def candidate_languages(root: Any) -> dict[str, str]:
    """Return the mother tongue, and the level at which other languages are spoken."""
    found = {language_code(anywhere(root, "PrimaryLanguageCode")): "native"}
    for one in below(root, "PersonCompetency"):
        if anywhere(one, "TaxonomyID").lower() != "language":
            continue
        scores = {
            anywhere(part, "CompetencyDimensionTypeCode"): anywhere(part, "ScoreText")
            for part in below(one, "CompetencyDimension")
        }
        told = [scores[code] for code in SPOKEN_CODES if scores.get(code)] or list(scores.values())
        found.setdefault(language_code(anywhere(one, "CompetencyID")), language_level(next(iter(told), "")))
    return {code: level for code, level in found.items() if code}


def whole(value: Any) -> int | None:
    """Return a year as a number."""
    written = str(value or "").strip()
    return int(written) if written.isascii() and written.isdigit() and len(written) == 4 else None


def worked(jobs: Jobs) -> dict[str, Any]:
    """Return the employers, newest first, and all years of experience together."""
    newest = sorted(jobs, key=lambda job: str(job[1] or ""), reverse=True)[:MOST]
    return {
        "employers": [said({**what, "years": years_between(begin, end)}) for what, begin, end in newest],
        "years": years_together((begin, end) for _what, begin, end in newest),
    }
