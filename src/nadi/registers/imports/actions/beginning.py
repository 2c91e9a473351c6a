"""Taking files in: unpacked, told what they are, found out, mapped; none is read to the end yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import islice
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.registers.imports.archives import Upload, unpacked
from nadi.registers.imports.mapping import known_heads, mapping_for, plain
from nadi.registers.imports.models import File, Run
from nadi.registers.imports.reading import Settings, Unreadable, find_out, heads_of, kind_of, lines_of
from nadi.registers.imports.reasons import Reason, reason
from nadi.registers.imports.targets import Format, Target, formats, targets
from nadi.web.access import Actor, Refused, why_not
from nadi.web.files import store

MOST_FILES = 40
HEAD = 4096
LOOKED_AT = 60

__all__ = ["Choices", "Upload", "begin"]


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What is known better than the file says: settings, fields by head or number of column, constants."""

    settings: Mapping[str, Any] = field(default_factory=dict)
    mapping: Mapping[str, str] | None = None
    constants: Mapping[str, str] = field(default_factory=dict)
    # The score from which a duplicate is merged by itself; only a command decides so.
    certain: int = 95


def begin(*, by: Actor, target: str, uploads: Sequence[Upload], choices: Choices | None = None) -> Run:
    """Take files in for one target; without one, the format that knows the first file decides."""
    if len(uploads) > MOST_FILES:
        raise Refused(_("Send at most %(most)s files at once, or one .zip of them.") % {"most": MOST_FILES})
    taken = [one for upload in uploads for one in opened(upload)]
    wanted = target_for(target, [one for one, _fault in taken])
    if (sentence := why_not(by, wanted.permission)) is not None:
        raise Refused(sentence, status=403)
    with transaction.atomic():
        run = Run.objects.create(
            target=wanted.name, person=by.person, person_name=by.person_name, organisation=by.organisation
        )
        for position, (upload, fault) in enumerate(taken, start=1):
            add_file(by=by, run=run, position=position, upload=upload, given=(fault, choices or Choices()))
        record(
            by=by,
            verb="imports.add",
            subject=f"import:{run.uid}",
            after={"target": wanted.name, "files": [one.name for one, _fault in taken][:MOST_FILES]},
        )
    return run


def opened(upload: Upload) -> list[tuple[Upload, Reason]]:
    """Return an upload, or the files in it; each with the reason why it cannot be read, or none."""
    try:
        if format_for("", upload) is None and kind_of(upload.content, upload.name) == "zip":
            return [found for one in unpacked(upload) for found in inside(one)]
    except Unreadable as error:
        return [(upload, reason("file", said=str(error.sentence)))]
    return [(upload, {})]


def inside(upload: Upload) -> list[tuple[Upload, Reason]]:
    """Return a file of an archive; an archive within an archive is refused."""
    try:
        if format_for("", upload) is None and kind_of(upload.content, upload.name) == "zip":
            said = _("This is an archive within an archive. Unpack it and send the files themselves.")
            return [(upload, reason("file", said=said))]
    except Unreadable as error:
        return [(upload, reason("file", said=str(error.sentence)))]
    return [(upload, {})]


def format_for(target: str, upload: Upload) -> Format | None:
    """Return the format that knows a file, among those for this target if one is named."""
    for one in formats().values():
        if target in ("", one.target) and one.knows(upload.name, upload.content[:HEAD]):
            return one
    return None


def target_for(name: str, uploads: Sequence[Upload]) -> Target:
    """Return the target named, or the one of the format that knows a file."""
    if name in targets():
        return targets()[name]
    if name:
        raise Refused(_("Nothing called “%(name)s” can be imported.") % {"name": name})
    known = next((found for upload in uploads if (found := format_for("", upload))), None)
    if known is None:
        raise Refused(_("Say what these files hold: it cannot be told by themselves."))
    return targets()[known.target]


def add_file(*, by: Actor, run: Run, position: int, upload: Upload, given: tuple[Reason, Choices]) -> File:
    """Keep one file and what was found out about it."""
    fault, choices = given
    content = BytesIO(upload.content)
    kept = InMemoryUploadedFile(content, None, upload.name, None, len(upload.content), None)
    file = File(
        run=run, position=position, name=upload.name[-200:], stored=store(upload=kept, by=by), fault=fault
    )
    known = None if fault else format_for(run.target, upload)
    if known is not None:
        file.format = known.name
    elif not fault:
        try:
            find_out_table(file, upload, choices)
        except Unreadable as error:
            file.fault = reason("file", said=str(error.sentence))
    file.save()
    return file


def find_out_table(file: File, upload: Upload, choices: Choices) -> None:
    """Find out how a table is to be read and what its columns mean, as far as nobody knows better."""
    target = targets()[file.run.target]
    found = find_out(upload.content, upload.name, known_heads())
    settings = replace(found.settings, **choices.settings)
    heads = heads_of(upload.content, upload.name, settings)
    mapping, constants, sent = mapping_for(target, heads, sample_of(upload, settings))
    file.settings = replace(settings, **{**sent, **choices.settings}).as_json()
    file.mapping = mapping if choices.mapping is None else by_number(choices.mapping, heads)
    file.constants = {**constants, **choices.constants}


def sample_of(upload: Upload, settings: Settings) -> list[Sequence[str]]:
    """Return the first entries of a table."""
    lines = islice(lines_of(upload.content, upload.name, settings), LOOKED_AT)
    return [line.cells for line in lines if line.kind == "entry"]


def by_number(mapping: Mapping[str, str], heads: Sequence[str]) -> dict[str, str]:
    """Return a mapping by number of column for one that names heads."""
    numbers = {plain(head): str(at) for at, head in enumerate(heads) if head}
    found = {key if key.isdigit() else numbers.get(plain(key), ""): name for key, name in mapping.items()}
    return {at: name for at, name in found.items() if at and name}


def settings_of(file: File) -> Settings:
    """Return how a file is to be read."""
    return Settings.from_json(file.settings)
