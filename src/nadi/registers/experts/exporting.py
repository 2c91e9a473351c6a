"""Everything that is kept about an expert, for the expert itself."""

from typing import Any

from nadi.registers.experts.models import Terms

OF_EXPERT = (
    "name",
    "name_local",
    "summary",
    "summary_local",
    "website",
    "country",
    "region",
    "town",
    "town_local",
    "kind",
    "mode",
    "years",
    "vetting",
    "refused_because",
    "paused_on",
    "source",
    "created",
    "confirmed",
)
OF_TERMS = (
    "email",
    "phone",
    "contact_shown",
    "rate_currency",
    "rate_from",
    "rate_to",
    "rate_shown",
    "language",
    "purpose",
    "consented",
    "expires_on",
)


def everything_about(terms: Terms) -> dict[str, Any]:
    """Return the record, its codes, references, engagements and visits; amounts as text."""
    expert = terms.expert
    return {
        "record": {name: as_text(getattr(expert, name)) for name in OF_EXPERT},
        "agreed": {name: as_text(getattr(terms, name)) for name in OF_TERMS},
        "codes": list(expert.codings.order_by("scheme", "code").values("scheme", "code")),
        "references": list(expert.references.order_by("pk").values("name", "firm", "email", "state", "says")),
        "engagements": [
            {"firm": one.organisation.name, "state": one.state, "need": one.need, "answer": one.answer}
            for one in expert.engagements.select_related("organisation").order_by("pk")
        ],
        "visits": [
            {"topic": one.topic or one.topic_local, "starts": as_text(one.starts), "state": one.state}
            for one in expert.visits.order_by("pk")
        ],
    }


def as_text(value: Any) -> Any:
    """Return a value as JSON holds it."""
    return value if value is None or isinstance(value, str | bool | int) else str(value)
