"""What every test of the house may ask for."""

import pytest
from hypothesis import HealthCheck, settings

from nadi.web.messages import compile_stale

pytest_plugins = ["tests.cast", "tests.browser", "tests.flushing"]
# A busy machine is no fault of what is tested: no example has a time limit.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_configure() -> None:
    """Compile the translations, as every start of the program does."""
    compile_stale()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests of large public data that lies beside the house where that data is absent.

    Their worked equivalents in docs/ are read everywhere; so nothing that is run is ever skipped.
    """
    empty = [item for item in items if any(is_empty(mark) for mark in item.iter_markers("skip"))]
    if empty:
        config.hook.pytest_deselected(items=empty)
        items[:] = [item for item in items if item not in empty]


def is_empty(mark: pytest.Mark) -> bool:
    """Tell whether a test has nothing to be run with."""
    return str(mark.kwargs.get("reason", "")).startswith("got empty parameter set")
