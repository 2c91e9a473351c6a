"""Erasing what imports hold: of one thing at once, of all after a time."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.registers.imports.actions.erasing import erase_before, forget
from nadi.registers.imports.loading import load, quiet
from nadi.registers.imports.models import File, Row, Run
from nadi.registers.imports.undoing import undo
from nadi.registers.suppliers.models import Supplier
from nadi.web.access import Actor
from nadi.web.models import StoredFile

PECULIAR = "Zyxwvut Peculiar Works"


@pytest.fixture
def staff(cast: Cast) -> Actor:
    return actor_of_person(cast.staff)


def held() -> str:
    """Return everything that imports hold, as text."""
    kept = [default_storage.open(one.path).read().decode() for one in StoredFile.objects.all()]
    return str(list(Row.objects.values())) + "".join(kept)


def test_who_is_erased_is_forgotten_by_imports(staff: Actor) -> None:
    load(f"name\n{PECULIAR}\n".encode(), "a.csv", by=staff, target="suppliers")
    assert PECULIAR in held()
    forget([Supplier.objects.get().uid])
    assert PECULIAR not in held()


def test_old_imports_keep_no_cells_and_can_be_taken_back(staff: Actor) -> None:
    report = load(f"name\n{PECULIAR}\n".encode(), "a.csv", by=staff, target="suppliers")
    erase_before(timezone.now() + timedelta(days=1))
    assert File.objects.get().stored is None
    assert PECULIAR not in held()
    undo(Run.objects.get(uid=report.run), staff, quiet)
    assert Supplier.objects.count() == 0
