"""How a vacancy is found in the one search."""

from django.urls import reverse

from nadi.registers.talents.models import Vacancy
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
