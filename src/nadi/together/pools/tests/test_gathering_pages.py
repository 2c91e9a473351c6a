"""Every page of gathering: it works, is hidden, is refused with a reason, and explains bad input."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import Cast, client_for

from nadi.companies.models import Site
from nadi.journal.models import Entry
from nadi.people.models import Person
from nadi.together.pools.models import Demand, Line, Pool
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool

STAFF_PAGES = ["edit", "lines", "overview"]
MEMBER_PAGES = ["demand"]
STAFF_VERBS = ["close-demand", "cancel"]
MEMBER_VERBS = ["leave"]


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool(summary="Boxes for next year")
    make_lines(pool)
    return pool


def get(person: Person, address: str) -> Any:
    return client_for(person).get(f"/pools/{address}")


def post(person: Person, address: str, data: dict[str, str]) -> Any:
    return client_for(person).post(f"/pools/{address}", data)


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def cell(line: Line, site: Site, kind: str = "quantity") -> str:
    return f"{kind}-{line.uid}-{site.uid}"


def typed(cast: Cast, pool: Pool, **changes: str) -> dict[str, str]:
    """What a colleague of Rioni posts: 120 of the first line at 2.5, and what the test changes."""
    line, site = pool.lines.all()[0], cast.rioni.sites[0]
    given = {
        "version": "0",
        "company": cast.rioni.organisation.uid,
        cell(line, site): "120",
        cell(line, site, "baseline"): "2,5",
    }
    return {**given, **changes}


@pytest.mark.parametrize("page", ["", "prepare/", "{uid}/", *[f"{{uid}}/{name}/" for name in STAFF_PAGES]])
def test_page_works_for_staff(cast: Cast, pool: Pool, page: str) -> None:
    assert get(cast.staff, page.format(uid=pool.uid)).status_code == 200


@pytest.mark.parametrize("page", ["", "{uid}/", "{uid}/demand/"])
def test_page_works_for_a_member(cast: Cast, pool: Pool, page: str) -> None:
    assert get(cast.rioni.colleague, page.format(uid=pool.uid)).status_code == 200


@pytest.mark.parametrize("page", ["", "{uid}/"])
def test_page_works_for_the_board(cast: Cast, pool: Pool, page: str) -> None:
    assert get(cast.board, page.format(uid=pool.uid)).status_code == 200


@pytest.mark.parametrize("page", ["", *STAFF_PAGES, *MEMBER_PAGES])
@pytest.mark.parametrize("who", ["stranger", "vendor", "partner"])
def test_outsiders_find_no_pool(cast: Cast, pool: Pool, page: str, who: str) -> None:
    address = f"{pool.uid}/{page}/" if page else f"{pool.uid}/"
    assert get(getattr(cast, who), address).status_code == 404


@pytest.mark.parametrize("page", STAFF_PAGES)
@pytest.mark.parametrize("who", ["board", "representative"])
def test_staffs_pages_are_refused_with_the_reason(cast: Cast, pool: Pool, page: str, who: str) -> None:
    person = cast.board if who == "board" else cast.rioni.representative
    response = get(person, f"{pool.uid}/{page}/")
    assert response.status_code == 403
    assert "This is for: staff" in text_of(response)


def test_demand_is_refused_to_staff_with_the_reason(cast: Cast, pool: Pool) -> None:
    response = get(cast.staff, f"{pool.uid}/demand/")
    assert (response.status_code, "This is for: member" in text_of(response)) == (403, True)


@pytest.mark.parametrize("verb", STAFF_VERBS)
def test_get_on_staffs_verb_is_refused(cast: Cast, pool: Pool, verb: str) -> None:
    assert get(cast.staff, f"{pool.uid}/{verb}/").status_code == 405


@pytest.mark.parametrize("verb", MEMBER_VERBS)
def test_get_on_a_members_verb_is_refused(cast: Cast, pool: Pool, verb: str) -> None:
    assert get(cast.rioni.colleague, f"{pool.uid}/{verb}/").status_code == 405


def test_a_cancelled_pool_is_hidden_from_members_who_had_no_part(cast: Cast) -> None:
    pool = make_pool(state="cancelled")
    assert get(cast.rioni.colleague, f"{pool.uid}/").status_code == 404


def row(index: int, **fields: str) -> dict[str, str]:
    given = {"uid": "", "name": "", "name_local": "", "specification": "", "unit": "H87", "category": ""}
    return {f"form-{index}-{name}": value for name, value in {**given, "reserve_price": "", **fields}.items()}


def grid(*rows: dict[str, str], initial: int = 0) -> dict[str, str]:
    counts = {"form-TOTAL_FORMS": str(len(rows)), "form-INITIAL_FORMS": str(initial)}
    return {key: value for part in (counts, *rows) for key, value in part.items()}


def test_lines_are_saved_and_empty_rows_left_out(cast: Cast) -> None:
    pool = make_pool()
    post(cast.staff, f"{pool.uid}/lines/", grid(row(0, name="Boxes", reserve_price="2,50"), row(1), row(2)))
    assert list(pool.lines.values_list("name", "unit", "reserve_price")) == [("Boxes", "H87", Decimal("2.5"))]


def test_lines_explain_bad_input_by_row(cast: Cast) -> None:
    pool = make_pool()
    sent = grid(row(0, name="Boxes"), row(1, specification="Kept", reserve_price="much"))
    page = text_of(post(cast.staff, f"{pool.uid}/lines/", sent))
    assert "Row 2, Item in English: Give the item a name" in page
    assert "Row 2, Highest price accepted: Enter a number" in page
    assert ("Kept" in page, pool.lines.count()) == (True, 0)


def test_a_line_wanted_while_staff_typed_is_refused_and_nothing_typed_is_lost(cast: Cast, pool: Pool) -> None:
    first, second = pool.lines.all()
    add_demand(first, cast.rioni.organisation, "5")
    sent = grid(row(0, uid=first.uid, name="Renamed"), row(1, uid=second.uid, name="New film"), initial=2)
    page = text_of(post(cast.staff, f"{pool.uid}/lines/", sent))
    assert ("can no longer change" in page, "New film" in page) == (True, True)
    assert list(pool.lines.values_list("name", flat=True)) == ["Cardboard boxes", "Stretch film"]


def test_demand_is_saved_by_a_colleague(cast: Cast, pool: Pool) -> None:
    response = post(cast.rioni.colleague, f"{pool.uid}/demand/", typed(cast, pool))
    row = Demand.objects.get()
    assert (response.status_code, row.quantity, row.baseline) == (302, Decimal(120), Decimal("2.5"))


def test_demand_names_every_mistake_by_line_and_site(cast: Cast, pool: Pool) -> None:
    boxes, film = pool.lines.all()
    site = cast.rioni.sites[0]
    wrong = {cell(boxes, site): "a lot", cell(film, site, "baseline"): "3.33"}
    page = text_of(post(cast.rioni.colleague, f"{pool.uid}/demand/", typed(cast, pool, **wrong)))
    assert "Cardboard boxes, Kutaisi plant: Quantity: Enter a number" in page
    assert "Stretch film, Kutaisi plant: Quantity: How much do you want?" in page
    assert ('value="a lot"' in page, 'value="3.33"' in page, Demand.objects.count()) == (True, True, 0)


@pytest.mark.parametrize(("kind", "value"), [("quantity", "-5"), ("baseline", "0"), ("tolerance", "1e9999")])
def test_demand_refuses_figures_that_cannot_be_meant(cast: Cast, pool: Pool, kind: str, value: str) -> None:
    changes = {cell(pool.lines.all()[0], cast.rioni.sites[0], kind): value}
    page = text_of(post(cast.rioni.colleague, f"{pool.uid}/demand/", typed(cast, pool, **changes)))
    assert ("Please look at this again" in page, Demand.objects.count()) == (True, 0)


@pytest.mark.parametrize("version", ["", "x", "-1"])
def test_demand_with_a_broken_version_is_explained(cast: Cast, pool: Pool, version: str) -> None:
    response = post(cast.rioni.colleague, f"{pool.uid}/demand/", typed(cast, pool, version=version))
    assert ("Please look at this again" in text_of(response), Demand.objects.count()) == (True, 0)


def test_demand_of_two_colleagues_stands_side_by_side(cast: Cast, pool: Pool) -> None:
    post(cast.rioni.colleague, f"{pool.uid}/demand/", typed(cast, pool))
    mine = typed(cast, pool, **{cell(pool.lines.all()[0], cast.rioni.sites[0]): "90"})
    response = post(cast.rioni.representative, f"{pool.uid}/demand/", mine)
    page = text_of(response)
    assert ("Saved by your colleague: 120" in page, 'value="90"' in page) == (True, True)
    assert (response.status_code, Demand.objects.get().quantity) == (409, Decimal(120))


def test_demand_saved_again_after_the_warning_counts(cast: Cast, pool: Pool) -> None:
    post(cast.rioni.colleague, f"{pool.uid}/demand/", typed(cast, pool))
    mine = typed(cast, pool, **{cell(pool.lines.all()[0], cast.rioni.sites[0]): "90"})
    warned = text_of(post(cast.rioni.representative, f"{pool.uid}/demand/", mine))
    assert 'name="version" value="1"' in warned
    post(cast.rioni.representative, f"{pool.uid}/demand/", {**mine, "version": "1"})
    assert Demand.objects.get().quantity == Decimal(90)


def test_demand_typed_for_another_company_is_not_saved(cast: Cast, pool: Pool) -> None:
    foreign = typed(cast, pool, company=cast.samgori.organisation.uid)
    response = post(cast.rioni.colleague, f"{pool.uid}/demand/", foreign)
    assert ("Switch back" in text_of(response), Demand.objects.count()) == (True, 0)


def test_demand_after_the_deadline_is_refused_and_shown_read_only(cast: Cast, pool: Pool) -> None:
    add_demand(pool.lines.all()[0], cast.rioni.organisation, "77")
    Pool.objects.filter(pk=pool.pk).update(demand_until=timezone.now())
    response = post(cast.rioni.colleague, f"{pool.uid}/demand/", typed(cast, pool))
    page = text_of(response)
    assert (response.status_code, Demand.objects.get().quantity) == (409, Decimal(77))
    assert ("nothing was saved" in page, ">77 pcs<" in page.replace("\N{NO-BREAK SPACE}", " ")) == (
        True,
        True,
    )
    assert ("What you typed, not saved" in page, '<input type="text"' in page) == (True, False)


def test_demand_page_is_kept_in_no_cache(cast: Cast, pool: Pool) -> None:
    assert get(cast.rioni.colleague, f"{pool.uid}/demand/")["Cache-Control"] == "no-store"


def test_a_company_without_sites_is_told_what_to_do(cast: Cast, pool: Pool) -> None:
    cast.rioni.organisation.sites.all().delete()
    assert "Your company has no site yet" in text_of(get(cast.rioni.colleague, f"{pool.uid}/demand/"))


def test_reading_the_overview_is_journalled(cast: Cast, pool: Pool) -> None:
    get(cast.staff, f"{pool.uid}/overview/")
    entry = Entry.objects.get(verb="pools.overview")
    assert (entry.person, entry.subject) == (cast.staff.uid, f"pool:{pool.uid}")


def test_close_demand_by_its_page(cast: Cast, pool: Pool) -> None:
    add_demand(pool.lines.all()[0], cast.rioni.organisation, "77")
    post(cast.staff, f"{pool.uid}/close-demand/", {"confirm": "yes"})
    assert set(pool.lines.values_list("hidden_because", flat=True)) == {"minimum_frequency"}


def test_closed_demand_tells_members_why_a_total_is_kept_back(cast: Cast, pool: Pool) -> None:
    pool.lines.update(hidden_because="minimum_frequency")
    assert "fewer than five companies want this" in text_of(get(cast.rioni.colleague, f"{pool.uid}/"))


def test_close_demand_refused_says_why(cast: Cast, pool: Pool) -> None:
    response = post(cast.staff, f"{pool.uid}/close-demand/", {})
    assert (response.status_code, "Confirm that you want to close early" in text_of(response)) == (409, True)


def test_a_cancelled_pool_tells_its_members_why(cast: Cast, pool: Pool) -> None:
    add_demand(pool.lines.all()[0], cast.rioni.organisation, "77")
    post(cast.staff, f"{pool.uid}/cancel/", {"reason": "The mill burned down."})
    assert "The mill burned down." in text_of(get(cast.rioni.colleague, f"{pool.uid}/"))


def test_demand_of_a_company_that_left_does_not_count(cast: Cast, pool: Pool) -> None:
    add_demand(pool.lines.all()[0], cast.rioni.organisation, "77")
    post(cast.rioni.representative, f"{pool.uid}/leave/", {})
    Pool.objects.filter(pk=pool.pk).update(demand_until=timezone.now())
    page = text_of(get(cast.rioni.colleague, f"{pool.uid}/demand/"))
    assert "Your company has saved no demand in this pool" in page


@pytest.mark.parametrize("who", ["staff", "board", "member"])
def test_an_imported_tender_shows_what_was_published(cast: Cast, who: str) -> None:
    pool = make_pool(state="opened", origin="ocds", ocid="ocds-x-1", currency="MDL")
    line = make_lines(pool, 1)[0]
    vendor = cast.vendor_organisation
    pool.published_awards.create(line=line, vendor=vendor, reference="a", status="active", amount="480.50")
    person = {"staff": cast.staff, "board": cast.board, "member": cast.rioni.colleague}[who]
    page = text_of(get(person, f"{pool.uid}/"))
    assert ("ocds-x-1" in page, vendor.name in page, "480.50" in page) == (True, True, True)
    assert ("Who sees what" in page, "Your demand" in page) == (False, False)
