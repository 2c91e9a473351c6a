"""Everything that is kept of a candidate, to take away: as it is, and as a JSON Resume."""

from typing import Any

from nadi.registers.talents.models import Candidate

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
# Columns that the machinery needs and that tell nothing of the person.
INNER = {"id", "entry_ptr", "order_common", "order_local", "candidate", "cv", "link_number", "confirm_token"}


def everything_of(candidate: Candidate) -> dict[str, Any]:
    """Return all that is kept of a candidate, by the names it is kept under."""
    identity = candidate.identity
    requests = candidate.requests.select_related("organisation")
    return {
        "record": columns_of(candidate),
        "identity": columns_of(identity),
        "file": identity.cv.name if identity.cv else None,
        "codes": list(candidate.codings.order_by("pk").values("scheme", "code")),
        "hidden_from": [one.name or one.name_local for one in candidate.hidden_from.all()],
        "questions": [
            {
                "company": one.organisation.name or one.organisation.name_local,
                "message": one.message,
                "asked": one.asked.isoformat(),
                "state": one.state,
            }
            for one in requests
        ],
        "applications": [
            {
                "vacancy": one.vacancy.title or one.vacancy.title_local,
                "message": one.message,
                "applied": one.applied.isoformat(),
                "state": one.state,
            }
            for one in candidate.applications.select_related("vacancy")
        ],
        "history": list(candidate.changes.order_by("pk").values("verb", "at", "after")),
    }


def columns_of(row: Any) -> dict[str, Any]:
    """Return the columns of a row as JSON holds them."""
    kept = {}
    for field in row._meta.concrete_fields:
        if field.name not in INNER and not field.is_relation:
            value = getattr(row, field.name)
            plain = value is None or isinstance(value, str | bool | int | list | dict)
            kept[field.name] = value if plain else str(value)
    return kept


def json_resume_of(candidate: Candidate) -> dict[str, Any]:
    """Return the record as a JSON Resume (schema 1.0.0)."""
    identity = candidate.identity
    basics = {
        "name": identity.name or identity.name_local,
        "label": candidate.occupation or candidate.occupation_local,
        "email": identity.email,
        "phone": identity.phone,
        "summary": candidate.summary or candidate.summary_local,
        "location": {"city": identity.town, "countryCode": candidate.country or "GE"},
    }
    work = [
        {"name": one.get("employer") or "", "position": one.get("what") or ""} for one in identity.employers
    ]
    return {
        "$schema": SCHEMA,
        "basics": {name: value for name, value in basics.items() if value},
        "work": work,
        "skills": [{"name": word} for word in candidate.skills],
        "languages": [{"language": code, "fluency": level} for code, level in candidate.languages.items()],
    }
