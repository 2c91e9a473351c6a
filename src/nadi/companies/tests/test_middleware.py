"""What is said around a page of somebody who is signed in."""

import pytest
from tests.cast import Cast, client_for


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/", "private"),
        ("/search/?q=press", "private"),
        ("/registers/", "private"),
        ("/talents/?export=csv", "no-store"),
    ],
)
def test_a_page_of_somebody_is_kept_by_no_cache_for_others(cast: Cast, address: str, kept: str) -> None:
    assert client_for(cast.rioni.colleague).get(address).headers["Cache-Control"] == kept
