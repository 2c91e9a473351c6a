"""Papers of pools: they say what the page says, in the reader's language, and no member's figure."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from tests.cast import Cast, client_for

from nadi.together.pools.models import Amendment, Pool, RequestForQuotation
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool
from nadi.web.ids import fingerprint

TOKEN = "a-token-that-only-the-vendor-knows"


def text_of(content: bytes) -> str:
    """Return what a PDF says, with every run of blanks as one."""
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool(state=Pool.State.TENDERING, standstill_days=7)
    line, _film = make_lines(pool)
    add_demand(line, cast.rioni.organisation, "1111", baseline="3.21", site=cast.rioni.sites[0])
    add_demand(line, cast.samgori.organisation, "2222", baseline="4.56", site=cast.samgori.sites[0])
    return pool


@pytest.fixture
def asked(pool: Pool, cast: Cast) -> RequestForQuotation:
    return RequestForQuotation.objects.create(
        pool=pool,
        vendor=cast.vendor_organisation,
        email="sales@vendor.example",
        language="ka",
        token=fingerprint(TOKEN),
    )


def test_staff_keep_the_request_with_pooled_quantities(cast: Cast, pool: Pool) -> None:
    answer = client_for(cast.staff).get(reverse("pools.rfq_pdf", args=[pool.uid]))
    text = text_of(answer.content).replace("\u202f", " ").replace("\xa0", " ")
    assert [part in text for part in ("Packaging 2027", "3,333", "Cardboard boxes")] == [True] * 3


def test_the_request_names_no_member_and_no_price(cast: Cast, pool: Pool) -> None:
    text = text_of(client_for(cast.staff).get(reverse("pools.rfq_pdf", args=[pool.uid])).content)
    secrets = (cast.rioni.organisation.name, cast.samgori.organisation.name, "3.21", "4.56")
    assert [secret in text for secret in secrets] == [False] * 4


def test_the_vendor_reads_it_in_its_own_language(pool: Pool, asked: RequestForQuotation) -> None:
    answer = Client().get(reverse("pools.rfq_paper", args=[TOKEN]))
    assert "შეფუთვა 2027" in text_of(answer.content)


def test_an_amendment_stands_in_it(cast: Cast, pool: Pool) -> None:
    Amendment.objects.create(pool=pool, number=1, text="Pallets are returned.")
    text = text_of(client_for(cast.staff).get(reverse("pools.rfq_pdf", args=[pool.uid])).content)
    assert "Palletsarereturned." in "".join(text.split())


def test_there_is_no_request_before_the_tender(cast: Cast, pool: Pool) -> None:
    Pool.objects.filter(pk=pool.pk).update(state=Pool.State.GATHERING)
    assert client_for(cast.staff).get(reverse("pools.rfq_pdf", args=[pool.uid])).status_code == 403


@pytest.mark.parametrize("who", ["rioni", "stranger"])
def test_the_request_is_hidden_from_others(cast: Cast, pool: Pool, who: str) -> None:
    person = cast.rioni.representative if who == "rioni" else cast.stranger
    assert client_for(person).get(reverse("pools.rfq_pdf", args=[pool.uid])).status_code == 404
