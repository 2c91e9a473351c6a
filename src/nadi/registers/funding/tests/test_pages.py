"""The pages of programmes: they work, for whom, and what they refuse."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for, queries_for

from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.funding.models import Call, Programme
from nadi.registers.funding.tests.story import programme, qualifies, rate, tell


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def form_of(cast: Cast, found: Programme) -> dict[str, Any]:
    """Return what the form of a programme posts when nothing is changed."""
    form = client_for(cast.staff).get(f"/funding/{found.uid}/edit/").context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value is not None}


def test_the_list_shows_what_one_firm_can_get_and_never_the_envelope(cast: Cast) -> None:
    programme(cast)
    text = text_of(client_for(cast.rioni.colleague), "/funding/")
    assert ("at most GEL 30,000" in text.replace("\xa0", " "), "9,000,000" in text) == (True, False)


def test_the_list_begins_with_what_can_still_be_had(cast: Cast) -> None:
    day = timezone.localdate()
    programme(cast, name="Open")
    programme(cast, name="Announced", status=Programme.Status.PLANNED)
    programme(cast, name="Over", status=Programme.Status.COMPLETE)
    programme(cast, name="Late", closes=day - timedelta(days=1))
    client, names = client_for(cast.rioni.colleague), ("Open", "Announced", "Over", "Late")
    found = {
        asked: [name for name in names if f">{name}</a>" in text_of(client, f"/funding/{asked}")]
        for asked in ("", "?kind=grant", "?show=all", "?q=over", "?status=complete")
    }
    ahead, over = ["Open", "Announced"], ["Over"]
    assert list(found.values()) == [ahead, ahead, list(names), over, over]


def test_who_looks_at_all_programmes_goes_on_to_when_narrowing(cast: Cast) -> None:
    client = client_for(cast.rioni.colleague)
    field = '<input type="hidden" name="show" value="all">'
    assert [field in text_of(client, f"/funding/{asked}") for asked in ("", "?show=all")] == [False, True]


def test_a_member_sees_on_the_page_why_it_can_get_it_and_how_much(cast: Cast) -> None:
    found = programme(cast)
    qualifies(cast.rioni)
    text = text_of(client_for(cast.rioni.colleague), f"/funding/{found.uid}/").replace("\xa0", " ")
    said = [
        "Your firm can get this",
        "Yours: 23 (annual report, 31 Jan 2026)",
        "GEL 30,000.00",
        "GEL 40,000.00",
    ]
    assert [words for words in said if words not in text] == []


def test_a_member_sees_what_to_fill_in(cast: Cast) -> None:
    found = programme(cast)
    tell(cast.rioni, staff="23")
    text = text_of(client_for(cast.rioni.colleague), f"/funding/{found.uid}/")
    assert "To know, fill in:" in text
    assert f'href="/funding/facts/?for={found.uid}&amp;fact=founded#fact-founded">Founded on</a>' in text


def test_staff_see_no_verdict_of_a_firm_on_the_programme(cast: Cast) -> None:
    found = programme(cast)
    qualifies(cast.rioni)
    assert "Can my firm get this?" not in text_of(client_for(cast.staff), f"/funding/{found.uid}/")


@pytest.mark.parametrize(
    "address",
    [
        "/funding/",
        "/funding/what-can-we-get/",
        "/funding/facts/",
        "/funding/calendar/",
        "/funding/rates/",
        "/funding/applications/",
    ],
)
def test_a_member_opens_its_pages(cast: Cast, address: str) -> None:
    programme(cast)
    text_of(client_for(cast.rioni.colleague), address)


@pytest.mark.parametrize(
    "address", ["", "edit/", "conditions/", "calls/new/", "firms/", "firms/tell/", "lessons/new/"]
)
def test_staff_open_the_pages_of_a_programme(cast: Cast, address: str) -> None:
    found = programme(cast)
    text_of(client_for(cast.staff), f"/funding/{found.uid}/{address}")


@pytest.mark.parametrize("address", ["new/", "pipeline/", "rates/new/"])
def test_staff_open_the_pages_of_the_office(cast: Cast, address: str) -> None:
    text_of(client_for(cast.staff), f"/funding/{address}")


@pytest.mark.parametrize(
    "address", ["new/", "pipeline/", "rates/new/", "{uid}/edit/", "{uid}/conditions/", "{uid}/firms/"]
)
def test_a_member_is_told_why_it_may_not(cast: Cast, address: str) -> None:
    found = programme(cast)
    answer = client_for(cast.rioni.representative).get(f"/funding/{address.format(uid=found.uid)}")
    assert (answer.status_code, "This is for: staff" in answer.content.decode()) == (403, True)


@pytest.mark.parametrize("address", ["{uid}/", "{uid}/edit/", "{uid}/apply/", "applications/abcdefgh2345/"])
def test_what_is_not_there_is_not_found(cast: Cast, address: str) -> None:
    hidden = programme(cast, audience="staff")
    client = client_for(cast.rioni.representative)
    post = "apply" in address
    given = f"/funding/{address.format(uid=hidden.uid)}"
    assert (client.post(given) if post else client.get(given)).status_code == 404


@pytest.mark.parametrize("address", ["apply/", "answer/", "withdraw/", "restore/", "publish/"])
def test_a_verb_is_not_read(cast: Cast, address: str) -> None:
    found = programme(cast)
    assert client_for(cast.staff).get(f"/funding/{found.uid}/{address}").status_code == 405


def test_a_provider_sees_public_programmes_alone(cast: Cast) -> None:
    programme(cast, name="For members")
    programme(cast, name="For everybody", audience="public")
    text = text_of(client_for(cast.vendor), "/funding/")
    assert ("For everybody" in text, "For members" in text) == (True, False)


def test_staff_enter_a_programme(cast: Cast) -> None:
    typed = {
        "name": "Loan for machines",
        "kind": "loan",
        "status": "active",
        "currency": "gel",
        "amount_max": "5 000 000",
        "deadline_model": "single",
        "closes": (timezone.localdate() + timedelta(days=20)).isoformat(),
        "audience": "members",
    }
    client_for(cast.staff).post("/funding/new/", typed)
    stored = Programme.objects.get(name="Loan for machines")
    assert (stored.currency, stored.amount_max, stored.deadline) == (
        "GEL",
        Decimal("5000000"),
        timezone.localdate() + timedelta(days=20),
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"amount_min": "40000"}, "This is below the one before it."),
        ({"share_max": "120"}, "A share lies between 0 and 100 per cent."),
        ({"currency": "lari"}, "at most 3 characters"),
        ({"currency": ""}, "Amounts need their currency."),
        ({"successor": "https://example.org/funding/abcdefgh2345/"}, "There is no such programme."),
        ({"opens": "2026-05-01", "closes": "2026-04-01"}, "This is below the one before it."),
        ({"name": "", "name_local": ""}, "Give a name in at least one of the two languages."),
    ],
)
def test_bad_input_is_explained_and_kept(cast: Cast, typed: dict[str, str], said: str) -> None:
    found = programme(cast)
    answer = client_for(cast.staff).post(f"/funding/{found.uid}/edit/", {**form_of(cast, found), **typed})
    text = answer.content.decode()
    assert (answer.status_code, said in text) == (200, True)


def test_a_programme_that_was_superseded_is_a_no_for_everybody(cast: Cast) -> None:
    old, new = programme(cast, name="Old"), programme(cast, name="New")
    qualifies(cast.rioni)
    address = f"https://nadi.example/funding/{new.uid}/"
    client_for(cast.staff).post(f"/funding/{old.uid}/edit/", {**form_of(cast, old), "successor": address})
    text = text_of(client_for(cast.rioni.colleague), f"/funding/{old.uid}/")
    assert "Another programme has taken the place of this one." in text


def test_only_open_programmes_are_in_the_overview(cast: Cast) -> None:
    qualifies(cast.rioni)
    programme(cast, name="Open one")
    programme(cast, name="Over one", status="complete")
    programme(cast, name="Past one", closes=timezone.localdate() - timedelta(days=1))
    text = text_of(client_for(cast.rioni.colleague), "/funding/what-can-we-get/")
    assert ("Open one" in text, "Over one" in text, "The deadline has passed." in text) == (True, False, True)


def test_the_list_is_narrowed_to_what_a_firm_can_get(cast: Cast) -> None:
    qualifies(cast.rioni)
    programme(cast, name="Can get")
    programme(cast, name="Cannot know", conditions={})
    programme(cast, name="Cannot get", conditions={"kind": "staff", "comparison": "below", "value": "5"})
    client = client_for(cast.rioni.colleague)
    yes = text_of(client, "/funding/?can=yes")
    unknown = text_of(client, "/funding/?can=unknown")
    names = ("Can get", "Cannot know", "Cannot get")
    assert [[name in text for name in names] for text in (yes, unknown)] == [
        [True, False, False],
        [False, True, False],
    ]


def test_staff_are_not_offered_a_filter_of_a_firm(cast: Cast) -> None:
    programme(cast)
    assert 'name="can"' not in text_of(client_for(cast.staff), "/funding/")


def test_an_opening_sets_the_deadline_of_its_programme(cast: Cast) -> None:
    found = programme(cast)
    closes = (timezone.localtime() + timedelta(days=9)).replace(hour=18, minute=0)
    typed = {"title": "Autumn", "state": "active", "closes": closes.strftime("%Y-%m-%dT%H:%M")}
    client_for(cast.staff).post(f"/funding/{found.uid}/calls/new/", typed)
    found.refresh_from_db()
    assert found.deadline == closes.date()


def test_a_cancelled_opening_sets_no_deadline(cast: Cast) -> None:
    found = programme(cast)
    call = Call.objects.create(programme=found, closes=timezone.now() + timedelta(days=9), title="Autumn")
    client_for(cast.staff).post(f"/funding/calls/{call.uid}/edit/", {"title": "Autumn", "state": "cancelled"})
    found.refresh_from_db()
    assert found.deadline is None


def test_an_opening_that_closes_before_it_opens_is_explained(cast: Cast) -> None:
    found = programme(cast)
    typed = {"state": "active", "opens": "2026-05-01T10:00", "closes": "2026-04-01T10:00"}
    text = client_for(cast.staff).post(f"/funding/{found.uid}/calls/new/", typed).content.decode()
    assert "It closes before it opens." in text


def test_a_rate_is_entered_and_counts(cast: Cast) -> None:
    typed = {"code": "refinancing", "value": "8,25", "as_of": "2026-01-05", "source": "NBG"}
    client_for(cast.staff).post("/funding/rates/new/", typed)
    found = programme(cast, reference_rate="refinancing", rate_points=Decimal(-5), kind="loan")
    qualifies(cast.rioni)
    text = text_of(client_for(cast.rioni.colleague), f"/funding/{found.uid}/")
    assert "3.25" in text


@pytest.mark.parametrize("code", ["prime", "EUR", "EUR/LARI"])
def test_a_rate_that_no_formula_knows_is_explained(cast: Cast, code: str) -> None:
    typed = {"code": code, "value": "8", "as_of": "2026-01-05", "source": "NBG"}
    text = client_for(cast.staff).post("/funding/rates/new/", typed).content.decode()
    assert "There is no such rate." in text


@pytest.mark.parametrize("address", ["/funding/", "/funding/what-can-we-get/", "/funding/calendar/"])
def test_as_many_queries_for_three_programmes_as_for_one(cast: Cast, address: str) -> None:
    soon = timezone.localdate() + timedelta(days=9)
    qualifies(cast.rioni)
    rate(cast, "EUR/GEL", "3")
    client = client_for(cast.rioni.colleague)
    programme(cast, closes=soon)
    one = queries_for(client, address)
    for number in range(2):
        programme(cast, closes=soon, name=f"Another {number}")
    assert queries_for(client, address) == one


def test_the_filter_of_ones_own_firm_costs_as_many_queries_for_three_as_for_one(cast: Cast) -> None:
    qualifies(cast.rioni)
    client = client_for(cast.rioni.colleague)
    programme(cast)
    one = queries_for(client, "/funding/?can=yes")
    for number in range(2):
        programme(cast, name=f"Another {number}")
    assert queries_for(client, "/funding/?can=yes") == one


def test_conditions_that_cannot_be_read_make_no_page_fail(cast: Cast) -> None:
    found = programme(cast)
    facts = Facts(values={"conditions": {"kind": "colour"}, "tiers": [{"when": 5}]})
    keep_entry(by=actor_of_person(cast.staff), entry=found, facts=facts, verb="funding.edit")
    text = text_of(client_for(cast.rioni.colleague), f"/funding/{found.uid}/")
    assert "Nobody has entered the conditions yet: read the source." in text
