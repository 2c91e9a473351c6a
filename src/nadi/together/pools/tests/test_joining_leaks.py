"""What a member tells the office when it joins: it exists, and nobody else finds it anywhere."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import Cast, actor_of_person, client_for

from nadi.journal.models import Entry
from nadi.people.models import Person
from nadi.together.pools.actions.evidence import add_evidence
from nadi.together.pools.models import Participation, Pool
from nadi.together.pools.queries.joining import terms_fingerprint
from nadi.together.pools.tests.bid_factory import make_request, make_tender
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool
from nadi.web.models import Mail

QUANTITY, WALK_AWAY, INTEREST, FILE = "73519", "9137.46", "Our director owns a mill", "invoice-samgori.pdf"
SECRETS = [QUANTITY, "73,519", WALK_AWAY, "9,137.46", INTEREST, FILE, "Samgori"]


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool(terms="You pay what you accept.", terms_local="იხდით იმას, რასაც დაეთანხმებით.")
    make_lines(pool)
    return pool


def get(person: Person, address: str) -> Any:
    return client_for(person).get(f"/pools/{address}")


def post(person: Person, address: str, data: dict[str, str]) -> Any:
    return client_for(person).post(f"/pools/{address}", data)


def acceptance(pool: Pool, **changes: str) -> dict[str, str]:
    return {"terms": terms_fingerprint(pool), "agreed": "on", "interest": "", **changes}


@pytest.fixture
def told(cast: Cast, pool: Pool) -> Pool:
    """A pool in which Samgori told the office everything."""
    demand = add_demand(pool.lines.all()[0], cast.samgori.organisation, QUANTITY)
    demand.walk_away = WALK_AWAY
    demand.save()
    Participation.objects.filter(pk=demand.participation_id).update(interest=INTEREST)
    upload = SimpleUploadedFile(FILE, b"Invoice")
    add_evidence(by=actor_of_person(cast.samgori.colleague), pool=pool, line=demand.line, upload=upload)
    add_demand(pool.lines.all()[0], cast.rioni.organisation, "5")
    return pool


def secrets_on(response: Any) -> list[str]:
    text = response.content.decode("utf-8", "replace")
    return [secret for secret in SECRETS if secret in text]


def test_the_secrets_exist_for_the_office(cast: Cast, told: Pool) -> None:
    found = secrets_on(get(cast.staff, f"{told.uid}/overview/"))
    assert found == SECRETS


@pytest.mark.parametrize("page", ["", "join/", "demand/", "demand/sheet/upload/", "demand/evidence/"])
@pytest.mark.parametrize("who", ["colleague", "representative", "board"])
def test_another_members_secrets_are_absent(cast: Cast, told: Pool, page: str, who: str) -> None:
    person = cast.board if who == "board" else getattr(cast.rioni, who)
    response = get(person, f"{told.uid}/{page}")
    assert (response.status_code, secrets_on(response)) == (200, [])


def test_the_sheet_holds_nothing_of_another_company(cast: Cast, told: Pool) -> None:
    sheet = get(cast.rioni.colleague, f"{told.uid}/demand/sheet/")
    parts = unpacked(sheet.content)
    assert [secret for secret in SECRETS if secret in parts] == []
    assert QUANTITY in unpacked(get(cast.samgori.colleague, f"{told.uid}/demand/sheet/").content)


def unpacked(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as book:
        return "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())


def test_the_marked_sheet_shows_only_ones_own(cast: Cast, told: Pool) -> None:
    line, site = told.lines.all()[0], cast.samgori.sites[0]
    data = {f"quantity-{line.uid}-{site.uid}": "x"}
    sheet = post(cast.rioni.colleague, f"{told.uid}/demand/sheet/marked/", data)
    assert [secret for secret in SECRETS if secret in unpacked(sheet.content)] == []


def test_no_figure_and_no_interest_reaches_journal_or_mail(cast: Cast, pool: Pool) -> None:
    line, site = pool.lines.all()[0], cast.samgori.sites[0]
    typed = {
        "version": "0",
        "company": cast.samgori.organisation.uid,
        f"quantity-{line.uid}-{site.uid}": QUANTITY,
        f"walk_away-{line.uid}-{site.uid}": WALK_AWAY,
    }
    post(cast.samgori.colleague, f"{pool.uid}/demand/", typed)
    post(cast.samgori.representative, f"{pool.uid}/join/accept/", acceptance(pool, interest=INTEREST))
    stored = Participation.objects.get()
    assert (stored.demands.get().walk_away is not None, stored.interest) == (True, INTEREST)
    kept = [
        *Entry.objects.values_list("after", "before"),
        *Mail.objects.values_list("subject", "text", "html"),
    ]
    text = str(kept)
    assert [secret for secret in (QUANTITY, "73,519", WALK_AWAY, INTEREST) if secret in text] == []


def test_a_figure_reaches_no_log(cast: Cast, told: Pool, caplog: pytest.LogCaptureFixture) -> None:
    line, site = told.lines.all()[0], cast.samgori.sites[0]
    bad = {"version": "9", "company": "x", f"quantity-{line.uid}-{site.uid}": QUANTITY}
    post(cast.samgori.colleague, f"{told.uid}/demand/", bad)
    assert QUANTITY not in caplog.text


@pytest.mark.parametrize("page", ["", "join/", "demand/", "demand/sheet/", "overview/"])
def test_a_vendor_finds_nothing(cast: Cast, told: Pool, page: str) -> None:
    response = get(cast.vendor, f"{told.uid}/{page}")
    assert (response.status_code, secrets_on(response)) == (404, [])


def test_the_export_of_pools_holds_no_secret(cast: Cast, told: Pool) -> None:
    found = {
        who: secrets_on(get(person, "?export=csv"))
        for who, person in {"board": cast.board, "member": cast.rioni.colleague}.items()
    }
    assert found == {"board": [], "member": []}


def test_a_vendors_link_tells_the_town_and_nothing_of_its_company(cast: Cast, told: Pool) -> None:
    make_tender(told)
    _request, token = make_request(told, cast.vendor_organisation)
    response = client_for(cast.vendor).get(f"/pools/rfq/{token}/")
    # Vendors quote by town, so a town of one company shows its quantity; nothing names the company.
    assert (response.status_code, secrets_on(response)) == (200, [QUANTITY, "73,519"])


def test_the_public_notice_tells_nothing(cast: Cast, told: Pool) -> None:
    make_tender(told, is_public=True)
    pages = [client_for(cast.stranger).get(address) for address in ("/tenders/", f"/tenders/{told.uid}/")]
    assert [(page.status_code, secrets_on(page)) for page in pages] == [(200, []), (200, [])]


@pytest.mark.parametrize("who", ["rioni", "board"])
def test_nothing_shows_once_the_tender_runs(cast: Cast, told: Pool, who: str) -> None:
    make_tender(told)
    person = cast.board if who == "board" else cast.rioni.representative
    pages = [get(person, f"{told.uid}/{name}") for name in ("", "demand/", "join/")]
    assert [(page.status_code, secrets_on(page)) for page in pages] == [(200, [])] * 3
