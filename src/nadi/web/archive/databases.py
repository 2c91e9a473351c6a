"""Taking a consistent copy of the database while it is written to, and putting one in its place."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection, connections

from nadi.web.serving.stop import CannotStart

SIDE_FILES = ("", "-wal", "-shm")


def database_file() -> Path:
    """Return where SQLite keeps the database."""
    return Path(settings.DATABASES["default"]["NAME"])


def dump_to(target: Path) -> None:
    """Write a copy of the database as it is at one moment."""
    if connection.vendor == "sqlite":
        copy_sqlite(database_file(), target)
    else:
        postgres("pg_dump", "--format=custom", "--no-owner", f"--file={target}")


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy in one go: SQLite's own backup reads one moment and lets writers go on."""
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=30)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")


def check_dump(dump: Path) -> None:
    """Refuse a copy the database itself finds faulty."""
    if connection.vendor != "sqlite":
        return
    with closing(sqlite3.connect(f"file:{dump}?mode=ro", uri=True)) as copy:
        try:
            verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
        except sqlite3.DatabaseError as error:
            verdict = str(error)
    if verdict != "ok":
        raise CannotStart(f"The database in the archive is faulty ({verdict}). Nothing was changed.")


def has_data() -> bool:
    """Tell whether there is something that a restore would replace."""
    if connection.vendor == "sqlite":
        return database_file().exists()
    return bool(connection.introspection.table_names())


def set_aside(place: Path) -> None:
    """Keep the present database: SQLite's files move away, PostgreSQL writes a dump."""
    connections.close_all()
    if connection.vendor != "sqlite":
        dump_to(place / "database")
    else:
        for ending in SIDE_FILES:
            source = Path(f"{database_file()}{ending}")
            if source.exists():
                shutil.move(source, place / source.name)


def bring_back(place: Path) -> None:
    """Undo `set_aside`; PostgreSQL never left its place, since it restores in one transaction."""
    if connection.vendor == "sqlite":
        for ending in SIDE_FILES:
            target = Path(f"{database_file()}{ending}")
            target.unlink(missing_ok=True)
            if (place / target.name).exists():
                shutil.move(place / target.name, target)


def put_in_place(dump: Path) -> None:
    """Make the copy the database."""
    if connection.vendor == "sqlite":
        database_file().parent.mkdir(parents=True, exist_ok=True)
        shutil.move(dump, database_file())
        return
    name = settings.DATABASES["default"]["NAME"]
    options = ["--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error"]
    postgres("pg_restore", *options, f"--dbname={name}", str(dump))


def postgres(tool: str, *arguments: str) -> None:
    """Run one of PostgreSQL's own tools against our database."""
    path = shutil.which(tool)
    if path is None:
        raise CannotStart(f"{tool} is not installed here. Install it: apt-get install postgresql-client")
    given = settings.DATABASES["default"]
    told = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    environment = {**os.environ, **{key: str(given[name]) for key, name in told.items() if given.get(name)}}
    done = subprocess.run([path, *arguments], env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise CannotStart(f"{tool} did not succeed: {said}")
