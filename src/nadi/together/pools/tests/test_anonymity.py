"""What in a published question would tell who asked."""

import pytest
from tests.cast import Cast

from nadi.companies.models import Organisation
from nadi.together.pools.anonymity import gives_away, marks_of
from nadi.together.pools.models import Pool, RequestForQuotation
from nadi.together.pools.tests.factory import make_lines, make_pool

VENDOR = {
    "name": "Georgian Packaging Ararat LLC",
    "name_local": "შპს არარატი",
    "number": "404123456",
    "email": "office@ararat-pack.example",
    "website": "https://www.araratpack.example/ka",
}


@pytest.fixture
def request_of_ararat(cast: Cast) -> RequestForQuotation:
    pool = make_pool()
    make_lines(pool)
    vendor = Organisation.objects.create(kind=Organisation.Kind.PROVIDER, **VENDOR)
    return RequestForQuotation(pool=pool, vendor=vendor, email="sales.ge@gmail.com", language="en", token="")


@pytest.mark.parametrize(
    "text",
    [
        "Ararat asks about pallets.",
        "ARARAT'S pallets?",
        "არარატის პალეტები?",
        "Company 404123456 asks.",
        "See araratpack for sizes.",
        "We at Georgian  packaging, Ararat ask.",
    ],
)
def test_text_that_points_to_the_vendor_is_found(request_of_ararat: RequestForQuotation, text: str) -> None:
    assert "points to the vendor" in gives_away(request_of_ararat, question=text, answer="Yes.")


@pytest.mark.parametrize(
    "text",
    [
        "Must labels be in Georgian?",
        "Is recycled packaging allowed?",
        "May boxes be delivered until 31.12.2026 at 10:00?",
        "Do you accept 1 200 000 pieces in 12 deliveries?",
    ],
)
def test_text_that_many_would_write_tells_nothing(request_of_ararat: RequestForQuotation, text: str) -> None:
    assert gives_away(request_of_ararat, question=text, answer="Yes.") == ""


def test_mailbox_for_everybody_marks_nobody(request_of_ararat: RequestForQuotation) -> None:
    assert "gmail" not in marks_of(request_of_ararat)


def test_word_of_what_is_bought_marks_nobody(request_of_ararat: RequestForQuotation) -> None:
    Pool.objects.update(title="Ararat water")
    request_of_ararat.pool.refresh_from_db()
    assert gives_away(request_of_ararat, question="Is Ararat water meant?", answer="Yes.") == ""
