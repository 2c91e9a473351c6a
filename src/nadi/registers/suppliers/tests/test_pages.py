"""The pages of suppliers, machines and parts."""

import pytest
from django.test import Client
from django.utils.translation import override
from tests.cast import Cast, actor_of_person, client_for, queries_for

from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.entries.processes import process_name
from nadi.registers.suppliers.models import Machine, PartRequest, Supplier
from nadi.registers.suppliers.tests.story import machine_of, offer_of, standstill


def supplier_of(cast: Cast, name: str = "Colchis Service", **values: object) -> Supplier:
    """Enter a supplier."""
    facts = Facts(values={"name": name, **values}, codes={"make": ["Bobst"]})
    return keep_entry(by=actor_of_person(cast.staff), entry=Supplier(), facts=facts, verb="suppliers.add")


def test_a_member_finds_a_supplier_by_its_make(cast: Cast) -> None:
    supplier = supplier_of(cast)
    page = client_for(cast.rioni.colleague).get("/suppliers/?make=bobst+sa")
    assert supplier.name in page.content.decode()


def test_a_supplier_tells_how_many_members_run_its_make(cast: Cast) -> None:
    supplier = supplier_of(cast)
    machine_of(cast.samgori)
    page = client_for(cast.rioni.colleague).get(f"/suppliers/{supplier.uid}/")
    assert "One or two other firms run this make." in page.content.decode()


def test_a_vendor_is_not_told_who_runs_what(cast: Cast) -> None:
    supplier = supplier_of(cast, audience="public")
    machine_of(cast.samgori)
    page = client_for(cast.vendor).get(f"/suppliers/{supplier.uid}/")
    assert "run this make" not in page.content.decode()


def test_staff_enter_a_supplier_with_its_makes(cast: Cast) -> None:
    makes = ["Bobst", "Komori"]
    typed = {"name": "Parts & Co", "kind": "dealer", "makes": makes, "audience": "members"}
    client_for(cast.staff).post("/suppliers/new/", typed)
    assert set(Supplier.objects.get().codings.values_list("code", flat=True)) == {"Bobst", "Komori"}


def test_a_member_does_not_enter_suppliers(cast: Cast) -> None:
    page = client_for(cast.rioni.representative).get("/suppliers/new/")
    assert (page.status_code, "This is for: staff" in page.content.decode()) == (403, True)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"make": ""}, "This field is required."),
        ({"make": "—"}, "Give the make in letters or digits."),
        ({"make": "Bobst", "year": "1066"}, "A machine was built between 1900 and next year."),
    ],
)
def test_a_mistake_in_a_machine_is_explained(cast: Cast, typed: dict[str, str], sentence: str) -> None:
    page = client_for(cast.rioni.colleague).post("/suppliers/machines/new/", typed)
    assert (sentence in page.content.decode(), Machine.objects.count()) == (True, 0)


def test_a_machine_stands_at_a_site_of_its_company(cast: Cast) -> None:
    typed = {"make": "Bobst", "site": str(cast.samgori.sites[0].pk)}
    page = client_for(cast.rioni.colleague).post("/suppliers/machines/new/", typed)
    assert (page.status_code, Machine.objects.count()) == (200, 0)


def test_a_part_is_asked_for_from_the_page_of_the_machine(cast: Cast) -> None:
    machine = machine_of(cast.rioni)
    machine_of(cast.samgori)
    client = client_for(cast.rioni.colleague)
    answer = client.post(f"/suppliers/machines/{machine.uid}/part/", {"part": "Belt", "stands_still": "on"})
    assert answer.status_code == 302
    assert PartRequest.objects.get().answers.count() == 1


def test_a_form_pressed_twice_asks_once(cast: Cast) -> None:
    machine = machine_of(cast.rioni)
    client = client_for(cast.rioni.colleague)
    for _press in range(2):
        client.post(f"/suppliers/machines/{machine.uid}/part/", {"part": "Belt", "once": "a"})
    assert PartRequest.objects.count() == 1


def test_a_bad_offer_keeps_what_was_typed(cast: Cast) -> None:
    answer = offer_of(standstill(cast), cast.samgori)
    typed = {"terms": "sell", "message": "Nearly new", "price": "-5", "contact": "Gia"}
    page = client_for(cast.samgori.colleague).post(f"/suppliers/parts/answers/{answer.uid}/offer/", typed)
    shown = page.content.decode()
    assert ("A price is not below zero." in shown, "Nearly new" in shown) == (True, True)


def test_only_the_asking_firm_accepts(cast: Cast) -> None:
    answer = offer_of(standstill(cast), cast.samgori)
    page = client_for(cast.samgori.colleague).post(f"/suppliers/parts/answers/{answer.uid}/accept/")
    assert (page.status_code, "Only the company that asks" in page.content.decode()) == (403, True)


def test_staff_read_a_request_with_its_names(cast: Cast) -> None:
    asked = standstill(cast)
    offer_of(asked, cast.samgori)
    page = client_for(cast.staff).get(f"/suppliers/parts/{asked.uid}/").content.decode()
    assert cast.rioni.organisation.name in page
    assert cast.samgori.organisation.name in page


def test_a_stranger_finds_no_machine(cast: Cast, client: Client) -> None:
    machine = machine_of(cast.rioni)
    assert client_for(cast.stranger).get(f"/suppliers/machines/{machine.uid}/").status_code in (403, 404)


def test_lists_ask_the_database_as_often_for_three_rows_as_for_one(cast: Cast) -> None:
    supplier_of(cast)
    machine_of(cast.rioni)
    client = client_for(cast.rioni.colleague)
    pages = ["/suppliers/", "/suppliers/machines/", "/suppliers/makes/", "/suppliers/parts/"]
    before = [queries_for(client, page) for page in pages]
    for number in range(2):
        supplier_of(cast, f"Another {number}")
        machine_of(cast.rioni, f"Make {number}")
        machine_of(cast.samgori, f"Make {number}")
    standstill(cast)
    assert [queries_for(client, page) for page in pages] == before


@pytest.mark.parametrize("code", ["die cutting", "die-cutting"])
def test_suppliers_are_narrowed_by_a_process_step(cast: Cast, code: str) -> None:
    facts = Facts(values={"name": "Colchis Service"}, codes={"process": [code]})
    staff = actor_of_person(cast.staff)
    supplier = keep_entry(by=staff, entry=Supplier(), facts=facts, verb="suppliers.add")
    client = client_for(cast.rioni.colleague)
    pages = [client.get(f"/suppliers/?process={step}") for step in ("die+cutting", "recycling")]
    assert [supplier.uid in page.content.decode() for page in pages] == [True, False]


def test_a_process_step_is_said_in_the_readers_language() -> None:
    with override("ka"):
        names = {process_name("die-cutting"), process_name("die cutting")}
    assert (len(names), "die cutting" in names) == (1, False)


@pytest.mark.parametrize("asked", ["404859532", "Bobst spare parts"])
def test_a_supplier_is_found_by_its_number_and_by_what_it_provides(cast: Cast, asked: str) -> None:
    supplier_of(cast, "Alpha Service", external_id="404859532", has_parts=True)
    page = client_for(cast.rioni.colleague).get("/search/", {"q": asked}).content.decode()
    assert "Alpha Service" in page
