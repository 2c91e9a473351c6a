"""What one member must not see of another: it exists, and it is absent."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast, client_for

from nadi.people.models import Person
from nadi.together.pools.models import Pool
from nadi.together.pools.tests.factory import add_demand, make_lines, make_members, make_pool

# Figures that stand nowhere else on a page.
QUANTITY, MORE, PRICE, NAME = "73519", "64208", "9137.46", "Samgori"
SECRETS = [QUANTITY, "73,519", MORE, "64,208", PRICE, "9,137.46", NAME]


@pytest.fixture
def pool(cast: Cast) -> Pool:
    """A pool in which Samgori wants much, and Rioni a little."""
    pool = make_pool()
    line = make_lines(pool)[0]
    samgori, rioni = cast.samgori.organisation, cast.rioni.organisation
    add_demand(line, samgori, QUANTITY, baseline=PRICE, tolerance=MORE)
    add_demand(line, rioni, "5")
    return pool


def page(person: Person, address: str) -> Any:
    return client_for(person).get(address)


def secrets_on(response: Any) -> list[str]:
    text = response.content.decode("utf-8-sig")
    return [secret for secret in SECRETS if secret in text]


def test_the_secrets_exist_for_those_who_may_read_them(cast: Cast, pool: Pool) -> None:
    response = page(cast.staff, f"/pools/{pool.uid}/overview/")
    assert secrets_on(response) == [QUANTITY, "73,519", MORE, "64,208", PRICE, "9,137.46", NAME]


@pytest.mark.parametrize(
    "address", ["/pools/", "/pools/?export=csv", "/pools/{uid}/", "/pools/{uid}/demand/"]
)
@pytest.mark.parametrize("who", ["colleague", "representative", "board"])
def test_another_members_figures_and_name_are_absent(cast: Cast, pool: Pool, address: str, who: str) -> None:
    person = cast.board if who == "board" else getattr(cast.rioni, who)
    response = page(person, address.format(uid=pool.uid))
    assert (response.status_code, secrets_on(response)) == (200, [])


@pytest.mark.parametrize("address", ["/pools/{uid}/", "/pools/{uid}/demand/"])
def test_totals_and_their_parts_stay_absent_after_closing(cast: Cast, pool: Pool, address: str) -> None:
    pool.lines.update(hidden_because="minimum_frequency")
    response = page(cast.rioni.colleague, address.format(uid=pool.uid))
    text = response.content.decode()
    assert (secrets_on(response), "73524" in text, "73,524" in text) == ([], False, False)


def test_a_refused_page_shows_no_figure(cast: Cast, pool: Pool) -> None:
    response = page(cast.rioni.representative, f"/pools/{pool.uid}/overview/")
    assert (response.status_code, secrets_on(response)) == (403, [])


def test_no_running_total_is_shown_while_demand_is_gathered(cast: Cast, pool: Pool) -> None:
    text = page(cast.rioni.colleague, f"/pools/{pool.uid}/").content.decode()
    assert ("All members together" in text, "73524" in text, "73,524" in text) == (False, False, False)


def test_fewer_than_three_companies_are_not_counted(cast: Cast, pool: Pool) -> None:
    text = page(cast.rioni.colleague, f"/pools/{pool.uid}/").content.decode()
    assert "fewer than three" in text


def test_the_price_limit_is_for_office_and_board(cast: Cast, pool: Pool) -> None:
    pool.lines.update(reserve_price="4441.77")
    seen = {
        who: "4,441.77" in page(person, f"/pools/{pool.uid}/").content.decode()
        for who, person in {"staff": cast.staff, "board": cast.board, "member": cast.rioni.colleague}.items()
    }
    assert seen == {"staff": True, "board": True, "member": False}


def queries_of(person: Person, address: str) -> int:
    client = client_for(person)
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(address)
    return len(queries)


@pytest.mark.parametrize("who", ["staff", "member"])
def test_the_list_needs_as_many_queries_for_three_pools_as_for_one(cast: Cast, pool: Pool, who: str) -> None:
    person = cast.staff if who == "staff" else cast.rioni.colleague
    alone = queries_of(person, "/pools/")
    for _number in range(2):
        add_demand(make_lines(make_pool(), 1)[0], cast.rioni.organisation, "5")
    assert queries_of(person, "/pools/") == alone


@pytest.mark.parametrize("address", ["/pools/{uid}/", "/pools/{uid}/overview/"])
def test_staffs_pages_need_as_many_queries_for_many_companies(cast: Cast, pool: Pool, address: str) -> None:
    alone = queries_of(cast.staff, address.format(uid=pool.uid))
    line = pool.lines.all()[0]
    for company in make_members("ABC"):
        add_demand(line, company, "5")
    assert queries_of(cast.staff, address.format(uid=pool.uid)) == alone


def test_a_members_pages_need_as_many_queries_for_many_lines(cast: Cast, pool: Pool) -> None:
    pages = [f"/pools/{pool.uid}/", f"/pools/{pool.uid}/demand/"]
    few = [queries_of(cast.rioni.colleague, one) for one in pages]
    for position in range(3, 9):
        line = pool.lines.create(position=position, name=f"Line {position}")
        add_demand(line, cast.rioni.organisation, "5")
    assert [queries_of(cast.rioni.colleague, one) for one in pages] == few
