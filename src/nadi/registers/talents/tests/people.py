"""A candidate with everything that could give her away, and how to enter her."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.registers.talents.actions.entering import Entered, confirm_address, enter_candidate
from nadi.registers.talents.actions.vacancies import Wanted, post_vacancy
from nadi.registers.talents.links import token_of
from nadi.registers.talents.models import Candidate, Identity, Vacancy

EMAIL = "ketevan.tsertsvadze@example.org"
SECRETS = (
    "Ketevan",
    "Tsertsvadze",
    "ქეთევან",
    "ცერცვაძ",
    EMAIL,
    "555 431 897",
    "555431897",
    "1987",
    "Kvarlotek",
    "Vani-Shuamta",
    "ketevan-cv.pdf",
    "SECRET-INSIDE-THE-FILE",
)
FACTS: dict[str, Any] = {
    "name": "Ketevan Tsertsvadze",
    "name_local": "ქეთევან ცერცვაძე",
    "email": EMAIL,
    "phone": "+995 555 431 897",
    "birth_year": 1987,
    "town": "Vani-Shuamta",
    "region": "GE-IM",
    "language": "en",
    "occupation": "Flexographic press operator",
    "occupation_local": "ფლექსო მბეჭდავი",
    "years": 8,
    "level": "senior",
    "education": "vocational",
    "skills": ["plate mounting", "colour measurement"],
    "summary": "I set up presses. Kvarlotek knows me, ask ketevan.tsertsvadze@example.org or Tsertsvadze.",
    "summary_local": "ვაწყობ მანქანებს, ქეთევანი მქვია.",
    "kind": "job",
    "languages": {"ka": "native", "en": "B1"},
    "employers": [
        {
            "employer": "Kvarlotek LLC",
            "what": "printer at Kvarlotek",
            "years": 5,
            "sector": "18",
            "size": "small",
        }
    ],
}


def cv_file() -> SimpleUploadedFile:
    """Return a CV with the name in its name and inside."""
    return SimpleUploadedFile("ketevan-cv.pdf", b"%PDF SECRET-INSIDE-THE-FILE Ketevan", "application/pdf")


def entered(facts: dict[str, Any] | None = None, **further: Any) -> Candidate:
    """Enter a candidate by the public way; its address is not confirmed yet."""
    given = {**FACTS, **(facts or {})}
    enter_candidate(entered=Entered(facts=given, **further))
    return Candidate.objects.select_related("identity").get(identity__email=given["email"])


def candidate_of(facts: dict[str, Any] | None = None, **further: Any) -> Candidate:
    """Enter a candidate who confirmed its address."""
    candidate = entered(facts, **further)
    confirm_address(candidate=candidate)
    return Candidate.objects.select_related("identity").get(pk=candidate.pk)


def token_for(candidate: Candidate) -> str:
    """Return the secret of the candidate's link."""
    return token_of(Identity.objects.select_related("candidate").get(candidate=candidate))


def vacancy_of(cast: Cast, values: dict[str, Any] | None = None, **further: Any) -> Vacancy:
    """Post a vacancy of Rioni."""
    given = {
        "title": "Flexo printer operator",
        "title_local": "ფლექსო მბეჭდავი",
        "occupation": "Flexographic press operator",
        "region": "GE-IM",
        "open_until": timezone.localdate() + timedelta(days=30),
        **(values or {}),
    }
    wanted = Wanted(values=given, **{"skills": ("plate mounting",), **further})
    return post_vacancy(
        by=actor_of_person(cast.rioni.representative), wanted=wanted, organisation=cast.rioni.organisation
    )


def told(said: str, secrets: Iterable[str] = SECRETS) -> list[str]:
    """Return which secrets a text tells."""
    return [secret for secret in secrets if secret.lower() in said.lower()]
