"""Every operation is called with what nobody expects: it answers as it is described, and never breaks.

`NADI_EXAMPLES=200` tries each operation with many more questions than the suite does.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from tests.cast import Cast

from nadi.home.api.tests.programs import ROOT, token_of
from nadi.web.wsgi import application

EXAMPLES = int(os.environ.get("NADI_EXAMPLES", "4"))

schema = schemathesis.openapi.from_wsgi(f"{ROOT}/openapi.json", application)


@pytest.fixture
def secret(cast: Cast) -> Iterator[str]:
    """Return a token of the office; the test's own connection stays open between the calls."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield token_of(cast.staff)[1]
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_an_operation_answers_as_it_is_described(case: Any, secret: str) -> None:
    cache.clear()
    case.call_and_validate(headers={"Authorization": f"Bearer {secret}"})
