"""A new house takes the short way to its tables, an older one the long way; both end at the same."""

from typing import Any

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.writer import MigrationWriter

OURS = sorted(one.label for one in apps.get_app_configs() if one.name.startswith("nadi."))


def state_of(*, is_short: bool) -> ProjectState:
    """Return what all migrations lead to, by the ones that replace others or by those replaced."""
    loader = MigrationLoader(None, replace_migrations=is_short)
    leaves = loader.graph.leaf_nodes()
    return loader.project_state(
        [one for one in leaves if is_short or not loader.disk_migrations[one].replaces]
    )


def told(model: ModelState) -> dict[str, Any]:
    """Return a table's columns, constraints and indexes, in no order."""
    columns = {name: MigrationWriter.serialize(field)[0] for name, field in model.fields.items()}
    named = {
        kind: sorted(MigrationWriter.serialize(one)[0] for one in model.options.get(kind, []))
        for kind in ("constraints", "indexes")
    }
    rest = {name: value for name, value in model.options.items() if name not in named}
    return {"columns": columns, **named, "options": rest, "bases": model.bases}


@pytest.fixture(scope="module")
def ways() -> tuple[ProjectState, ProjectState]:
    return state_of(is_short=True), state_of(is_short=False)


@pytest.mark.parametrize("label", OURS)
def test_both_ways_lead_to_the_same_tables(ways: tuple[ProjectState, ProjectState], label: str) -> None:
    short, long = (
        {name: told(model) for (app, name), model in state.models.items() if app == label} for state in ways
    )
    assert short == long


def test_what_is_replaced_is_still_there_for_older_houses() -> None:
    written = MigrationLoader(None).disk_migrations
    replaced = {step for migration in written.values() for step in migration.replaces}
    assert (replaced - set(written), bool(replaced)) == (set(), True)


def test_a_new_house_takes_the_short_way() -> None:
    loader = MigrationLoader(None)
    replaced = {step for migration in loader.disk_migrations.values() for step in migration.replaces}
    assert not replaced & set(loader.graph.nodes)
