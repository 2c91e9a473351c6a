"""Erasing oneself really erases, and ends every role at once."""

from allauth.account.models import EmailAddress
from django.test import Client
from tests.cast import PASSWORD, Cast, client_for

from nadi.companies.models import Affiliation, Invitation
from nadi.journal.models import Entry
from nadi.people.models import Person
from nadi.web.models import Mail

ADDRESS = "/account/erase/"


def erase(client: Client, person: Person) -> str:
    return client.post(ADDRESS, {"email": person.email}).content.decode()


def test_nothing_that_names_the_person_is_left(cast: Cast) -> None:
    person = cast.rioni.colleague
    Invitation.objects.create(
        organisation=cast.rioni.organisation,
        email=person.email,
        name=person.name,
        token="t",
        expires="2027-01-01T00:00Z",
    )
    Mail.objects.create(to=person.email, language="en", subject="x")
    erase(client_for(person), person)
    kept = Person.objects.get(pk=person.pk)
    assert (kept.email, kept.name, kept.phone) == (f"{kept.uid}@erased.invalid", "", "")
    assert not EmailAddress.objects.filter(email=person.email).exists()
    assert not Invitation.objects.filter(email=person.email).exists()
    assert not Mail.objects.filter(to=person.email).exists()


def test_the_roles_of_the_erased_end(cast: Cast) -> None:
    erase(client_for(cast.rioni.colleague), cast.rioni.colleague)
    assert not Affiliation.objects.filter(person=cast.rioni.colleague, until=None).exists()


def test_the_erased_does_not_sign_in_again(cast: Cast) -> None:
    person = cast.rioni.colleague
    email = person.email
    erase(client_for(person), person)
    client = Client()
    client.post("/accounts/login/", {"login": email, "password": PASSWORD})
    assert client.get("/account/").status_code == 302


def test_the_sessions_of_the_erased_end(cast: Cast) -> None:
    person = cast.rioni.colleague
    elsewhere, here = client_for(person), client_for(person)
    erase(here, person)
    assert elsewhere.get("/account/").status_code == 302


def test_the_act_stays_in_the_journal_without_a_name(cast: Cast) -> None:
    person = cast.rioni.colleague
    erase(client_for(person), person)
    entry = Entry.objects.get(verb="people.erase")
    assert (entry.subject, entry.before, entry.after) == (f"person:{person.uid}", {}, {})


def test_another_address_erases_nobody(cast: Cast) -> None:
    text = client_for(cast.vendor).post(ADDRESS, {"email": cast.rival.email}).content.decode()
    assert "This is not the address of your account." in text
    assert Person.objects.get(pk=cast.vendor.pk).is_active


def test_looking_erases_nobody(cast: Cast) -> None:
    assert client_for(cast.vendor).get(ADDRESS).status_code == 200
    assert Person.objects.get(pk=cast.vendor.pk).is_active


def test_the_last_person_of_the_office_is_not_erased(cast: Cast) -> None:
    response = client_for(cast.staff).post(ADDRESS, {"email": cast.staff.email})
    assert "The office needs somebody" in response.content.decode()
    assert Person.objects.get(pk=cast.staff.pk).is_active


def test_the_page_asks_to_sign_in(db: None) -> None:
    assert Client().get(ADDRESS)["Location"] == f"/accounts/login/?next={ADDRESS}"
