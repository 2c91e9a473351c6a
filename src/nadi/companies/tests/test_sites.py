"""The sites of an organisation."""

from django.test import Client
from tests.cast import Cast, client_for

from nadi.companies.models import Site
from nadi.journal.models import Entry

TYPED = {"name": "Gori depot", "town": "Gori", "region": "GE-SK", "latitude": "41,98", "longitude": "44.11"}


def new_at(cast: Cast, client: Client, **typed: str) -> str:
    uid = cast.rioni.organisation.uid
    return client.post(f"/organisations/{uid}/sites/new/", {**TYPED, **typed}).content.decode()


def test_a_company_adds_its_own_site(cast: Cast) -> None:
    new_at(cast, client_for(cast.rioni.colleague))
    site = Site.objects.get(name="Gori depot")
    assert (site.organisation, str(site.latitude)) == (cast.rioni.organisation, "41.980000")


def test_a_company_is_found_by_the_town_of_its_new_site(cast: Cast) -> None:
    new_at(cast, client_for(cast.rioni.colleague))
    found = client_for(cast.staff).get("/organisations/", {"q": "gori depot"})
    assert "Rioni Cartons" in found.content.decode()


def test_another_company_may_not_add_a_site(cast: Cast) -> None:
    text = new_at(cast, client_for(cast.samgori.representative))
    assert "Only its own people and the association&#x27;s office can change this organisation." in text
    assert not Site.objects.filter(name="Gori depot").exists()


def test_a_latitude_beyond_the_pole_is_explained(cast: Cast) -> None:
    assert "This lies between −90 and 90." in new_at(cast, client_for(cast.staff), latitude="91")


def test_one_coordinate_alone_is_explained(cast: Cast) -> None:
    text = new_at(cast, client_for(cast.staff), longitude="")
    assert "Give both latitude and longitude, or neither." in text


def test_closing_a_site_is_journalled(cast: Cast) -> None:
    site = cast.rioni.sites[0]
    client_for(cast.rioni.colleague).post(f"/sites/{site.uid}/close/")
    site.refresh_from_db()
    assert site.is_closed
    assert Entry.objects.latest("number").verb == "companies.close_site"


def test_closing_twice_is_refused_with_a_sentence(cast: Cast) -> None:
    site = cast.rioni.sites[0]
    client = client_for(cast.staff)
    client.post(f"/sites/{site.uid}/close/")
    again = client.post(f"/sites/{site.uid}/close/")
    assert "This site is already closed." in again.content.decode()


def test_looking_at_the_verb_does_nothing(cast: Cast) -> None:
    response = client_for(cast.staff).get(f"/sites/{cast.rioni.sites[0].uid}/close/")
    assert (response.status_code, Site.objects.filter(is_closed=True).count()) == (405, 0)


def test_a_closed_site_opens_again(cast: Cast) -> None:
    site = cast.rioni.sites[0]
    client = client_for(cast.staff)
    client.post(f"/sites/{site.uid}/close/")
    client.post(f"/sites/{site.uid}/reopen/")
    site.refresh_from_db()
    assert not site.is_closed


def test_a_site_does_not_exist_for_a_stranger(cast: Cast) -> None:
    response = client_for(cast.stranger).post(f"/sites/{cast.rioni.sites[0].uid}/close/")
    assert response.status_code == 404
