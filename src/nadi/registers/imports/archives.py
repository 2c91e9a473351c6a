"""Several files in one .zip: bounded, flat, and never written anywhere under the names it gives."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from django.utils.translation import gettext_lazy as _

from nadi.registers.imports.reading.kinds import DAMAGED, Unreadable

MOST_FILES = 500
MOST_UNPACKED = 50 * 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file somebody brings: its name and its bytes."""

    name: str
    content: bytes


def unpacked(upload: Upload) -> list[Upload]:
    """Return the files of an archive; raises `Unreadable` with a sentence."""
    try:
        return list(files_in(upload))
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, RuntimeError, zlib.error) as error:
        raise Unreadable(DAMAGED) from error


def files_in(upload: Upload) -> Iterator[Upload]:
    """Yield the files of an archive; folders, and what systems add, are left out."""
    with zipfile.ZipFile(BytesIO(upload.content)) as archive:
        members = [one for one in archive.infolist() if not one.is_dir() and not is_added(one.filename)]
        if len(members) > MOST_FILES:
            raise Unreadable(_("There are more than %(most)s files in it. Divide it.") % {"most": MOST_FILES})
        if not members:
            raise Unreadable(_("There is no file in it."))
        if any(one.flag_bits & 1 for one in members):
            raise Unreadable(_("It is locked with a password. Pack it again without one."))
        left = MOST_UNPACKED
        for member in members:
            with archive.open(member) as opened:
                content = opened.read(left + 1)
            left -= len(content)
            if left < 0:
                raise Unreadable(
                    _("It unpacks to more than %(most)s MB. Divide it.")
                    % {"most": MOST_UNPACKED // 1024 // 1024}
                )
            yield Upload(name=plain_name(member.filename), content=content)


def is_added(name: str) -> bool:
    """Tell what no person put into the archive: hidden files and the notes of an operating system."""
    return name.startswith("__MACOSX/") or PurePosixPath(name.replace("\\", "/")).name.startswith(
        (".", "Thumbs.db")
    )


def plain_name(name: str) -> str:
    """Return a file's own name without the folders an archive says it lies in."""
    return PurePosixPath(name.replace("\\", "/")).name[-200:] or "file"
