"""What an archive says about itself, and whether that is true."""

import hashlib
import hmac
import json
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath
from typing import IO, Any

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from nadi.web.serving.stop import CannotStart

NAME = "manifest.json"
FORMAT = 1
DATABASE = "database"
FILES = "files/"
PIECE = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """The head of an archive."""

    engine: str
    migrations: list[str]
    made: str
    secret: str
    sums: Mapping[str, str] = field(default_factory=dict)
    format: int = FORMAT

    def written(self) -> str:
        """Return it as JSON."""
        return json.dumps(asdict(self), indent=1, sort_keys=True)


def manifest_now(sums: Mapping[str, str]) -> Manifest:
    """Describe the installation as it is."""
    return Manifest(
        engine=connection.vendor,
        migrations=applied_migrations(),
        made=timezone.now().isoformat(timespec="seconds"),
        secret=mark_of_secret(),
        sums=sums,
    )


def applied_migrations() -> list[str]:
    """Return the steps the database has seen."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def mark_of_secret() -> str:
    """Return what tells two secrets apart without telling either."""
    return hmac.new(settings.SECRET_KEY.encode(), b"nadi backup", hashlib.sha256).hexdigest()[:16]


def sum_of(stream: IO[bytes]) -> str:
    """Return the checksum of what is read."""
    digest = hashlib.sha256()
    while piece := stream.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()


def read_manifest(archive: zipfile.ZipFile) -> Manifest:
    """Read the head of an archive, or say what is wrong with it."""
    try:
        told: dict[str, Any] = json.loads(archive.read(NAME))
    except (KeyError, ValueError) as error:
        raise CannotStart("This is no archive of Nadi: it has no readable manifest.") from error
    if told.get("format") != FORMAT:
        raise CannotStart("This archive was made by another version of Nadi that this one cannot read.")
    return Manifest(**told)


def check_sums(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Compare every part with its checksum; a missing, changed or added part stops the restore."""
    present = set(archive.namelist()) - {NAME}
    if missing := sorted(set(manifest.sums) - present):
        raise CannotStart(f"The archive is damaged: {missing[0]} is missing. Nothing was changed.")
    if foreign := sorted(present - set(manifest.sums)):
        raise CannotStart(
            f"The archive holds {foreign[0]}, which its manifest does not name. Nothing was changed."
        )
    for name, wanted in manifest.sums.items():
        if name != DATABASE and (not name.startswith(FILES) or ".." in PurePosixPath(name).parts):
            raise CannotStart(f"The archive holds {name}, which does not belong there. Nothing was changed.")
        if not is_intact(archive, name, wanted):
            raise CannotStart(f"The archive is damaged: {name} is not as it was saved. Nothing was changed.")


def is_intact(archive: zipfile.ZipFile, name: str, wanted: str) -> bool:
    """Tell whether one part is as it was saved."""
    try:
        with archive.open(name) as stream:
            return sum_of(stream) == wanted
    except (zipfile.BadZipFile, OSError, EOFError):
        return False
