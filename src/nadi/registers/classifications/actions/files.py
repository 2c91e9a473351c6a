"""Loading the file a publisher offers: a table of codes, or what codes became."""

import csv
import io
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.registers.classifications.loading import LONGEST_CODE, Loaded, load
from nadi.registers.classifications.models import Correspondence, Scheme
from nadi.registers.classifications.shapes import Edition, Found
from nadi.registers.classifications.sources import read, source_of
from nadi.registers.classifications.sources.tables import delimiter_of, text_of
from nadi.web.access import Actor, Refused

LOOKED_AT = 65_536
MOST_LINES = 100_000


@dataclass(frozen=True, kw_only=True)
class FileLoaded:
    """What a file of codes brought, and the places that could not be read."""

    loaded: Loaded
    faults: list[Found]


def load_file(*, by: Actor, name: str, content: bytes, version: str = "") -> FileLoaded:
    """Load a published table of codes, known by its heads; `version` where it is another than we know."""
    source = source_of(name, content[:LOOKED_AT])
    if source is None:
        raise Refused(
            _(
                "This is none of the published tables we know (CPV, NACE, HS, ISCO, ESCO, DAC, ISO lists, "
                "UNSPSC, O*NET). Send the file as its publisher offers it, with its first line."
            )
        )
    found = list(read(source, content))
    rows = [one.row for one in found if one.row]
    if not rows:
        raise Refused(_("There is no code in this file."))
    known = source.edition
    edition = Edition(
        kind=known.kind,
        version=version or known.version,
        title=known.title,
        source=known.source,
        licence=known.licence,
    )
    loaded = load(by=by, edition=edition, rows=rows)
    return FileLoaded(loaded=loaded, faults=[one for one in found if one.fault])


def load_correspondence(*, by: Actor, older: Scheme, newer: Scheme, content: bytes) -> int:
    """Note what codes became, from a table whose first two columns are the old and the new code."""
    pairs = pairs_in(content)
    old = set(older.terms.values_list("code", flat=True))
    new = set(newer.terms.values_list("code", flat=True))
    fitting = [pair for pair in pairs if pair[0] in old and pair[1] in new]
    if not fitting:
        raise Refused(
            _("No line of this table begins with a code of %(older)s followed by one of %(newer)s.")
            % {"older": older.version, "newer": newer.version}
        )
    with transaction.atomic():
        rows = [
            Correspondence(older=older, newer=newer, code=code, became=became) for code, became in fitting
        ]
        Correspondence.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
        record(
            by=by,
            verb="classifications.load_correspondence",
            subject=f"classification:{newer.kind}",
            after={"older": older.version, "newer": newer.version, "pairs": len(fitting)},
        )
    return len(fitting)


def pairs_in(content: bytes) -> list[tuple[str, str]]:
    """Return the first two cells of each line, each pair once."""
    text = text_of(content).replace("\0", "")
    found: dict[tuple[str, str], None] = {}
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text.split("\n", 1)[0]))
    try:
        for cells, _number in zip(reader, range(MOST_LINES), strict=False):
            codes = [cell.strip()[:LONGEST_CODE] for cell in cells[:2]]
            if len(codes) == 2 and all(codes):
                found[(codes[0], codes[1])] = None
    except csv.Error as error:
        raise Refused(_("The table cannot be read after line %(n)s.") % {"n": reader.line_num}) from error
    return list(found)
