"""The demonstration's funding: programmes of every kind of answer, applications at every stage."""

from collections import Counter

import pytest
from django.test import Client
from tests.cast import client_for

from nadi.home.demo.cluster import load_firms, load_people
from nadi.home.demo.funding import fill
from nadi.home.demo.playing import Cast
from nadi.people.models import Person
from nadi.registers.funding.models import Application, Programme
from nadi.registers.funding.queries.fitting import fits_for


@pytest.fixture
def played(db: None) -> Cast:
    firms = load_firms()
    cast = Cast(firms=firms, actors=load_people(firms))
    fill(cast)
    return cast


def answers(cast: Cast, firm: str) -> dict[str, str]:
    programmes = list(Programme.objects.prefetch_related("calls"))
    fits = fits_for(cast.firms[firm], programmes)
    return {one.programme.name: str(one.assessment.answer) for one in fits}


def test_the_demonstration_shows_every_answer(played: Cast) -> None:
    found = answers(played, "kolkheti")
    assert (
        found["Kolkha Green Packaging Grant (invented)"],
        found["Technical assistance: food safety management systems"],
        found["Produce in Georgia: industrial component (2017)"],
    ) == ("yes", "unknown", "no")


def test_the_demonstration_has_applications_at_many_stages(played: Cast) -> None:
    stages = Counter(Application.objects.values_list("state", flat=True))
    assert stages == {"paid": 1, "preparing": 1, "refused": 3, "interested": 1}


def test_the_pages_of_the_demonstration_show_something(played: Cast) -> None:
    client: Client = client_for(Person.objects.get(email="member@demo.nadi"))
    green = Programme.objects.get(name__startswith="Kolkha")
    pages = ["/funding/", "/funding/what-can-we-get/", f"/funding/{green.uid}/", "/funding/applications/"]
    shown = [client.get(page).content.decode() for page in pages]
    assert ["Kolkha" in text for text in shown] == [True] * 4
    assert "Refused: papers incomplete (3 members)" in shown[2]
