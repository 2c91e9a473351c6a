"""Asking for a part from the first page: which machine, what it lacks, sent."""

from typing import Any

import pytest
from tests.cast import Cast, client_for

from nadi.registers.suppliers.models import Machine, PartRequest
from nadi.registers.suppliers.tests.story import machine_of

ADDRESS = "/suppliers/parts/new/"


def typed(**more: Any) -> dict[str, Any]:
    return {"part": "Gripper bar bearing", "stands_still": "on", **more}


def test_a_part_is_asked_for_by_choosing_the_machine(cast: Cast) -> None:
    machine_of(cast.samgori)
    machine = machine_of(cast.rioni)
    client_for(cast.rioni.colleague).post(ADDRESS, typed(machine=machine.pk))
    asked = PartRequest.objects.get()
    assert (asked.machine, asked.answers.count()) == (machine, 1)


def test_a_machine_that_is_not_in_the_list_is_entered_by_the_way(cast: Cast) -> None:
    machine_of(cast.samgori)
    page = client_for(cast.rioni.colleague).post(ADDRESS, typed(make="BOBST SA", model="SP 102"), follow=True)
    own = Machine.objects.get(organisation=cast.rioni.organisation)
    found = (own.make, own.model, PartRequest.objects.get().machine, "were asked" in page.content.decode())
    assert found == ("Bobst", "SP 102", own, True)


def test_a_machine_typed_twice_is_entered_once(cast: Cast) -> None:
    client = client_for(cast.rioni.colleague)
    client.post(ADDRESS, typed(make="Bobst", model="SP 102"))
    client.post(ADDRESS, typed(make="bobst sa", model="sp 102", part="Belt"))
    assert (Machine.objects.count(), PartRequest.objects.count()) == (1, 2)


def test_a_refused_request_enters_no_machine(cast: Cast) -> None:
    client = client_for(cast.rioni.colleague)
    for number in range(6):
        client.post(ADDRESS, typed(make="Bobst", model=f"SP {number}"))
    assert (Machine.objects.count(), PartRequest.objects.count()) == (5, 5)


@pytest.mark.parametrize("missing", ["make", "part"])
def test_what_is_missing_is_said_and_what_was_typed_is_kept(cast: Cast, missing: str) -> None:
    machine_of(cast.rioni)
    given = typed(make="Komori", model="GL 40", part_number="GB-110-7", machine="", what_happened="It broke")
    page = client_for(cast.rioni.colleague).post(ADDRESS, given | {missing: ""}).content.decode()
    kept = all(word in page for name, word in given.items() if word not in ("on", "") and name != missing)
    assert (kept, 'aria-invalid="true"' in page, PartRequest.objects.count()) == (True, True, 0)


def test_the_machine_of_another_firm_cannot_be_chosen(cast: Cast) -> None:
    other = machine_of(cast.samgori)
    machine_of(cast.rioni)
    client_for(cast.rioni.colleague).post(ADDRESS, typed(machine=other.pk))
    assert PartRequest.objects.count() == 0


def test_where_nobody_can_be_asked_the_page_says_so(cast: Cast) -> None:
    page = client_for(cast.rioni.colleague).post(ADDRESS, typed(make="Bobst"), follow=True).content.decode()
    assert ("There is nobody to ask" in page, "No offer yet" in page) == (True, False)


def test_a_second_press_asks_nobody_again(cast: Cast) -> None:
    client = client_for(cast.rioni.colleague)
    for _press in range(2):
        client.post(ADDRESS, typed(make="Bobst", once="a-token"))
    assert PartRequest.objects.count() == 1


def test_the_office_is_told_who_can_ask(cast: Cast) -> None:
    answer = client_for(cast.staff).get(ADDRESS)
    assert (answer.status_code, "This is for: member" in answer.content.decode()) == (403, True)


def test_the_first_page_of_a_member_leads_there(cast: Cast) -> None:
    pages = [client_for(who).get("/").content.decode() for who in (cast.rioni.colleague, cast.vendor)]
    assert [ADDRESS in page for page in pages] == [True, False]
