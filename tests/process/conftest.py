"""A house for each process test, and one that has its demonstration already."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process.house import House

PREPARE = """
from nadi.web.serving.demo import enter_demo, prepare
prepare(enter_demo())
"""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Give the test an installation of its own and end all its processes afterwards."""
    made = House(tmp_path / "var")
    yield made
    made.end()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Load the demonstration once for all tests that start from it."""
    made = House(tmp_path_factory.mktemp("demonstration") / "var")
    made.python(PREPARE)
    return made.var


@pytest.fixture
def demo_house(house: House, demonstration: Path) -> House:
    """Give the test a copy of the demonstration."""
    shutil.copytree(demonstration, house.var)
    return house
