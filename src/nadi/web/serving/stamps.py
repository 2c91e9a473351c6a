"""Knowing without asking the database that nothing has changed since the last start."""

import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[4]
SOURCE = HOUSE / "src" / "nadi"


def preparation_stamp() -> str:
    """Return what stands for everything a first start makes: tables, demonstration, catalogues."""
    parts = [*SOURCE.rglob("migrations/*.py"), *SOURCE.rglob("guards.py"), HOUSE / "requirements.lock"]
    return fingerprint_of(parts) + fingerprint_of(catalogues())


def catalogues() -> list[Path]:
    """Return the message catalogues people edit."""
    return sorted((HOUSE / "locale").rglob("*.po"))


def are_catalogues_compiled() -> bool:
    """Tell whether each has its compiled form beside it."""
    return all(path.with_suffix(".mo").exists() for path in catalogues())


def fingerprint_of(paths: Iterable[Path]) -> str:
    """Return a fingerprint of the files' names and contents."""
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(paths):
        digest.update(str(path.relative_to(HOUSE)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def matches(stamp: Path, wanted: str) -> bool:
    """Tell whether the stamp says that this was done."""
    return stamp.exists() and stamp.read_text() == wanted
