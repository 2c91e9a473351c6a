"""What a firm tells of itself: kept with source and day, read by few, journalled without figures."""

from typing import Any

import pytest
from tests.cast import Cast, client_for

from nadi.journal.models import Entry as Journal
from nadi.registers.funding.models import CompanyFact
from nadi.registers.funding.queries.fitting import facts_of
from nadi.registers.funding.tests.story import programme, qualifies, tell

NO_AID = {"aid-TOTAL_FORMS": "0", "aid-INITIAL_FORMS": "0"}
ONE_AID = {
    "aid-TOTAL_FORMS": "1",
    "aid-INITIAL_FORMS": "0",
    "aid-0-amount": "1 000",
    "aid-0-currency": "gel",
    "aid-0-on": "2025-01-31",
    "aid-0-funder": "RDA",
}


def posted(**typed: Any) -> dict[str, Any]:
    return {**NO_AID, **typed}


def stored(cast: Cast) -> dict[str, Any]:
    rows = CompanyFact.objects.filter(organisation=cast.rioni.organisation)
    return {row.key: row.value for row in rows}


def test_facts_are_kept_with_source_and_day(cast: Cast) -> None:
    typed = posted(staff="23", staff_source="Annual report", staff_as_of="2026-01-31", income="1 500 000,50")
    client_for(cast.rioni.colleague).post("/funding/facts/", typed)
    row = CompanyFact.objects.get(key="staff")
    assert (row.value, row.source, str(row.as_of), stored(cast)["income"]) == (
        "23",
        "Annual report",
        "2026-01-31",
        {"amount": "1500000.50", "currency": "GEL"},
    )


def test_public_money_received_is_kept_row_by_row(cast: Cast) -> None:
    client_for(cast.rioni.colleague).post("/funding/facts/", ONE_AID)
    assert stored(cast)["aid"] == [{"amount": "1000", "currency": "GEL", "on": "2025-01-31", "funder": "RDA"}]


def test_to_have_received_nothing_is_something_else_than_not_to_say(cast: Cast) -> None:
    client = client_for(cast.rioni.colleague)
    client.post("/funding/facts/", posted(staff="23"))
    silent = "aid" in stored(cast)
    client.post("/funding/facts/", posted(staff="23", has_none="on"))
    assert (silent, stored(cast)["aid"]) == (False, [])


def test_what_is_emptied_is_not_known_any_more(cast: Cast) -> None:
    tell(cast.rioni, staff="23", founded="2015-05-05")
    client_for(cast.rioni.colleague).post("/funding/facts/", posted(staff="23"))
    assert set(stored(cast)) == {"staff"}


def test_an_answer_to_a_programme_stays_when_facts_are_told_anew(cast: Cast) -> None:
    tell(cast.rioni, **{"statement:abc": True})
    client_for(cast.rioni.colleague).post("/funding/facts/", posted(staff="23"))
    assert set(stored(cast)) == {"staff", "statement:abc"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"staff": "many"}, "Enter a number"),
        ({"founded": "2999-01-01"}, "That day is still to come."),
        ({"export_share": "101"}, "less than or equal to 100"),
        ({"income": "-5"}, "greater than or equal to 0"),
        ({"legal_form": "king"}, "Select a valid choice"),
    ],
)
def test_bad_input_is_explained_and_nothing_lost(cast: Cast, typed: dict[str, str], said: str) -> None:
    tell(cast.rioni, staff="23")
    answer = client_for(cast.rioni.colleague).post("/funding/facts/", posted(**typed))
    assert (answer.status_code, said in answer.content.decode(), set(stored(cast))) == (200, True, {"staff"})


def test_the_form_begins_with_what_was_told(cast: Cast) -> None:
    qualifies(cast.rioni)
    form = client_for(cast.rioni.colleague).get("/funding/facts/").context["form"]
    assert (form["staff"].value(), form["staff_source"].value()) == (23, "annual report")


def test_the_sector_and_the_sites_are_known_without_asking(cast: Cast) -> None:
    facts = facts_of([cast.rioni.organisation])[cast.rioni.organisation.pk]
    assert (facts["regions"].value, facts["regions"].source) == (("GE-IM",), "sites")


def test_the_journal_says_which_facts_changed_and_no_figure(cast: Cast) -> None:
    qualifies(cast.rioni)
    entry = Journal.objects.get(verb="funding.keep_facts")
    assert entry.after == {"facts": ["cost", "founded", "income", "staff"]}


def test_nothing_changed_is_not_journalled(cast: Cast) -> None:
    qualifies(cast.rioni)
    qualifies(cast.rioni)
    assert Journal.objects.filter(verb="funding.keep_facts").count() == 1


def test_that_the_office_read_them_is_journalled(cast: Cast) -> None:
    qualifies(cast.rioni)
    uid = cast.rioni.organisation.uid
    text = client_for(cast.staff).get(f"/funding/facts/{uid}/").content.decode()
    read = Journal.objects.filter(verb="funding.read_facts", subject=f"organisation:{uid}")
    assert ("734,191" in text, read.count()) == (True, 1)


def test_another_firm_finds_nothing_there(cast: Cast) -> None:
    qualifies(cast.rioni)
    address = f"/funding/facts/{cast.rioni.organisation.uid}/"
    assert client_for(cast.samgori.representative).get(address).status_code == 404


def test_the_firm_itself_uses_its_own_form(cast: Cast) -> None:
    address = f"/funding/facts/{cast.rioni.organisation.uid}/"
    assert client_for(cast.rioni.representative).get(address).status_code == 403


def test_staff_have_no_facts_of_their_own(cast: Cast) -> None:
    assert client_for(cast.staff).get("/funding/facts/").status_code == 404


def opened(answer: Any) -> list[bool]:
    """Return which groups of the form stand open."""
    return [group.is_open for group in answer.context["form"].groups()]


def test_a_mistake_stands_in_an_open_group(cast: Cast) -> None:
    answer = client_for(cast.rioni.colleague).post("/funding/facts/", posted(founded="2999-01-01"))
    assert opened(answer) == [True, True, False, False, False, False]


def test_a_mistake_in_a_row_of_public_money_stands_open(cast: Cast) -> None:
    wrong = {**ONE_AID, "aid-0-on": "2999-01-01"}
    answer = client_for(cast.rioni.colleague).post("/funding/facts/", wrong)
    assert answer.context["is_aid_open"]


def test_what_is_missing_leads_to_its_question_and_back(cast: Cast) -> None:
    found, client = programme(cast), client_for(cast.rioni.colleague)
    link = f"/funding/facts/?for={found.uid}&amp;fact=staff#fact-staff"
    page = client.get(f"/funding/{found.uid}/").content.decode()
    form = client.get(f"/funding/facts/?for={found.uid}&fact=founded")
    saved = client.post(f"/funding/facts/?for={found.uid}&fact=staff", posted(staff="23"))
    assert (link in page, opened(form)[:3]) == (True, [False, True, False])
    assert saved["Location"] == f"/funding/{found.uid}/"
    assert 'id="fact-founded"' in form.content.decode()
