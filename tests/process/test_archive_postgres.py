"""Backup and restore where PostgreSQL keeps the data."""

import os
from pathlib import Path

import pytest

from tests.postgres import own_postgres, tool_folders
from tests.process.house import House

pytestmark = pytest.mark.process

WRITE = """
import django; django.setup()
from datetime import UTC, datetime
from nadi.web.models import Tick
Tick.objects.create(name={name!r}, due=datetime(2026, 1, 1, tzinfo=UTC))
"""
TELL = """
import django; django.setup()
from nadi.web.models import Tick
print(*Tick.objects.order_by("name").values_list("name", flat=True))
"""


def test_a_restore_brings_back_what_postgresql_held(house: House, tmp_path: Path) -> None:
    archive = str(tmp_path / "office.zip")
    house.own_settings()
    folders = [str(path) for path in tool_folders() if (path / "pg_dump").exists()]
    house.environment["PATH"] = os.pathsep.join([*folders, os.environ["PATH"]])
    with own_postgres() as url:
        house.environment["NADI_DATABASE_URL"] = url
        assert house.run("nadi", "migrate", "-v0").returncode == 0
        house.python(WRITE.format(name="before"))
        saved = house.run("nadi", "backup", archive)
        assert saved.returncode == 0, saved.stderr
        house.python(WRITE.format(name="after"))
        assert house.run("nadi", "restore", archive).returncode == 1
        restored = house.run("nadi", "restore", archive, "--yes")
        assert restored.returncode == 0, restored.stderr
        assert house.python(TELL) == "before\n"
        assert [path.name for path in next(house.var.glob("before-restore-*")).iterdir()] == ["database"]
