"""Roles change and end; the switch between organisations."""

from django.test import Client
from tests.cast import Cast, acts_for, client_for

from nadi.companies.models import Affiliation
from nadi.journal.models import Entry
from nadi.people.models import Person


def role_of(person: Person) -> Affiliation:
    return Affiliation.objects.filter(person=person, until=None).get()


def end(client: Client, affiliation: Affiliation) -> int:
    return client.post(f"/affiliations/{affiliation.uid}/end/").status_code


def test_a_role_ends_in_the_middle_of_a_session(cast: Cast) -> None:
    open_session = client_for(cast.rioni.colleague)
    assert open_session.get("/organisations/").status_code == 200
    end(client_for(cast.staff), role_of(cast.rioni.colleague))
    assert open_session.get("/organisations/").status_code == 403
    assert open_session.get(f"/organisations/{cast.rioni.organisation.uid}/").status_code == 404


def test_ending_a_role_is_journalled(cast: Cast) -> None:
    affiliation = role_of(cast.rioni.colleague)
    end(client_for(cast.staff), affiliation)
    entry = Entry.objects.latest("number")
    assert (entry.verb, entry.subject) == ("companies.end_affiliation", f"affiliation:{affiliation.uid}")


def test_a_representative_ends_a_colleague(cast: Cast) -> None:
    assert end(client_for(cast.rioni.representative), role_of(cast.rioni.colleague)) == 302
    assert not Affiliation.objects.filter(person=cast.rioni.colleague, until=None).exists()


def test_a_colleague_does_not_end_a_representative(cast: Cast) -> None:
    assert end(client_for(cast.rioni.colleague), role_of(cast.rioni.representative)) == 403


def test_another_companys_people_do_not_exist(cast: Cast) -> None:
    assert end(client_for(cast.samgori.representative), role_of(cast.rioni.colleague)) == 404


def test_people_leave_by_themselves(cast: Cast) -> None:
    end(client_for(cast.rioni.representative), role_of(cast.rioni.representative))
    assert not Affiliation.objects.filter(person=cast.rioni.representative, until=None).exists()


def test_the_last_person_of_the_office_stays(cast: Cast) -> None:
    response = client_for(cast.staff).post(f"/affiliations/{role_of(cast.staff).uid}/end/")
    assert "The office needs somebody" in response.content.decode()
    assert role_of(cast.staff).until is None


def test_ending_twice_is_not_found(cast: Cast) -> None:
    affiliation = role_of(cast.rioni.colleague)
    end(client_for(cast.staff), affiliation)
    assert end(client_for(cast.staff), affiliation) == 404


def test_looking_at_the_verb_ends_nothing(cast: Cast) -> None:
    affiliation = role_of(cast.rioni.colleague)
    assert client_for(cast.staff).get(f"/affiliations/{affiliation.uid}/end/").status_code == 405


def test_staff_changes_a_role(cast: Cast) -> None:
    affiliation = role_of(cast.rioni.colleague)
    client_for(cast.staff).post(f"/affiliations/{affiliation.uid}/role/", {"role": "representative"})
    affiliation.refresh_from_db()
    assert affiliation.role == "representative"


def test_a_representative_does_not_change_roles(cast: Cast) -> None:
    affiliation = role_of(cast.rioni.colleague)
    address = f"/affiliations/{affiliation.uid}/role/"
    response = client_for(cast.rioni.representative).post(address, {"role": "representative"})
    affiliation.refresh_from_db()
    assert (response.status_code, affiliation.role) == (403, "colleague")


def test_an_unknown_role_is_explained(cast: Cast) -> None:
    affiliation = role_of(cast.rioni.colleague)
    response = client_for(cast.staff).post(f"/affiliations/{affiliation.uid}/role/", {"role": "king"})
    assert "Select a valid choice" in response.content.decode()


def test_members_do_not_see_another_companys_people(cast: Cast) -> None:
    page = client_for(cast.samgori.representative).get(f"/organisations/{cast.rioni.organisation.uid}/")
    assert page.status_code == 200
    assert "colleague@rioni.example" not in page.content.decode()


def test_a_company_sees_its_own_people(cast: Cast) -> None:
    page = client_for(cast.rioni.colleague).get(f"/organisations/{cast.rioni.organisation.uid}/")
    assert "representative@rioni.example" in page.content.decode()


def test_the_switch_changes_for_whom_one_acts(cast: Cast) -> None:
    acts_for(cast.vendor, cast.rioni.organisation)
    client = client_for(cast.vendor)
    before = client.get("/organisations/").status_code
    client.post("/act-for/", {"organisation": cast.rioni.organisation.uid})
    assert (before, client.get("/organisations/").status_code) == (403, 200)


def test_the_switch_is_seen_on_every_page(cast: Cast) -> None:
    acts_for(cast.staff, cast.rioni.organisation)
    page = client_for(cast.staff).get("/organisations/").content.decode()
    assert ("You act for" in page, f'value="{cast.rioni.organisation.uid}"' in page) == (True, True)


def test_nobody_switches_to_an_organisation_not_theirs(cast: Cast) -> None:
    client = client_for(cast.vendor)
    response = client.post("/act-for/", {"organisation": cast.rioni.organisation.uid})
    assert "You do not act for this organisation." in response.content.decode()
    assert client.get("/organisations/").status_code == 403


def test_the_switch_answers_to_presses_only(cast: Cast) -> None:
    assert client_for(cast.vendor).get("/act-for/").status_code == 405
