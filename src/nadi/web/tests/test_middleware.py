"""What happens around every page."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/events/certificate/%00/", "/tenders/%00/"])
def test_nothing_is_found_under_a_nul(address: str) -> None:
    assert Client().get(address).status_code == 404
