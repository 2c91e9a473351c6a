"""A candidate enters herself, is found without a name, is asked, agrees, is called, and erases herself."""

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from nadi.registers.talents.models import Candidate, ContactRequest, Identity
from nadi.web.models import StoredFile
from tests.journeys.acts_registers.scene import Scene, follows, is_absent, link_to, sends, told
from tests.journeys.people import Someone

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

EMAIL = "ketevan.tsertsvadze@example.org"
WHO = ("Tsertsvadze", "ცერცვაძე", EMAIL, "431 897", "Kvarlotek", "ketevan-cv.pdf")
TYPED = {
    "name": "Ketevan Tsertsvadze",
    "name_local": "ქეთევან ცერცვაძე",
    "email": EMAIL,
    "phone": "+995 555 431 897",
    "town": "Vani",
    "occupation": "Flexographic press operator",
    "occupation_local": "ფლექსო მბეჭდავი",
    "years": "8",
    "skills": "plate mounting\ncolour measurement",
    "employer_1": "Kvarlotek LLC",
    "what_1": "printer",
    "employed_1": "5",
}


def enter(candidate: Someone) -> str:
    """She fills in the public form on her phone, and confirms by the link in the mail."""
    candidate.goes_to("/talents/join/").fills({**TYPED, "summary": "Kvarlotek knows me."})
    candidate.chooses("region", "GE-IM").chooses("level", "senior").chooses("speaks_ka", "native")
    candidate.attaches("cv", "ketevan-cv.pdf", b"%PDF-1.4 Ketevan Tsertsvadze").ticks("consent")
    # What members would read before she agreed to anything must not tell where she works.
    sends(candidate, is_refused=True)
    candidate.fills({"summary": "I set up presses."}).attaches("cv", "ketevan-cv.pdf", b"%PDF-1.4 Ketevan")
    sends(candidate)
    link = link_to(EMAIL, "/talents/mine/")
    assert Identity.objects.get().confirmed is None
    candidate.goes_to(link).presses(f"{link}confirm/")
    assert Identity.objects.get().confirmed is not None
    return link


def find(member: Someone) -> Candidate:
    """A member finds her by what she can do; her name stands nowhere."""
    found = Candidate.objects.get()
    page = f"/talents/candidates/{found.uid}/"
    places = ("/talents/", "/search/?q=flexographic", page, "/search/?q=Tsertsvadze", "/talents/?q=Kvarlotek")
    assert told(member, places[:3], WHO) == []
    for place in places[3:]:
        assert member.goes_to(place).page.locator(f'main a[href="{page}"]').count() == 0
    member.goes_to("/search/?q=flexografic")
    follows(member, member.page.locator(f'main a[href="{page}"]'))
    return found


def ask(member: Someone, found: Candidate) -> ContactRequest:
    """The member asks for contact, and still reads no name."""
    page = f"/talents/candidates/{found.uid}/"
    follows(member, member.page.locator(f'a[href="{page}ask/"]'))
    member.fills({"message": "We print cartons in Kutaisi and look for you."}).presses()
    assert told(member, (page, "/talents/questions/"), WHO) == []
    return ContactRequest.objects.get()


def agree(candidate: Someone, asked: ContactRequest) -> None:
    """She opens the link in the mail, reads who asks, and agrees with one press."""
    candidate.goes_to(link_to(EMAIL, "/talents/mine/"))
    if asked.uid not in candidate.page.url:
        follows(candidate, candidate.page.locator(f'main a[href$="/questions/{asked.uid}/"]'))
    assert "We print cartons in Kutaisi" in candidate.reads()
    candidate.presses("/agree/")
    asked.refresh_from_db()
    assert asked.state == ContactRequest.State.AGREED


def erase(candidate: Someone, link: str) -> None:
    """She erases everything, and her link opens nothing any more."""
    candidate.goes_to(link)
    follows(candidate, candidate.page.locator('main a[href$="/erase/"]'))
    candidate.presses()
    assert [Candidate.objects.count(), Identity.objects.count(), StoredFile.objects.count()] == [0, 0, 0]
    is_absent(candidate, link)


@pytest.mark.parametrize("language", ["en", "ka"])
def test_a_candidate_is_found_blind_agrees_and_goes(
    browser: Browser, live_server: LiveServer, language: str
) -> None:
    # Letters to one address are counted by the day, for both languages together.
    cache.clear()
    scene = Scene(browser, live_server)
    cast = scene.cast
    candidate = scene.guest(language, phone=True)
    member = scene.at(cast.rioni.representative, language)
    link = enter(candidate)
    found = find(member)
    page = f"/talents/candidates/{found.uid}/"
    asked = ask(member, found)
    agree(candidate, asked)
    member.goes_to(page)
    assert [one in member.reads() for one in ("Tsertsvadze", EMAIL, "431 897")] == [True] * 3
    assert b"Ketevan" in member.fetches(f"{page}file/")

    # Another member reads the same page without a name.
    assert told(scene.at(cast.kolkheti.representative), (page, "/talents/"), WHO) == []

    erase(candidate, link)
    is_absent(member, page)
    everywhere = ("/", "/talents/", "/talents/questions/", "/search/?q=flexographic", "/search/?q=ფლექსო")
    assert told(member, everywhere, (*WHO, found.uid)) == []
    staff = scene.at(cast.staff)
    assert told(staff, ("/talents/", "/search/?q=flexographic", "/journal/"), WHO) == []
