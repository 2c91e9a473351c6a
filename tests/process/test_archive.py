"""Backup while people write, and restore, from outside."""

import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.process.house import House, wait_until

pytestmark = pytest.mark.process

# Two rows in each transaction: a copy taken between two transactions has as many of the one as of the other.
WRITE = """
import django, pathlib; django.setup()
from datetime import UTC, datetime, timedelta
from django.db import transaction
from nadi.web.models import Tick
number, moment = 0, datetime(2026, 1, 1, tzinfo=UTC)
while not pathlib.Path({stop!r}).exists():
    with transaction.atomic():
        for name in ("left", "right"):
            Tick.objects.create(name=name, due=moment + timedelta(seconds=number))
    number += 1
    pathlib.Path({count!r}).write_text(str(number))
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the tables once for all tests here."""
    made = House(tmp_path_factory.mktemp("tables") / "var").own_settings()
    assert made.run("nadi", "migrate", "-v0").returncode == 0
    return made.var


@pytest.fixture
def office(house: House, tables: Path) -> House:
    """Give the test an office with one row and one uploaded file."""
    shutil.copytree(tables, house.var)
    write_row(house, "before")
    (house.var / "files").mkdir()
    (house.var / "files" / "statute.txt").write_text("before")
    return house.own_settings()


@pytest.fixture
def archive(office: House, tmp_path: Path) -> Path:
    """Give the test an archive of that office."""
    done = office.run("nadi", "backup", str(tmp_path / "office.zip"))
    assert done.returncode == 0, done.stderr
    return tmp_path / "office.zip"


def write_row(house: House, name: str) -> None:
    """Write one row."""
    with closing(sqlite3.connect(house.var / "nadi.sqlite3")) as database, database:
        database.execute("INSERT INTO web_tick (name, due) VALUES (?, '2026-01-01')", [name])


def rows(path: Path) -> dict[str, int]:
    """Return how many rows there are of each name."""
    with closing(sqlite3.connect(path)) as database:
        return dict(database.execute("SELECT name, count(*) FROM web_tick GROUP BY name"))


def refusal(house: House, *words: str) -> str:
    """Return what a command says when it refuses."""
    done = house.run("nadi", *words)
    assert done.returncode == 1
    return done.stderr


def test_a_restore_brings_back_what_was_saved(office: House, archive: Path) -> None:
    write_row(office, "after")
    (office.var / "files" / "statute.txt").write_text("after")
    (office.var / "files" / "new.txt").write_text("after")
    done = office.run("nadi", "restore", str(archive), "--yes")
    assert done.returncode == 0, done.stderr
    files = {path.name: path.read_text() for path in (office.var / "files").iterdir()}
    assert (rows(office.var / "nadi.sqlite3"), files) == ({"before": 1}, {"statute.txt": "before"})


def test_what_was_there_before_a_restore_is_kept_aside(office: House, archive: Path) -> None:
    write_row(office, "after")
    office.run("nadi", "restore", str(archive), "--yes")
    kept = next(office.var.glob("before-restore-*"))
    assert rows(kept / "nadi.sqlite3") == {"before": 1, "after": 1}
    assert (kept / "files" / "statute.txt").read_text() == "before"


def test_a_restore_into_an_empty_house_needs_no_yes(archive: Path, tmp_path: Path) -> None:
    empty = House(tmp_path / "other").own_settings()
    done = empty.run("nadi", "restore", str(archive))
    assert done.returncode == 0, done.stderr
    assert rows(empty.var / "nadi.sqlite3") == {"before": 1}


def test_a_backup_while_people_write_is_of_one_moment(office: House, tmp_path: Path) -> None:
    stop, count = tmp_path / "stop", tmp_path / "count"
    piece = tmp_path / "write.py"
    piece.write_text(WRITE.format(stop=str(stop), count=str(count)))
    writer = office.start("tests.process.piece", str(piece))
    wait_until(lambda: count.exists() and count.read_text(), "somebody writes")
    written = int(count.read_text())
    done = office.run("nadi", "backup", str(tmp_path / "busy.zip"))
    stop.touch()
    assert (done.returncode, writer.process.wait()) == (0, 0)
    with zipfile.ZipFile(tmp_path / "busy.zip") as saved:
        saved.extract("database", tmp_path)
    found = rows(tmp_path / "database")
    assert (found["left"], found["left"] >= written > 0) == (found["right"], True)


def test_a_restore_does_not_replace_data_unasked(office: House, archive: Path) -> None:
    told = refusal(office, "restore", str(archive))
    assert told == "Nadi: There is data here already. To replace it add --yes; the old is kept aside.\n"
    assert rows(office.var / "nadi.sqlite3") == {"before": 1}


def test_a_restore_waits_for_the_end_of_serving(office: House, archive: Path) -> None:
    worker = office.start("nadi", "worker")
    wait_until(lambda: "takes jobs" in worker.said and (office.var / "in-use.lock").exists(), "a worker")
    wait_until(lambda: "Stop it first" in office.run("nadi", "restore", str(archive), "--yes").stderr, "no")
    assert rows(office.var / "nadi.sqlite3") == {"before": 1}


def changed(archive: Path, name: str, content: bytes | None) -> Path:
    """Return a copy of an archive with one part changed, or without it."""
    copy = archive.with_name("changed.zip")
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(copy, "w") as new:
        for part in {*old.namelist(), name}:
            if part != name:
                new.writestr(part, old.read(part))
            elif content is not None:
                new.writestr(part, content)
    return copy


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("files/statute.txt", b"forged", "The archive is damaged: files/statute.txt is not as it was saved."),
        ("files/statute.txt", None, "The archive is damaged: files/statute.txt is missing."),
        ("files/added.txt", b"x", "The archive holds files/added.txt, which its manifest does not name."),
        (
            "manifest.json",
            b"{}",
            "This archive was made by another version of Nadi that this one cannot read.",
        ),
        ("manifest.json", None, "This is no archive of Nadi: it has no readable manifest."),
    ],
)
def test_a_faulty_archive_changes_nothing(
    office: House, archive: Path, name: str, content: bytes | None, told: str
) -> None:
    assert told in refusal(office, "restore", str(changed(archive, name, content)), "--yes")
    assert rows(office.var / "nadi.sqlite3") == {"before": 1}
    assert (office.var / "files" / "statute.txt").read_text() == "before"


def test_an_archive_of_a_newer_nadi_is_refused(office: House, archive: Path) -> None:
    with zipfile.ZipFile(archive) as saved:
        manifest = json.loads(saved.read("manifest.json"))
    manifest["migrations"].append("web.9999_future")
    newer = changed(archive, "manifest.json", json.dumps(manifest).encode())
    assert "it knows web.9999_future" in refusal(office, "restore", str(newer), "--yes")


def test_a_file_that_is_no_archive_gets_a_sentence(office: House, tmp_path: Path) -> None:
    (tmp_path / "letter.zip").write_text("Dear association")
    told = refusal(office, "restore", str(tmp_path / "letter.zip"), "--yes")
    assert told == "Nadi: letter.zip is no archive of Nadi, or is cut short.\n"


def test_a_backup_overwrites_nothing(office: House, archive: Path) -> None:
    assert (
        refusal(office, "backup", str(archive)) == f"Nadi: {archive} exists already. Choose another name.\n"
    )


def test_an_archive_does_not_hold_the_secret(archive: Path) -> None:
    with zipfile.ZipFile(archive) as saved:
        assert [part for part in saved.namelist() if b"x" * 50 in saved.read(part)] == []
