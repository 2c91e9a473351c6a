"""`./nadi backup FILE`: one archive of database and files, also while Nadi is serving."""

import os
import tempfile
import zipfile
from pathlib import Path

from django.conf import settings
from django.db import connection

from nadi.command_line import Options
from nadi.web.archive.databases import database_file, dump_to
from nadi.web.archive.manifest import DATABASE, FILES, NAME, manifest_now, sum_of
from nadi.web.serving.house import say
from nadi.web.serving.preparing import load_django
from nadi.web.serving.stop import CannotStart


def run(options: Options) -> int:
    """Write the archive and say how large it is."""
    load_django()
    target = Path(options.file).expanduser().resolve()
    if target.exists():
        raise CannotStart(f"{target} exists already. Choose another name.")
    if not target.parent.is_dir():
        raise CannotStart(f"There is no folder {target.parent}. Make it first.")
    if connection.vendor == "sqlite" and not database_file().exists():
        raise CannotStart("There is no database to back up yet. Start Nadi once.")
    parts = make_archive(target)
    say(f"Saved database and {parts - 1} files in {target} ({target.stat().st_size / 1e6:.1f} MB).")
    say("NADI_SECRET_KEY is not in it. Keep it elsewhere: sealed bids cannot be opened without it.")
    return 0


def make_archive(target: Path) -> int:
    """Write beside the target first, so that a half-written archive never bears its name."""
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".nadi-backup-") as place:
        draft, dump = Path(place) / "archive.zip", Path(place) / "dump"
        dump_to(dump)
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            sums = {DATABASE: add(archive, DATABASE, dump)}
            for path in files():
                name = f"{FILES}{path.relative_to(settings.MEDIA_ROOT).as_posix()}"
                if path.exists():  # somebody may have removed it just now
                    sums[name] = add(archive, name, path)
            archive.writestr(NAME, manifest_now(sums).written())
        draft.chmod(0o600)
        os.replace(draft, target)
    return len(sums)


def files() -> list[Path]:
    """Return the files people uploaded; after the database, so that none it names is missing."""
    return sorted(path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


def add(archive: zipfile.ZipFile, name: str, path: Path) -> str:
    """Add one part and return its checksum."""
    archive.write(path, name)
    with archive.open(name) as stream:
        return sum_of(stream)
