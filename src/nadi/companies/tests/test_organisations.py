"""The pages of organisations: list, detail, add, change."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from tests.cast import Cast, actor_of_person, client_for, member_company, queries_for

from nadi.companies.actions.organisations import add_organisation
from nadi.companies.forms import OrganisationForm
from nadi.companies.models import Organisation
from nadi.journal.models import Entry
from nadi.web.access import Refused

LIST = "/organisations/"
TYPED = {
    "kind": "company",
    "name": "Alazani Labels",
    "name_local": "ალაზნის ეტიკეტი",
    "country": "GE",
    "number": "212 345 699",
    "sector": "17.21 Manufacture of corrugated paper, paperboard and containers of paper and paperboard",
    "size": "small",
    "phone": "+995 431 00 00 00",
    "member_since": "2026-01-01",
}


def page_of(organisation: Organisation, end: str = "") -> str:
    return f"/organisations/{organisation.uid}/{end}"


def text_of(response: Any) -> str:
    return str(response.content.decode())


def test_staff_sees_every_organisation_in_the_list(cast: Cast) -> None:
    text = text_of(client_for(cast.staff).get(LIST))
    assert [
        name in text for name in ("Rioni Cartons", "Anatolia Board Mills", "Packaging Cluster Office")
    ] == [
        True,
        True,
        True,
    ]


def test_a_member_sees_no_vendor_in_the_list(cast: Cast) -> None:
    text = text_of(client_for(cast.rioni.colleague).get(LIST))
    assert ("Samgori Foods" in text, "Anatolia Board Mills" in text) == (True, False)


def test_a_guest_is_sent_to_sign_in(cast: Cast) -> None:
    assert Client().get(LIST)["Location"] == f"/accounts/login/?next={LIST}"


def test_a_vendor_is_told_why_the_list_is_closed_to_it(cast: Cast) -> None:
    response = client_for(cast.vendor).get(LIST)
    assert response.status_code == 403
    assert "This is for: staff, board, member. You act as: provider." in text_of(response)


def test_a_stranger_finds_no_organisation(cast: Cast) -> None:
    response = client_for(cast.stranger).get(page_of(cast.rioni.organisation))
    assert response.status_code == 404


def test_another_vendor_does_not_exist_for_a_vendor(cast: Cast) -> None:
    response = client_for(cast.vendor).get(page_of(cast.rival_organisation))
    assert response.status_code == 404


def test_a_georgian_reader_sees_georgian_names(cast: Cast) -> None:
    response = client_for(cast.staff).get(LIST, headers={"accept-language": "ka"})
    assert "რიონის მუყაო" in text_of(response)


def test_searching_in_latin_letters_finds_a_georgian_name(cast: Cast) -> None:
    client = client_for(cast.staff)
    client.post("/organisations/new/", {**TYPED, "name": ""})
    found = text_of(client.get(LIST, {"q": "alaznis etik"}))
    assert ("ალაზნის ეტიკეტი" in found, "Rioni Cartons" in found) == (True, False)


def test_filtering_by_region_keeps_companies_with_a_site_there(cast: Cast) -> None:
    text = text_of(client_for(cast.staff).get(LIST, {"region": "GE-SZ"}))
    assert ("Kolkheti Bottlers" in text, "Rioni Cartons" in text) == (True, False)


def test_the_list_costs_as_many_queries_for_six_as_for_three(cast: Cast) -> None:
    client = client_for(cast.rioni.representative)
    for_three = queries_for(client, LIST)
    for number in range(3):
        member_company(
            f"Company{number} More",
            "",
            f"31234567{number}",
        )
    assert queries_for(client, LIST) == for_three


def test_staff_adds_an_organisation(cast: Cast) -> None:
    response = client_for(cast.staff).post("/organisations/new/", TYPED)
    added = Organisation.objects.get(name="Alazani Labels")
    assert (response["Location"], added.number, added.sector) == (page_of(added), "212345699", "17.21")


def test_a_telephone_can_be_called_from_the_page(cast: Cast) -> None:
    client = client_for(cast.staff)
    page = client.post("/organisations/new/", TYPED)["Location"]
    assert 'href="tel:+995 431 00 00 00"' in text_of(client.get(page))


def test_adding_is_journalled(cast: Cast) -> None:
    client_for(cast.staff).post("/organisations/new/", TYPED)
    entry = Entry.objects.latest("number")
    assert (entry.verb, entry.person, entry.after["number"]) == ("companies.add", cast.staff.uid, "212345699")


def test_a_member_may_not_add_an_organisation(cast: Cast) -> None:
    response = client_for(cast.rioni.representative).post("/organisations/new/", TYPED)
    assert response.status_code == 403
    assert not Organisation.objects.filter(name="Alazani Labels").exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"number": "01001012345"}, "This is a personal number (11 digits)."),
        ({"number": "12345"}, "has 9 digits; this one has 5."),
        ({"number": "21234567a"}, "has digits only."),
        ({"number": "212345671"}, "Rioni Cartons already has this number."),
        ({"name": "", "name_local": ""}, "Give a name in at least one of the two languages."),
        ({"sector": "99.99"}, "NACE Rev. 2.1 has no “99.99”."),
        ({"member_until": "2025-01-01"}, "Membership cannot end before it began."),
    ],
)
def test_bad_input_is_explained_and_kept(cast: Cast, wrong: dict[str, str], sentence: str) -> None:
    typed = {**TYPED, "holding": "A group kept as typed", **wrong}
    text = text_of(client_for(cast.staff).post("/organisations/new/", typed))
    assert (sentence in text, "A group kept as typed" in text) == (True, True)


def test_a_foreign_number_need_not_look_georgian(cast: Cast) -> None:
    client_for(cast.staff).post("/organisations/new/", {**TYPED, "country": "TR", "number": "TR-1"})
    assert Organisation.objects.get(name="Alazani Labels").number == "TR-1"


def test_changing_keeps_both_versions_in_the_journal(cast: Cast) -> None:
    organisation = cast.rioni.organisation
    typed = {**TYPED, "name": "Rioni Boxes", "name_local": "რიონის მუყაო", "number": organisation.number}
    client_for(cast.staff).post(page_of(organisation, "edit/"), typed)
    entry = Entry.objects.latest("number")
    assert (entry.before["name"], entry.after["name"]) == ("Rioni Cartons", "Rioni Boxes")


def test_a_changed_name_is_found_by_its_new_words(cast: Cast) -> None:
    organisation = cast.rioni.organisation
    client = client_for(cast.staff)
    client.post(
        page_of(organisation, "edit/"), {**TYPED, "name": "Rioni Boxes", "number": organisation.number}
    )
    assert "Rioni Boxes" in text_of(client.get(LIST, {"q": "boxes"}))


def test_a_missing_translation_is_flagged_to_staff(cast: Cast) -> None:
    text = text_of(client_for(cast.staff).get(page_of(cast.vendor_organisation)))
    assert "Name in Georgian" in text


def test_a_form_pressed_twice_adds_once(cast: Cast) -> None:
    client = client_for(cast.staff)
    first = client.post("/organisations/new/", {**TYPED, "number": "", "once": "a-token"})
    second = client.post("/organisations/new/", {**TYPED, "number": "", "once": "a-token"})
    assert Organisation.objects.filter(name="Alazani Labels").count() == 1
    assert first["Location"] == second["Location"]


def test_the_action_refuses_a_number_that_is_taken(cast: Cast) -> None:
    with pytest.raises(Refused, match="Rioni Cartons already has this number"):
        add_organisation(by=actor_of_person(cast.staff), facts={"name": "Other", "number": "212345671"})


def test_georgian_labels_have_no_capitals() -> None:
    with translation.override("ka"):
        labels = [str(field.label) for field in OrganisationForm().fields.values()]
    assert [label for label in labels if any("\u1c90" <= sign <= "\u1cbf" for sign in label)] == []


def test_english_labels_begin_with_a_capital() -> None:
    labels = [str(field.label) for field in OrganisationForm().fields.values()]
    assert [label for label in labels if not label[:1].isupper()] == []
