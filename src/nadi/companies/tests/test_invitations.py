"""Inviting people by e-mail link, and what the link does."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.cast import PASSWORD, Cast, acts_for, client_for

from nadi.companies.models import Affiliation, Invitation
from nadi.journal.models import Entry
from nadi.people.models import Person

TYPED = {"email": "Nana@rioni.example", "name": "Nana", "role": "colleague", "language": "ka"}
ANSWER = {"name": "Nana Colleague", "password": "seven green boxes"}


@pytest.fixture(autouse=True)
def letters_leave(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> DjangoCaptureOnCommitCallbacks:
    return django_capture_on_commit_callbacks


class Desk:
    """Somebody who invites, and the letters that left."""

    def __init__(self, cast: Cast, leave: DjangoCaptureOnCommitCallbacks) -> None:
        self.cast, self.leave = cast, leave

    def invite(self, person: Person, **typed: str) -> Any:
        address = f"/organisations/{self.cast.rioni.organisation.uid}/invite/"
        with self.leave(execute=True):
            return client_for(person).post(address, {**TYPED, **typed})

    def press(self, person: Person, verb: str) -> Any:
        invitation = Invitation.objects.get()
        with self.leave(execute=True):
            return client_for(person).post(f"/invitations/{invitation.uid}/{verb}/")

    def link(self, number: int = -1) -> str:
        found = re.search(r"http://testserver(/join/\S+)", str(mail.outbox[number].body))
        assert found
        return found[1]


@pytest.fixture
def desk(cast: Cast, letters_leave: DjangoCaptureOnCommitCallbacks) -> Desk:
    return Desk(cast, letters_leave)


def test_a_representative_invites_a_colleague(desk: Desk) -> None:
    desk.invite(desk.cast.rioni.representative)
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.role) == ("nana@rioni.example", "colleague")
    assert mail.outbox[0].to == ["nana@rioni.example"]


def test_the_link_is_in_the_letter_and_nowhere_in_the_database(desk: Desk) -> None:
    desk.invite(desk.cast.rioni.representative)
    assert Invitation.objects.get().token not in desk.link()


def test_a_representative_does_not_name_representatives(desk: Desk) -> None:
    response = desk.invite(desk.cast.rioni.representative, role="representative")
    assert "Select a valid choice" in response.content.decode()
    assert not Invitation.objects.exists()


def test_staff_names_a_representative(desk: Desk) -> None:
    desk.invite(desk.cast.staff, role="representative")
    assert Invitation.objects.get().role == "representative"


def test_a_colleague_is_told_who_may_invite(desk: Desk) -> None:
    response = desk.invite(desk.cast.rioni.colleague)
    assert response.status_code == 403
    assert "is decided by its representatives" in response.content.decode()


def test_another_company_does_not_invite(desk: Desk) -> None:
    assert desk.invite(desk.cast.samgori.representative).status_code == 403


def test_inviting_the_same_address_twice_is_explained(desk: Desk) -> None:
    desk.invite(desk.cast.staff)
    again = desk.invite(desk.cast.staff, email="NANA@rioni.example")
    assert "There is already an invitation to this address." in again.content.decode()


def test_inviting_somebody_who_is_there_is_explained(desk: Desk) -> None:
    response = desk.invite(desk.cast.staff, email=desk.cast.rioni.colleague.email)
    assert "This person already acts for the organisation." in response.content.decode()


def test_the_journal_keeps_no_address(desk: Desk) -> None:
    desk.invite(desk.cast.staff)
    entry = Entry.objects.get(verb="companies.invite")
    assert "nana" not in str(entry.after) + entry.subject


def test_looking_at_the_link_does_nothing(desk: Desk) -> None:
    desk.invite(desk.cast.staff)
    response = Client().get(desk.link())
    assert response.status_code == 200
    assert Invitation.objects.get().accepted is None
    assert not Person.objects.filter(email="nana@rioni.example").exists()


def test_a_newcomer_opens_an_account_and_acts_for_the_company(desk: Desk) -> None:
    desk.invite(desk.cast.staff)
    newcomer = Client()
    newcomer.post(desk.link(), ANSWER)
    affiliation = Affiliation.objects.get(person__email="nana@rioni.example")
    assert (affiliation.organisation, affiliation.role) == (desk.cast.rioni.organisation, "colleague")
    assert newcomer.get("/organisations/").status_code == 200


def test_a_newcomer_reads_the_language_of_the_invitation(desk: Desk) -> None:
    desk.invite(desk.cast.staff)
    response = Client().post(desk.link(), ANSWER)
    assert response.cookies["django_language"].value == "ka"


def test_the_new_account_signs_in_with_its_password(desk: Desk) -> None:
    desk.invite(desk.cast.staff)
    Client().post(desk.link(), ANSWER)
    client = Client()
    client.post("/accounts/login/", {"login": "nana@rioni.example", "password": ANSWER["password"]})
    assert client.get("/organisations/").status_code == 200


def test_a_weak_password_is_explained(desk: Desk) -> None:
    desk.invite(desk.cast.staff)
    response = Client().post(desk.link(), {**ANSWER, "password": "password"})
    assert "too common" in response.content.decode()
    assert Invitation.objects.get().accepted is None


def test_a_link_works_once(desk: Desk) -> None:
    desk.invite(desk.cast.staff)
    Client().post(desk.link(), ANSWER)
    second = Client().post(desk.link(), {**ANSWER, "name": "Somebody else"})
    assert second.status_code == 410
    assert "a link works once" in second.content.decode()


def test_a_link_ends_after_a_fortnight(desk: Desk) -> None:
    desk.invite(desk.cast.staff)
    Invitation.objects.update(expires=timezone.now() - timedelta(seconds=1))
    response = Client().post(desk.link(), ANSWER)
    assert response.status_code == 410
    assert not Person.objects.filter(email="nana@rioni.example").exists()


def test_a_withdrawn_link_opens_nothing(desk: Desk) -> None:
    desk.invite(desk.cast.staff)
    desk.press(desk.cast.staff, "withdraw")
    response = Client().post(desk.link(), ANSWER)
    assert response.status_code == 410
    assert "was withdrawn" in response.content.decode()


def test_sending_again_replaces_the_link(desk: Desk) -> None:
    desk.invite(desk.cast.staff)
    desk.press(desk.cast.staff, "resend")
    assert (Client().get(desk.link(0)).status_code, Client().get(desk.link(1)).status_code) == (404, 200)


def test_an_unknown_link_is_not_found(desk: Desk) -> None:
    assert Client().get("/join/nobody-wrote-this/").status_code == 404


def test_who_has_an_account_must_sign_in_to_accept(desk: Desk) -> None:
    desk.invite(desk.cast.staff, email=desk.cast.stranger.email)
    response = Client().post(desk.link(), ANSWER)
    assert "Sign in to it, and you will come back here." in response.content.decode()
    assert not desk.cast.stranger.affiliations.exists()


def test_who_has_an_account_accepts_when_signed_in(desk: Desk) -> None:
    desk.invite(desk.cast.staff, email=desk.cast.stranger.email)
    client_for(desk.cast.stranger).post(desk.link())
    assert desk.cast.stranger.affiliations.get().organisation == desk.cast.rioni.organisation


def test_another_account_cannot_accept(desk: Desk) -> None:
    desk.invite(desk.cast.staff, email=desk.cast.stranger.email)
    client_for(desk.cast.vendor).post(desk.link())
    assert not Affiliation.objects.filter(
        organisation=desk.cast.rioni.organisation, person=desk.cast.vendor
    ).exists()


def test_signing_in_leads_back_to_the_link(desk: Desk) -> None:
    desk.invite(desk.cast.staff, email=desk.cast.stranger.email)
    client = Client()
    link = desk.link()
    response = client.post(
        f"/accounts/login/?next={link}",
        {"login": desk.cast.stranger.email, "password": PASSWORD, "next": link},
    )
    assert response["Location"] == link


def test_a_representative_does_not_touch_another_companys_invitation(desk: Desk) -> None:
    desk.invite(desk.cast.staff)
    assert desk.press(desk.cast.samgori.representative, "withdraw").status_code == 404


def test_a_person_of_two_companies_accepts_for_the_second(desk: Desk) -> None:
    acts_for(desk.cast.stranger, desk.cast.samgori.organisation)
    desk.invite(desk.cast.staff, email=desk.cast.stranger.email)
    client_for(desk.cast.stranger).post(desk.link())
    assert desk.cast.stranger.affiliations.filter(until=None).count() == 2
