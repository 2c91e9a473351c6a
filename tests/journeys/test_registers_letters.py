"""What the links of letters do without signing in: confirm an entry, end alerts, show a seat, check."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from nadi.registers.entries.asking import ask_all
from nadi.registers.entries.models import SavedSearch
from nadi.registers.entries.searches.alerts import alert_all
from nadi.registers.entries.tests.story import entered, faded, page_of
from nadi.registers.events.models import Event, Registration, Seat
from nadi.registers.events.tests.factory import training
from tests.journeys.acts.story import letters_to
from tests.journeys.acts_registers.scene import Scene, follows, is_absent, link_to
from tests.journeys.people import Someone

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

ASKED = "office@bobst.example"
COMERS = ("Ana Peculiaridze", "Beka Oddashvili")


def test_an_entry_is_confirmed_by_a_link(browser: Browser, live_server: LiveServer) -> None:
    scene = Scene(browser, live_server)
    entry = faded(entered(scene.cast, "Bobst Service", confirm_email=ASKED, country="GE"), 1)
    staff = scene.at(scene.cast.staff)
    mark = staff.goes_to(page_of(entry)).page.locator("main .notice-warning")
    assert mark.count() == 1
    ask_all(timezone.localdate())
    guest = scene.guest("ka", phone=True)
    guest.goes_to(link_to(ASKED, "/registers/confirm/"))
    assert "Bobst Service" in guest.reads()
    guest.presses()
    entry.refresh_from_db()
    assert entry.confirmed == timezone.localdate()
    staff.goes_to(page_of(entry))
    assert mark.count() == 0


def test_a_search_is_kept_told_of_and_silenced(browser: Browser, live_server: LiveServer) -> None:
    scene = Scene(browser, live_server)
    person = scene.cast.rioni.colleague
    entered(scene.cast, "Offset Works")
    member = scene.at(person, phone=True)
    member.goes_to("/search/?q=offset").presses("/registers/saved/new/")
    alert_all()
    assert letters_to(person.email) == []
    new = entered(scene.cast, "Offset Spare Parts")
    alert_all()
    letter = letters_to(person.email)[-1]
    assert ["Offset Spare Parts" in letter, "Offset Works" in letter] == [True, False]
    member.goes_to(page_of(new))
    guest = scene.guest(phone=True)
    guest.goes_to(link_to(person.email, "/registers/alerts/")).presses()
    assert SavedSearch.objects.get().is_alerting is False
    member.goes_to("/registers/saved/")
    entered(scene.cast, "Offset Inks")
    alert_all()
    assert letters_to(person.email)[-1] == letter


def take_seats(member: Someone, event: Event) -> list[Seat]:
    """A company takes two seats, and says who comes."""
    member.goes_to("/events/")
    follows(member, member.page.locator(f'main a[href="/events/{event.uid}/"]').first)
    follows(member, member.page.locator('main a[href$="/register/"]'))
    member.fills({"count": "2"}).presses()
    registration = Registration.objects.get()
    follows(member, member.page.locator('main a[href$="/names/"]'))
    seats = list(registration.seats.order_by("position"))
    for seat, name in zip(seats, COMERS, strict=True):
        member.fills({f"name_{seat.uid}": name, f"email_{seat.uid}": address(name)})
    member.presses()
    assert all(name in member.reads() for name in COMERS)
    return seats


def address(name: str) -> str:
    """Return where somebody who comes reads mail."""
    return f"{name.split()[0].lower()}@people.example"


def bring_near(event: Event) -> None:
    """Let it be today, an hour from now."""
    today, soon = timezone.localdate(), timezone.now() + timedelta(hours=1)
    Event.objects.filter(pk=event.pk).update(begins=today, ends=today, begins_at=soon, ends_at=soon)


def let_in(scene: Scene, event: Event, seat: Seat) -> None:
    """Somebody shows the code of their mail on a phone; at the door it is typed on another."""
    guest = scene.guest("ka", phone=True)
    guest.goes_to(link_to(seat.email, "/events/seat/"))
    code = guest.page.locator("main p > strong").first.inner_text()
    door = scene.at(scene.cast.staff, phone=True)
    door.goes_to(f"/events/{event.uid}/check-in/").fills({"code": f" {code.upper()} "}).presses()
    assert seat.name in door.page.locator("h1").inner_text()
    door.presses()
    seat.refresh_from_db()
    assert seat.present_at is not None


def test_seats_are_taken_and_a_certificate_is_checked(browser: Browser, live_server: LiveServer) -> None:
    scene = Scene(browser, live_server)
    event = training(scene.cast)
    member = scene.at(scene.cast.rioni.representative)
    seats = [Seat.objects.get(pk=one.pk) for one in take_seats(member, event)]
    bring_near(event)
    let_in(scene, event, seats[0])
    staff = scene.at(scene.cast.staff)
    staff.goes_to(f"/events/{event.uid}/registrations/").presses(f"/events/{event.uid}/certify/")
    present, absent = (Seat.objects.get(pk=one.pk) for one in seats)
    assert [bool(present.certificate), bool(absent.certificate)] == [True, False]

    member.goes_to(f"/events/registrations/{present.registration.uid}/")
    paper = PdfReader(BytesIO(member.fetches(f"/events/seats/{present.uid}/certificate.pdf")))
    words = re.sub(r"\s+", "", paper.pages[0].extract_text())
    assert "AnaPeculiaridze" in words
    assert f"/events/certificate/{present.certificate}/" in words
    guest = scene.guest("ka", phone=True)
    guest.goes_to(f"/events/certificate/{present.certificate}/")
    assert str(present.certificate) in guest.reads()
    assert "Peculiaridze" not in guest.page.content()
    is_absent(guest, "/events/certificate/NADI-0000-0000/")
