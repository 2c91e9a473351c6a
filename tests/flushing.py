"""Letting Django empty the database after tests with real transactions, although the journal refuses it."""

from collections.abc import Iterator

import pytest
from django.db import connection

TRIGGERS = {
    "sqlite": ["DROP TRIGGER IF EXISTS journal_no_update", "DROP TRIGGER IF EXISTS journal_no_delete"],
    "postgresql": ["DROP TRIGGER IF EXISTS journal_no_change ON journal_entry"],
}


@pytest.fixture(autouse=True)
def journal_gives_way(request: pytest.FixtureRequest) -> Iterator[None]:
    """Take the journal's guards away before the flush; the migrate signal that follows it puts them back."""
    marker = request.node.get_closest_marker("django_db")
    is_real = "transactional_db" in request.fixturenames or "live_server" in request.fixturenames
    if not is_real and not (marker and marker.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    with connection.cursor() as cursor:
        for statement in TRIGGERS[connection.vendor]:
            cursor.execute(statement)
