"""Searches that people keep, and the mail about what is new in them."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for

from nadi.companies.models import Affiliation
from nadi.people.models import Person
from nadi.registers.entries.actions.searches import Wanted, save_search
from nadi.registers.entries.actions.states import publish_entry, withdraw_entry
from nadi.registers.entries.models import SavedSearch
from nadi.registers.entries.searches.alerts import alert_all
from nadi.registers.entries.searches.places import SEARCH, canonical
from nadi.registers.entries.tests.story import NAME, entered, office
from nadi.web.access import Refused
from nadi.web.models import Mail


def kept(person: Person, parameters: str = "", place: str = NAME) -> SavedSearch:
    """Let a person keep a search."""
    return save_search(by=actor_of_person(person), wanted=Wanted(place=place, parameters=parameters))


def told(person: Person) -> str:
    """Run the duty, and return what the person was written since."""
    before = Mail.objects.count()
    alert_all()
    written = Mail.objects.order_by("pk")[before:]
    return " ".join(mail.text for mail in written if mail.to == person.email)


def test_only_what_is_new_is_told_and_once(cast: Cast) -> None:
    person = cast.rioni.colleague
    entered(cast, "Old Works")
    kept(person)
    entered(cast, "New Works")
    first, second = told(person), told(person)
    assert ("New Works" in first, "Old Works" in first, second) == (True, False, "")


def test_a_search_is_narrowed_as_its_address_says(cast: Cast) -> None:
    person = cast.rioni.colleague
    kept(person, "country=DE&q=works")
    for name, country in (("Works there", "DE"), ("Works here", "GE"), ("Other there", "DE")):
        entered(cast, name, country=country)
    text = told(person)
    assert [name in text for name in ("Works there", "Works here", "Other there")] == [True, False, False]


def test_what_the_one_search_newly_finds_is_told(cast: Cast) -> None:
    person = cast.rioni.colleague
    entered(cast, "Offset old")
    kept(person, "q=offset", SEARCH)
    entered(cast, "Offset new")
    text = told(person)
    assert ("Offset new" in text, "Offset old" in text, told(person)) == (True, False, "")


def test_what_is_published_later_is_new_then(cast: Cast) -> None:
    person = cast.rioni.colleague
    kept(person)
    draft = entered(cast, "Draft Works", state="draft")
    before = told(person)
    publish_entry(by=office(cast), entry=draft, verb="suppliers.edit")
    assert (before, "Draft Works" in told(person)) == ("", True)


@pytest.mark.parametrize("place", [NAME, SEARCH])
@pytest.mark.parametrize("hidden", [{"audience": "staff"}, {"state": "draft"}], ids=str)
def test_nothing_is_told_that_the_reader_may_not_see(cast: Cast, place: str, hidden: dict[str, str]) -> None:
    kept(cast.rioni.colleague, "q=secret", place)
    entered(cast, "Secret Works", **hidden)
    assert told(cast.rioni.colleague) == ""


def test_what_was_seen_by_staff_is_not_told_when_they_are_none_any_more(cast: Cast) -> None:
    kept(cast.staff, "q=secret")
    entered(cast, "Secret Works", audience="staff")
    Affiliation.objects.filter(person=cast.staff).update(until=timezone.now())
    assert told(cast.staff) == ""


def test_who_left_the_organisation_is_told_nothing(cast: Cast) -> None:
    kept(cast.rioni.colleague)
    entered(cast, "New Works")
    Affiliation.objects.filter(person=cast.rioni.colleague).update(until=timezone.now())
    assert told(cast.rioni.colleague) == ""


def test_what_is_gone_meanwhile_is_not_told(cast: Cast) -> None:
    kept(cast.rioni.colleague)
    withdraw_entry(by=office(cast), entry=entered(cast, "New Works"), verb="suppliers.withdraw")
    assert told(cast.rioni.colleague) == ""


def test_one_mail_tells_of_all_searches_of_a_person(cast: Cast) -> None:
    person = cast.rioni.colleague
    kept(person, "q=works")
    kept(person, "country=DE")
    entered(cast, "Works", country="DE")
    told(person)
    assert Mail.objects.filter(to=person.email).count() == 1


def test_a_link_stops_the_mails_without_signing_in(cast: Cast) -> None:
    person = cast.rioni.colleague
    for parameters in ("q=works", "country=DE"):
        kept(person, parameters)
    entered(cast, "Works", country="DE")
    link = re.findall(r"/registers/alerts/[\w.-]+/", told(person))[0]
    looked = Client().get(link).status_code
    still = SavedSearch.objects.filter(is_alerting=True).count()
    Client().post(link)
    one = SavedSearch.objects.filter(is_alerting=True).count()
    Client().post(link, {"which": "all"})
    assert (looked, still, one, SavedSearch.objects.filter(is_alerting=True).count()) == (200, 2, 1, 0)


def test_a_mail_program_stops_all_alerts_with_one_post_and_no_cookie(cast: Cast) -> None:
    person, other = cast.rioni.colleague, cast.rioni.representative
    for parameters in ("q=works", "country=DE"):
        kept(person, parameters)
    kept(other)
    entered(cast, "Works", country="DE")
    told(person)
    link = Mail.objects.get(to=person.email).stop_url.removeprefix("http://testserver")
    program = Client(enforce_csrf_checks=True)
    asked = program.get(link).status_code
    still = SavedSearch.objects.filter(person=person, is_alerting=True).count()
    answer = program.post(link, {"List-Unsubscribe": "One-Click"}).status_code
    left = SavedSearch.objects.filter(is_alerting=True).values_list("person__email", flat=True)
    assert (asked, still, answer, list(left)) == (200, 2, 200, [other.email])


def test_a_forged_link_stops_nothing(cast: Cast) -> None:
    saved = kept(cast.rioni.colleague)
    links = (f"{saved.uid}.forged", f"all/{saved.person.uid}.forged")
    answers = [Client().post(f"/registers/alerts/{link}/").status_code for link in links]
    assert (answers, SavedSearch.objects.get().is_alerting) == ([404, 404], True)


def test_looking_costs_as_much_for_thirty_new_as_for_one(cast: Cast) -> None:
    saved = kept(cast.rioni.colleague)
    moment = timezone.now() - timedelta(hours=1)

    def cost() -> int:
        SavedSearch.objects.filter(pk=saved.pk).update(looked_until=moment)
        with CaptureQueriesContext(connection) as asked:
            alert_all()
        return len(asked)

    entered(cast, "One")
    one = cost()
    for number in range(29):
        entered(cast, f"Works {number}")
    assert cost() == one


def test_a_search_is_saved_from_a_list_and_from_the_one_search(cast: Cast) -> None:
    client = client_for(cast.rioni.colleague)
    page = f"http://testserver/{NAME}/?country=DE&page=2"
    asked = client.get(f"/registers/saved/new/?place={NAME}", headers={"referer": page}).content.decode()
    client.post("/registers/saved/new/", {"place": SEARCH, "parameters": "q=offset"})
    typed = {"place": NAME, "parameters": "country=DE", "name": "Germans", "is_alerting": "on"}
    client.post("/registers/saved/new/", typed)
    assert 'value="country=DE"' in asked
    assert list(SavedSearch.objects.order_by("name").values_list("name", "place", "parameters")) == [
        ("Germans", NAME, "country=DE"),
        ("offset", SEARCH, "q=offset"),
    ]


def test_the_same_search_is_kept_once(cast: Cast) -> None:
    for parameters in ("q=works&country=DE", "?country=DE&q=works&page=3&export=csv"):
        kept(cast.rioni.colleague, parameters)
    assert SavedSearch.objects.get().parameters == canonical("country=DE&q=works")


def test_a_list_that_is_not_for_the_reader_cannot_be_watched(cast: Cast) -> None:
    for place in (NAME, "nowhere"):
        with pytest.raises(Refused):
            kept(cast.vendor, place=place)


def test_the_searches_of_others_are_absent(cast: Cast) -> None:
    saved = kept(cast.rioni.colleague)
    client = client_for(cast.rioni.representative)
    answers = [client.post(f"/registers/saved/{saved.uid}/{word}").status_code for word in ("", "forget/")]
    assert (answers, "No saved searches yet" in client.get("/registers/saved/").content.decode()) == (
        [404] * 2,
        True,
    )


def test_a_search_is_renamed_silenced_and_removed(cast: Cast) -> None:
    saved = kept(cast.rioni.colleague)
    client = client_for(cast.rioni.colleague)
    client.post(f"/registers/saved/{saved.uid}/", {"name": "Mine"})
    saved.refresh_from_db()
    client.post(f"/registers/saved/{saved.uid}/forget/")
    assert (saved.name, saved.is_alerting, SavedSearch.objects.count()) == ("Mine", False, 0)
