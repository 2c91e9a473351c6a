"""The public notice: what everybody reads, who gets a link by it, and what nobody learns from it."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from tests.cast import Cast, client_for, queries_for

from nadi.companies.models import Organisation
from nadi.together.pools.models import Pool, RequestForQuotation
from nadi.together.pools.tests.bid_factory import make_request, make_tender, pass_deadline
from nadi.together.pools.tests.factory import add_demand, make_lines, make_members, make_pool
from nadi.web.models import Mail

PECULIAR = "7391"
WISH = {"name": "Bosphorus Film", "country": "TR", "number": "TR-4711", "email": "sales@bosphorus.example"}
SENT = "A letter is on its way"


@pytest.fixture(autouse=True)
def _free_turns(db: None) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool(summary="Boxes and film for one year.")
    boxes, _film = make_lines(pool)
    for member in make_members([f"Member {number}" for number in range(8)]):
        add_demand(boxes, member, "250")
    return make_tender(pool, is_public=True)


@pytest.fixture
def small_pool(cast: Cast) -> Pool:
    pool = make_pool(title="Small")
    add_demand(make_lines(pool)[0], cast.rioni.organisation, PECULIAR)
    return make_tender(pool, is_public=True)


def text(address: str) -> str:
    return Client().get(address).content.decode()


def ask(pool: Pool, **changes: str) -> str:
    page = Client().post(f"/tenders/{pool.uid}/ask/", {**WISH, **changes}, follow=True)
    return page.content.decode()


def test_public_tender_is_listed_and_shown_to_everybody(pool: Pool) -> None:
    assert "Packaging 2027" in text("/tenders/")
    page = text(f"/tenders/{pool.uid}/")
    assert ("Cardboard boxes" in page, 'name="description"' in page) == (True, True)


@pytest.mark.parametrize("state", [Pool.State.DRAFT, Pool.State.GATHERING])
def test_pool_whose_tender_has_not_begun_is_absent(pool: Pool, state: str) -> None:
    Pool.objects.filter(pk=pool.pk).update(state=state)
    assert Client().get(f"/tenders/{pool.uid}/").status_code == 404
    assert "Packaging 2027" not in text("/tenders/")


def test_tender_for_chosen_vendors_is_absent(pool: Pool) -> None:
    Pool.objects.filter(pk=pool.pk).update(is_public=False)
    addresses = [f"/tenders/{pool.uid}/", f"/tenders/{pool.uid}/ask/"]
    assert [Client().get(address).status_code for address in addresses] == [404, 404]


def test_notice_tells_no_quantity_that_would_tell_of_a_member(cast: Cast, small_pool: Pool) -> None:
    make_request(small_pool, cast.vendor_organisation)
    page = text(f"/tenders/{small_pool.uid}/").replace(",", "").replace("\u00a0", "")
    marks = (PECULIAR, "Rioni", "Kutaisi", "Anatolia")
    assert [mark for mark in marks if mark in page] == []


def test_notice_tells_a_quantity_that_passes_disclosure_control(pool: Pool) -> None:
    assert "2,000" in text(f"/tenders/{pool.uid}/")


def test_link_goes_by_mail_to_a_new_vendor(pool: Pool) -> None:
    assert SENT in ask(pool)
    request = RequestForQuotation.objects.get()
    assert (request.is_own_request, request.vendor.number) == (True, "TR-4711")
    mail = Mail.objects.get()
    assert (mail.to, "/pools/rfq/" in mail.text) == ("sales@bosphorus.example", True)


def test_page_answers_the_same_whoever_asks(cast: Cast, pool: Pool) -> None:
    Organisation.objects.filter(pk=cast.vendor_organisation.pk).update(email="sales@anatolia.example")
    ask(pool)
    known = ask(pool, name="Anatolia", number="9", email="sales@anatolia.example")
    member = ask(pool, number="10", email="representative@rioni.example")
    again = ask(pool)
    assert [SENT in page for page in (known, member, again)] == [True, True, True]


def checked(pool: Pool, **changes: str) -> list[str]:
    """Return to whom the wish leads: nobody may have got a link."""
    ask(pool, **changes)
    assert not RequestForQuotation.objects.exists()
    assert not [mail for mail in Mail.objects.all() if "/pools/rfq/" in mail.text]
    return sorted(Mail.objects.values_list("to", flat=True))


@pytest.mark.parametrize(
    "changes",
    [
        {"email": "representative@rioni.example"},
        {"email": "somebody@rioni.example"},
        {"email": "staff@office.example"},
        {"country": "GE", "number": "212345671"},
        {"name": "Anatolia Board Mills"},
        {"name": "rioni cartons"},
    ],
)
def test_member_or_impostor_is_left_to_the_office(cast: Cast, pool: Pool, changes: dict[str, str]) -> None:
    typed = changes.get("email", WISH["email"])
    assert set(checked(pool, **changes)) == {cast.staff.email, typed}


def test_who_asks_is_looked_at_where_the_quantities_would_tell_of_a_member(
    cast: Cast, small_pool: Pool
) -> None:
    assert set(checked(small_pool)) == {cast.staff.email, WISH["email"]}
    letters = "".join(f"{mail.text}{mail.html}" for mail in Mail.objects.all()).replace(",", "")
    assert PECULIAR not in letters


def test_known_vendor_at_its_own_address_gets_the_link(cast: Cast, pool: Pool) -> None:
    Organisation.objects.filter(pk=cast.vendor_organisation.pk).update(number="9")
    ask(pool, name="Anatolia", number="9", email=cast.vendor.email)
    assert RequestForQuotation.objects.get().vendor == cast.vendor_organisation


def test_link_that_is_in_use_is_not_replaced(cast: Cast, pool: Pool) -> None:
    ask(pool)
    request = RequestForQuotation.objects.get()
    RequestForQuotation.objects.update(first_seen=request.sent)
    ask(pool)
    assert RequestForQuotation.objects.get().token == request.token
    assert "/pools/rfq/" not in Mail.objects.latest("pk").text


def test_link_never_opened_is_sent_once_more(pool: Pool) -> None:
    ask(pool)
    before = RequestForQuotation.objects.get().token
    ask(pool)
    assert RequestForQuotation.objects.get().token != before


def test_fourth_letter_to_one_address_is_not_written(pool: Pool) -> None:
    pages = [ask(pool) for _time in range(4)]
    assert (Mail.objects.count(), SENT in pages[3]) == (3, True)


def test_eleventh_wish_of_one_place_waits(pool: Pool) -> None:
    for number in range(10):
        ask(pool, number=f"T-{number}", email=f"sales@v{number}.example", name=f"Vendor {number}")
    answer = Client().post(f"/tenders/{pool.uid}/ask/", WISH)
    assert (answer.status_code, RequestForQuotation.objects.count()) == (429, 10)
    assert "Bosphorus Film" in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"email": "nothing"}, "valid email"),
        ({"name": ""}, "required"),
        ({"country": "GE", "number": "123"}, "has 9 digits"),
    ],
)
def test_bad_input_is_explained(pool: Pool, changes: dict[str, str], sentence: str) -> None:
    assert sentence in ask(pool, **changes)
    assert not Mail.objects.exists()


def test_no_link_after_the_deadline(pool: Pool) -> None:
    pass_deadline(pool)
    assert "takes no new vendors" in ask(pool)
    assert not RequestForQuotation.objects.exists()


def test_closed_tender_stays_readable_and_says_so(pool: Pool) -> None:
    pass_deadline(pool)
    assert "takes no new bids" in text(f"/tenders/{pool.uid}/")


def test_cancelled_tender_says_so(pool: Pool) -> None:
    Pool.objects.filter(pk=pool.pk).update(state=Pool.State.CANCELLED)
    assert "have cancelled this tender" in text(f"/tenders/{pool.uid}/")


def test_search_engines_are_told_of_notices_alone(pool: Pool, cast: Cast) -> None:
    hidden = make_pool(title="Hidden")
    listed = text("/tenders/sitemap.txt")
    assert (f"/tenders/{pool.uid}/" in listed, hidden.uid in listed) == (True, False)


def test_staff_see_who_came_by_the_notice(cast: Cast, pool: Pool) -> None:
    ask(pool)
    page = client_for(cast.staff).get(f"/pools/{pool.uid}/tender/").content.decode()
    assert "came by the notice" in page


def test_list_asks_as_many_questions_for_three_tenders_as_for_one(cast: Cast, pool: Pool) -> None:
    one = queries_for(Client(), "/tenders/")
    for _more in range(2):
        another = make_pool()
        add_demand(make_lines(another)[0], cast.rioni.organisation, "5")
        make_tender(another, is_public=True)
    assert queries_for(Client(), "/tenders/") == one
