"""A machine stands still: one firm has the part and lends it, another is thanked, and names come last."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from nadi.registers.suppliers.models import Machine, PartAnswer, PartRequest
from nadi.registers.suppliers.tests.story import answer_of, machine_of
from tests.cast import Member
from tests.journeys.acts.story import letters_to
from tests.journeys.acts_registers.scene import Scene, follows, link_to, told
from tests.journeys.people import Someone

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PART = "Gripper bar bearing"
CALL = "Nino, 599 12 34 56"
# One white point.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63f80f0001010100b138f6140000000049454e44ae426082"
)


def enter_machine(colleague: Someone) -> Machine:
    """A colleague enters the machine on a phone, by keyboard from field to field."""
    colleague.goes_to("/suppliers/machines/new/")
    colleague.field("make").focus()
    for words in ("BOBST SA", "Expertfold 110", "folding and gluing", "2009"):
        colleague.page.keyboard.type(words)
        colleague.page.keyboard.press("Tab")
    with colleague.page.expect_navigation():
        colleague.page.keyboard.press("Enter")
    colleague.looks()
    return Machine.objects.get(model="Expertfold 110")


def ask(colleague: Someone, machine: Machine) -> PartRequest:
    """It stands still: the part is asked for from the machine's own page."""
    colleague.goes_to("/suppliers/machines/")
    follows(colleague, colleague.page.locator(f'main a[href="/suppliers/machines/{machine.uid}/"]').first)
    follows(colleague, colleague.page.locator('main a[href$="/part/"]'))
    colleague.fills({"part": PART, "part_number": "GB-110-7", "what_happened": "It broke this morning."})
    colleague.attaches("picture", "plate.png", PICTURE).presses()
    return PartRequest.objects.get()


def offer(scene: Scene, member: Member, terms: str, **typed: str) -> None:
    """A firm that was asked answers from the mail, without signing in, and does not learn who asks."""
    guest = scene.guest("en", phone=True)
    link = link_to(member.colleague.email, "/suppliers/parts/by-link/")
    assert told(guest, (link,), ("Rioni", "რიონის")) == []
    guest.goes_to(link).chooses("terms", terms).fills({"contact": CALL, **typed})
    guest.presses()


def accept(colleague: Someone, asked: PartRequest, member: Member) -> None:
    """The asker reads two offers without names, accepts one, and then reads whom to call."""
    page = f"/suppliers/parts/{asked.uid}/"
    assert told(colleague, (page,), ("Samgori", "Kolkheti", CALL)) == []
    colleague.presses(f"/{answer_of(asked, member).uid}/accept/")
    assert ["Samgori Foods" in colleague.reads(), CALL in colleague.reads()] == [True, True]
    assert "Kolkheti" not in colleague.page.content()


def test_a_machine_stands_still_and_a_part_is_found(browser: Browser, live_server: LiveServer) -> None:
    scene = Scene(browser, live_server)
    cast = scene.cast
    machine_of(cast.samgori)
    machine_of(cast.kolkheti)
    colleague = scene.at(cast.rioni.colleague, phone=True)
    asked = ask(colleague, enter_machine(colleague))
    offer(scene, cast.samgori, PartAnswer.Terms.LEND, message="We have two.")
    offer(scene, cast.kolkheti, PartAnswer.Terms.SELL, price="120")
    follows_mail(colleague, cast.rioni)
    accept(colleague, asked, cast.samgori)

    helper = scene.at(cast.samgori.colleague, "ka", phone=True)
    assert "რიონის მუყაო" in helper.goes_to(f"/suppliers/parts/{asked.uid}/").reads()
    thanks = letters_to(cast.kolkheti.colleague.email)[-1]
    assert PART in thanks
    assert not any(name in thanks for name in ("Rioni", "Samgori"))
    third = scene.at(cast.kolkheti.colleague)
    assert told(third, (f"/suppliers/parts/{asked.uid}/", "/suppliers/parts/"), ("Rioni", "Samgori")) == []


def follows_mail(colleague: Someone, member: Member) -> None:
    """The asker comes by the link of the mail that says somebody has it."""
    colleague.goes_to(link_to(member.colleague.email, "/suppliers/parts/"))
