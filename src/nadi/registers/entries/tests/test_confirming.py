"""Asking whether an entry is still right, answering by link, and fading."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast, client_for, queries_for

from nadi.registers.entries.asking import LINK_LIVES, ask_all
from nadi.registers.entries.models import Change, Entry, Mistake
from nadi.registers.entries.queries import is_stale
from nadi.registers.entries.tests.story import NAME, entered, faded, hung, page_of
from nadi.web.models import Mail

ASKED = "info@bobst.example"


def today_asked() -> int:
    """Run the duty."""
    return ask_all(timezone.localdate())


def link_in_mail() -> str:
    """Return the address in the last letter."""
    found = re.findall(r"/registers/confirm/[\w-]+/", Mail.objects.latest("pk").text)
    return str(found[-1])


def test_one_mail_lists_all_entries_of_an_address(cast: Cast) -> None:
    for name in ("First", "Second", "Third"):
        faded(entered(cast, name, confirm_email=ASKED), -5)
    today_asked()
    mail = Mail.objects.get(to=ASKED)
    assert [name in mail.text for name in ("First", "Second", "Third")] == [True] * 3


def test_nobody_is_asked_before_it_is_near_or_twice(cast: Cast) -> None:
    faded(entered(cast, "Later", confirm_email=ASKED), -30)
    faded(entered(cast, "Soon", confirm_email=ASKED), -5)
    assert [today_asked(), today_asked()] == [1, 0]


def test_it_is_asked_once_more_when_it_fades(cast: Cast) -> None:
    entry = faded(entered(cast, confirm_email=ASKED), 0)
    asked = [timezone.now() - timedelta(days=days) for days in (10, 0)]
    said = []
    for moment in asked:
        Entry.objects.filter(pk=entry.pk).update(confirm_asked=moment)
        said.append(today_asked())
    assert said == [1, 0]


def test_where_no_address_is_given_the_owners_people_are_asked(cast: Cast) -> None:
    faded(entered(cast, owner=cast.vendor_organisation), -5)
    today_asked()
    assert Mail.objects.get().to == cast.vendor.email


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_is_not_current_is_not_asked_about(cast: Cast, state: str) -> None:
    faded(entered(cast, confirm_email=ASKED, state=state), -5)
    assert today_asked() == 0


def test_the_link_confirms_without_signing_in(cast: Cast) -> None:
    entry = faded(entered(cast, confirm_email=ASKED), -5)
    today_asked()
    page = Client().get(link_in_mail())
    Client().post(link_in_mail(), {"said": "right"})
    entry.refresh_from_db()
    assert (page.status_code, entry.confirmed, entry.confirmed_by) == (200, timezone.localdate(), "")
    assert not is_stale(entry)


def test_looking_at_the_link_confirms_nothing(cast: Cast) -> None:
    entry = faded(entered(cast, confirm_email=ASKED), 5)
    today_asked()
    Client().get(link_in_mail())
    entry.refresh_from_db()
    assert entry.stale_on == timezone.localdate() - timedelta(days=5)


def test_the_link_takes_what_changed_to_the_office(cast: Cast) -> None:
    entry = faded(entered(cast, confirm_email=ASKED), -5)
    today_asked()
    Client().post(link_in_mail(), {"said": "changed", "text": "New number"})
    assert list(Mistake.objects.values_list("entry", "text")) == [(entry.pk, "New number")]


def test_a_change_without_words_is_explained(cast: Cast) -> None:
    faded(entered(cast, confirm_email=ASKED), -5)
    today_asked()
    page = Client().post(link_in_mail(), {"said": "changed", "text": ""}, headers={"accept-language": "en"})
    assert (page.status_code, Mistake.objects.count()) == (200, 0)


def test_the_link_takes_out_of_sight_what_no_longer_exists(cast: Cast) -> None:
    entry = faded(entered(cast, confirm_email=ASKED), -5)
    today_asked()
    for _twice in range(2):
        Client().post(link_in_mail(), {"said": "gone"})
    entry.refresh_from_db()
    assert (entry.state, Mistake.objects.count()) == (Entry.State.WITHDRAWN, 1)
    assert client_for(cast.rioni.colleague).get(page_of(entry)).status_code == 404


def test_a_link_ends(cast: Cast) -> None:
    entry = faded(entered(cast, confirm_email=ASKED), -5)
    today_asked()
    Entry.objects.filter(pk=entry.pk).update(confirm_asked=timezone.now() - LINK_LIVES - timedelta(days=1))
    Entry.objects.filter(pk=entry.pk).update(confirmed=None)
    assert Client().get(link_in_mail()).status_code == 404


def test_the_owner_and_staff_confirm_and_others_do_not(cast: Cast) -> None:
    entry = entered(cast, owner=cast.vendor_organisation)
    people = (cast.vendor, cast.staff, cast.rioni.colleague)
    answers = [client_for(one).post(hung(entry, "confirm")).status_code for one in people]
    assert (answers, Change.objects.filter(verb="entries.confirm").count()) == ([302, 302, 403], 2)


def test_what_is_stale_is_marked_on_page_and_list(cast: Cast) -> None:
    entry = faded(entered(cast), 1)
    client = client_for(cast.rioni.colleague)
    pages = [client.get(address).content.decode() for address in (page_of(entry), f"/{NAME}/")]
    assert ["Nobody has confirmed this lately" in pages[0], "not confirmed lately" in pages[1]] == [
        True,
        True,
    ]


def test_what_is_hidden_only_staff_and_the_owner_see(cast: Cast) -> None:
    entry = faded(entered(cast, owner=cast.vendor_organisation), 1, hidden=True)
    people = (cast.rioni.colleague, cast.board, cast.vendor, cast.staff)
    answers = [client_for(one).get(page_of(entry)).status_code for one in people]
    assert answers == [404, 404, 200, 200]


def test_the_office_lists_what_fades(cast: Cast) -> None:
    faded(entered(cast, "Soon"), -5)
    faded(entered(cast, "Later"), -60)
    page = client_for(cast.staff).get("/registers/fading/").content.decode()
    assert ["Soon</a>" in page, "Later</a>" in page] == [True, False]


def test_the_list_of_what_fades_costs_as_much_for_three_as_for_one(cast: Cast) -> None:
    client = client_for(cast.staff)
    faded(entered(cast, "One"), -5)
    one = queries_for(client, "/registers/fading/")
    for name in ("Two", "Three"):
        faded(entered(cast, name), -5)
    assert queries_for(client, "/registers/fading/") == one


def test_the_history_tells_what_changed_to_staff_alone(cast: Cast) -> None:
    entry = entered(cast)
    client = client_for(cast.staff)
    client.post(f"{page_of(entry)}withdraw/")
    page = client.get(hung(entry, "history")).content.decode()
    assert ("withdrawn" in page, "Nino Staff" in page) == (True, True)
    assert client_for(cast.rioni.colleague).get(hung(entered(cast, "B"), "history")).status_code == 403


def test_the_history_names_days_and_countries_as_readers_do(cast: Cast) -> None:
    entry = entered(cast, "Works", country="DE", deadline=date(2031, 5, 7))
    page = client_for(cast.staff).get(hung(entry, "history")).content.decode()
    assert [words in page for words in ("Germany", "7 May 2031", "2031-05-07")] == [True, True, False]
