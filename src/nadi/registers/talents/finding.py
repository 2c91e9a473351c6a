"""How vacancies are found in the one search, and candidates put there anew."""

from collections.abc import Iterable

from django.urls import reverse

from nadi.registers.entries.finding import document_of as document_of_entry
from nadi.registers.talents.finders import RELATED
from nadi.registers.talents.models import Candidate, Vacancy
from nadi.web import search
from nadi.web.search import MEMBERS, OFFICE, PUBLIC, Document

KIND = "vacancy"


def document_of(vacancy: Vacancy) -> Document:
    """Return what the search keeps of a vacancy: never which firm stands behind a shared one."""
    readers = PUBLIC if vacancy.audience == Vacancy.Audience.PUBLIC else MEMBERS
    return Document(
        kind=KIND,
        key=vacancy.uid,
        address=reverse("talents.vacancy", args=[vacancy.uid]),
        title=vacancy.title,
        title_local=vacancy.title_local,
        text="\n".join(
            word
            for word in [
                vacancy.occupation,
                vacancy.occupation_local,
                vacancy.employer,
                vacancy.description,
                vacancy.description_local,
                vacancy.town,
            ]
            if word
        ),
        readers=readers if vacancy.state == Vacancy.State.OPEN else OFFICE,
        country="GE",
        region=vacancy.region,
        deadline=vacancy.open_until,
    )


def refind(candidates: Iterable[int]) -> None:
    """Put candidates into the search anew, after the firms that may see them changed."""
    rows = Candidate.objects.filter(pk__in=candidates).prefetch_related(*RELATED)
    search.put(document_of_entry(row) for row in rows)
