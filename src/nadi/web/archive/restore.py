"""`./nadi restore FILE`: check an archive, unpack it beside the data, then swap."""

import os
import shutil
import tempfile
import zipfile
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from nadi.command_line import Options
from nadi.web.archive import databases
from nadi.web.archive.manifest import DATABASE, FILES, Manifest, check_sums, mark_of_secret, read_manifest
from nadi.web.serving.house import say
from nadi.web.serving.occupancy import occupied
from nadi.web.serving.preparing import load_django
from nadi.web.serving.stop import CannotStart


def run(options: Options) -> int:
    """Restore, unless something stands in the way."""
    load_django()
    source = Path(options.file).expanduser().resolve()
    if not source.exists():
        raise CannotStart(f"There is no file {source}.")
    with occupied(settings.VAR, alone=True):
        if (databases.has_data() or has_files()) and not options.yes:
            raise CannotStart("There is data here already. To replace it add --yes; the old is kept aside.")
        kept = restore(source)
    say(f"Restored {source.name}." + (f" What was here before is in {kept}." if kept else ""))
    return 0


def restore(source: Path) -> Path | None:
    """Check everything first, then swap; return where the old data went."""
    try:
        archive = zipfile.ZipFile(source)
    except zipfile.BadZipFile as error:
        raise CannotStart(f"{source.name} is no archive of Nadi, or is cut short.") from error
    with archive, tempfile.TemporaryDirectory(dir=settings.VAR, prefix="restoring-") as place:
        manifest = read_manifest(archive)
        check_fits(manifest)
        check_sums(archive, manifest)
        archive.extractall(place, manifest.sums)
        databases.check_dump(Path(place) / DATABASE)
        return swap(Path(place))


def check_fits(manifest: Manifest) -> None:
    """Refuse an archive this installation cannot use; warn when its sealed bids will stay shut."""
    if manifest.engine != connection.vendor:
        raise CannotStart(
            f"The archive holds a {manifest.engine} database, this installation uses {connection.vendor}: "
            "set NADI_DATABASE_URL to match."
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if unknown := sorted(set(manifest.migrations) - known):
        raise CannotStart(
            f"The archive was made by a newer Nadi (it knows {unknown[0]}). Update this one first."
        )
    if manifest.secret != mark_of_secret():
        say("This archive was made with another NADI_SECRET_KEY: with this one its sealed bids stay shut.")


def has_files() -> bool:
    """Tell whether people uploaded something that a restore would replace."""
    return any(Path(settings.MEDIA_ROOT).rglob("*"))


def swap(place: Path) -> Path | None:
    """Put the restored data in the place of the present, which is kept aside; undo all if any of it fails."""
    had_data = databases.has_data() or has_files()
    kept = Path(tempfile.mkdtemp(dir=settings.VAR, prefix=f"before-restore-{timezone.now():%Y%m%d}-"))
    media, new_media = Path(settings.MEDIA_ROOT), place / FILES.rstrip("/")
    databases.set_aside(kept)
    move(media, kept / "files")
    try:
        move(new_media, media)
        databases.put_in_place(place / DATABASE)
    except BaseException:
        shutil.rmtree(media, ignore_errors=True)
        move(kept / "files", media)
        databases.bring_back(kept)
        shutil.rmtree(kept)
        raise
    (Path(settings.VAR) / "prepared").unlink(missing_ok=True)  # the demonstration asks the database again
    if not had_data:
        shutil.rmtree(kept)
    return kept if had_data else None


def move(source: Path, target: Path) -> None:
    """Move a folder, if it is there."""
    if source.exists():
        os.makedirs(target.parent, exist_ok=True)
        shutil.move(source, target)
