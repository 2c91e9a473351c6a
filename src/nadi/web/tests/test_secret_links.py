"""The log names an address and never the secret in it."""

import pytest
from django.test import Client

SECRET = "a-secret-that-opens-a-bid"


def test_the_log_masks_the_secret_of_a_link(
    db: None, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    client.get(f"/pools/rfq/{SECRET}/")
    assert [record.getMessage() for record in caplog.records] == ["Not Found: /pools/rfq/***/"]


def test_other_addresses_stand_in_the_log_as_they_are(
    db: None, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    client.get("/tenders/nowhere/")
    assert [record.getMessage() for record in caplog.records] == ["Not Found: /tenders/nowhere/"]
