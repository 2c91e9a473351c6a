"""One file of a folder into whatever register it is for."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from nadi.home.open_data.plans import OFF, UNKNOWN, Part, plan_for, reason_left_out
from nadi.registers.classifications.actions.files import load_file
from nadi.registers.classifications.sources import source_of
from nadi.registers.classifications.sources.tables import text_of
from nadi.registers.imports.actions.beginning import Choices
from nadi.registers.imports.loading import Report, load
from nadi.registers.imports.targets import formats, targets
from nadi.web.access import Actor, Refused, Sentence

HEAD = 65_536
FORMAT_HEAD = 4096
CLASSIFICATIONS = "classifications"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a file: counts and refusals, or why it was left out."""

    place: str
    target: str = ""
    read: int = 0
    new: int = 0
    changed: int = 0
    merged: int = 0
    unchanged: int = 0
    repeated: int = 0
    refused: Sequence[tuple[str, str]] = field(default_factory=tuple)
    left_out: Sentence = ""


def files_in(folder: Path) -> list[Path]:
    """Return all files: classifications first, then in the order of their names."""
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(".")]
    return sorted(found, key=lambda path: (not is_of_codes(path), str(path.relative_to(folder))))


def is_of_codes(path: Path) -> bool:
    """Tell a published table of codes."""
    with path.open("rb") as file:
        return source_of(path.name, file.read(HEAD)) is not None


def load_path(*, by: Actor, path: Path, folder: Path) -> Iterator[Outcome]:
    """Load one file; a table of several kinds of things has an outcome for each."""
    place = path.relative_to(folder).as_posix()
    try:
        content = path.read_bytes()
    except OSError as error:
        yield Outcome(place=place, left_out=_("cannot be opened: %(why)s") % {"why": error.strerror})
        return
    if source_of(path.name, content[:HEAD]) is not None:
        yield codes(by=by, place=place, name=path.name, content=content)
    elif plan := plan_for(path.resolve().as_posix()):
        for part in plan.parts:
            yield table(by=by, place=place, content=content, part=part)
    elif why := reason_left_out(path.resolve().as_posix()):
        yield Outcome(place=place, left_out=why)
    elif is_known(path.name, content):
        yield known_file(by=by, place=place, name=path.name, content=content)
    else:
        yield Outcome(place=place, left_out=UNKNOWN)


def is_known(name: str, content: bytes) -> bool:
    """Tell a file that a register's format knows."""
    return any(one.knows(name, content[:FORMAT_HEAD]) for one in formats().values())


def codes(*, by: Actor, place: str, name: str, content: bytes) -> Outcome:
    """Load a published table of codes as a whole."""
    try:
        told = load_file(by=by, name=name, content=content)
    except Refused as refusal:
        return Outcome(place=place, target=CLASSIFICATIONS, refused=[("1", str(refusal.sentence))])
    loaded = told.loaded
    return Outcome(
        place=place,
        target=CLASSIFICATIONS,
        read=loaded.new + loaded.changed + loaded.same,
        new=loaded.new,
        changed=loaded.changed,
        unchanged=loaded.same,
        refused=[(one.place, str(one.fault)) for one in told.faults],
    )


def known_file(*, by: Actor, place: str, name: str, content: bytes) -> Outcome:
    """Load a file that a format knows."""
    try:
        return outcome_of(place, load(content, name, by=by))
    except Refused as refusal:
        return Outcome(place=place, refused=[("1", str(refusal.sentence))])


def table(*, by: Actor, place: str, content: bytes, part: Part) -> Outcome:
    """Load the rows of a table that are for one target, its columns named by the plan."""
    if part.target not in targets():
        return Outcome(place=place, left_out=OFF)
    choices = Choices(mapping=part.mapping, constants=part.constants)
    rows = rows_of(content, part) if part.picked else content
    try:
        report = load(rows, place.rsplit("/", 1)[-1], by=by, target=part.target, choices=choices)
    except Refused as refusal:
        return Outcome(place=place, target=part.target, refused=[("1", str(refusal.sentence))])
    return outcome_of(place, report)


def rows_of(content: bytes, part: Part) -> bytes:
    """Return the table with only those rows that belong to a part."""
    reader = csv.DictReader(io.StringIO(text_of(content), newline=""))
    written = io.StringIO()
    writer = csv.DictWriter(written, reader.fieldnames or [], extrasaction="ignore")
    writer.writeheader()
    writer.writerows(row for row in reader if row.get(part.by) in part.picked)
    return written.getvalue().encode()


def outcome_of(place: str, report: Report) -> Outcome:
    """Return what the import centre reports, by the file's place."""
    return Outcome(
        place=place,
        target=report.target,
        read=report.read,
        new=report.new,
        changed=report.changed,
        merged=report.merged,
        unchanged=report.unchanged,
        repeated=report.repeated,
        refused=report.refused,
    )


def grouped(refused: Sequence[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """Return the reasons, each with the places it stands for; what differs only in the cell is one reason."""
    groups: dict[str, tuple[str, list[str]]] = {}
    for place, why in refused:
        key = re.sub(r"“[^”]*”|[\d.,:/-]+", "…", why)
        groups.setdefault(key, (why, []))[1].append(place)
    return sorted(groups.values(), key=lambda one: -len(one[1]))
