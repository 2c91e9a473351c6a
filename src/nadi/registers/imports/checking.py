"""The dry run: every row of every file gets a result; nothing is written into any register."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nadi.registers.imports.cleaning.rows import as_kept
from nadi.registers.imports.counting import count
from nadi.registers.imports.drafts import Draft, drafts_of
from nadi.registers.imports.duplicates import Index, Portrait
from nadi.registers.imports.duplicates.scoring import CERTAIN
from nadi.registers.imports.keepers import Keeper, keeper_of
from nadi.registers.imports.models import File, Row, Run
from nadi.registers.imports.reading import Unreadable
from nadi.registers.imports.reasons import reason
from nadi.registers.imports.targets import targets
from nadi.web.access import Refused, Sentence

BATCH = 500
MOST_ROWS = 100_000
CALLED = ("name", "name_local", "title", "title_local")
Result, Decision = Row.Result, Row.Decision
Tell = Callable[[int, Sentence], None]


@dataclass(kw_only=True)
class Earlier:
    """What a row became in earlier imports: its public id, what it said last, and last in each file."""

    uid: str = ""
    content: str = ""
    by_file: dict[str, str] = field(default_factory=dict)


@dataclass(kw_only=True)
class Comparison:
    """What the rows are compared with: what is there, and the rows before them."""

    keeper: Keeper
    index: Index = field(default_factory=Index)
    there: dict[tuple[str, ...], str] = field(default_factory=dict)
    seen: dict[tuple[str, ...], int] = field(default_factory=dict)
    contents: dict[int, int] = field(default_factory=dict)

    @classmethod
    def with_everything(cls, keeper: Keeper) -> "Comparison":
        """Read everything there is of the target."""
        made = cls(keeper=keeper)
        for known in keeper.known():
            made.index.add(known.uid, known.portrait)
            made.there.update(dict.fromkeys(known.identities, known.uid))
        return made


def check(run: Run, tell: Tell) -> None:
    """Read all files of an import and keep what each row would do; begins anew each time."""
    Row.objects.filter(run=run).delete()
    tell(1, _("Reading what is there already"))
    comparison = Comparison.with_everything(keeper_of(targets()[run.target]))
    numbers = iter(range(1, MOST_ROWS + 2))
    files = list(run.files.order_by("position"))
    for at, file in enumerate(files):
        drafts = iter(drafts_or_fault(file))
        while batch := list(islice(drafts, BATCH)):
            numbered = [(next(numbers, 0), draft) for draft in batch]
            if numbered[-1][0] in (0, MOST_ROWS + 1):
                raise Refused(
                    _("There are more than %(most)s rows. Divide them over several imports.")
                    % {"most": f"{MOST_ROWS:,}"}
                )
            keep_rows(file, numbered, comparison)
            share = at + min(0.95, numbered[-1][0] / (numbered[-1][0] + 4 * BATCH))
            tell(2 + int(97 * share / len(files)), _("Checking row %(row)s") % {"row": numbered[-1][0]})
    count(run)


def drafts_or_fault(file: File) -> Iterator[Draft]:
    """Yield the rows of a file; one that cannot be read is a refused row that says why."""
    if file.fault:
        yield Draft(place=file.name, wrong=[file.fault])
        return
    if not file.format and not file.is_mapped:
        yield Draft(place=file.name, wrong=[reason("not_mapped")])
        return
    try:
        yield from drafts_of(file)
    except Unreadable as error:
        yield Draft(place=file.name, wrong=[reason("file", said=str(error.sentence))])


def keep_rows(file: File, numbered: Sequence[tuple[int, Draft]], comparison: Comparison) -> None:
    """Compare a batch of rows and keep them."""
    rows = [row_of(file, number, draft) for number, draft in numbered]
    open_rows = [(row, draft) for row, (_number, draft) in zip(rows, numbered, strict=True) if not row.result]
    earlier = earlier_rows(file.run, [row.fingerprint for row, _draft in open_rows])
    for row, draft in open_rows:
        match_row(row, draft.values, comparison, earlier)
    compare_with_standing(rows, comparison.keeper)
    name_the_likest(file.run, rows, comparison.keeper)
    with transaction.atomic():
        Row.objects.bulk_create(rows, batch_size=BATCH)


def row_of(file: File, number: int, draft: Draft) -> Row:
    """Return the row as it is kept, with its result where it needs no comparison."""
    row = Row(
        run=file.run,
        file=file,
        number=number,
        place=draft.place[:120],
        cells=list(draft.cells),
        values=as_kept(draft.values),
        reasons=[*draft.wrong, *draft.notes],
        result=Result.SKIPPED if draft.is_skipped else Result.REFUSED if draft.wrong else "",
    )
    if not row.result:
        row.fingerprint = fingerprint(keeper_of(targets()[file.run.target]), draft.values)
        row.content = digest(row.values)
    return row


def fingerprint(keeper: Keeper, values: Mapping[str, Any]) -> str:
    """Return what recognises the same row in another file: its identity, else all it is compared by."""
    if identities := keeper.identities(values):
        return digest(["identity", *identities[0]])
    portrait = Portrait.of_values(values)
    town, when = portrait.town, portrait.when
    words = [*sorted(portrait.names), portrait.number, portrait.host, town, portrait.country, when]
    return digest(words if any(portrait.names) or portrait.number else as_kept(values))


def digest(value: Any) -> str:
    """Return a short form of any JSON value."""
    return hashlib.sha256(
        json.dumps(value, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace")
    ).hexdigest()


def earlier_rows(run: Run, fingerprints: Iterable[str]) -> dict[str, Earlier]:
    """Return what the same rows became in earlier imports, by fingerprint."""
    rows = Row.objects.filter(
        fingerprint__in=set(fingerprints),
        run__target=run.target,
        outcome__in=[Row.Outcome.WRITTEN, Row.Outcome.KEPT],
    ).exclude(run=run)
    found: dict[str, Earlier] = {}
    told = rows.order_by("pk").values_list("fingerprint", "written_uid", "content", "file__name")
    for mark, uid, content, name in told:
        one = found.setdefault(mark, Earlier())
        one.uid, one.content = uid, content
        one.by_file[name] = content
    return found


def match_row(
    row: Row, values: Mapping[str, Any], comparison: Comparison, earlier: Mapping[str, Earlier]
) -> None:
    """Find what a row is: known by its identity or an earlier import, a likely duplicate, or new."""
    keeper = comparison.keeper
    identities = keeper.identities(values)
    said = int(row.fingerprint[:16] + row.content[:16], 16)
    said_before = comparison.contents.get(said)
    comparison.contents.setdefault(said, row.number)
    before = next((comparison.seen[one] for one in identities if one in comparison.seen), None)
    there = next((comparison.there[one] for one in identities if one in comparison.there), "")
    comparison.seen.update((one, row.number) for one in identities if one not in comparison.seen)
    known = earlier.get(row.fingerprint, Earlier())
    uid = known.uid
    if said_before:
        row.result, row.reasons = Result.SKIPPED, [*row.reasons, reason("same_row", row=said_before)]
    elif before is not None:
        row.result, row.decision, row.match_row, row.score = Result.DUPLICATE, Decision.MERGE, before, 100
        row.candidates = [{"row": before, "name": name_of(values), "score": 100, "why": ["number"]}]
    elif uid and row.content in (known.content, known.by_file.get(row.file.name)) and keeper.current(uid):
        # What a source says as it did before undoes nobody's correction since, nor what another source says.
        row.result, row.match = Result.SAME, uid
    elif there or (uid and keeper.can_undo and (uid := keeper.current(uid))):
        row.result, row.match = Result.CHANGE, there or uid
    else:
        find_duplicates(row, values, comparison)


def find_duplicates(row: Row, values: Mapping[str, Any], comparison: Comparison) -> None:
    """Ask the index for what the row may be, and put the row into it for those that follow."""
    if not comparison.keeper.tells_alike:
        row.result = Result.NEW
        return
    portrait = comparison.keeper.portrait(values)
    found = comparison.index.likely(portrait)
    row.result = Result.DUPLICATE if found else Result.NEW
    row.score = found[0].score if found else 0
    row.candidates = [
        {("row" if isinstance(one.key, int) else "uid"): one.key, "score": one.score, "why": list(one.why)}
        for one in found
    ]
    comparison.index.add(row.number, portrait)


def compare_with_standing(rows: Sequence[Row], keeper: Keeper) -> None:
    """Say which columns each row would change; where there is none, the row is unchanged."""
    matched = [row for row in rows if row.result == Result.CHANGE]
    standing = keeper.standing([row.match for row in matched]) if matched else {}
    for row in matched:
        stands = standing.get(row.match, {})
        row.changes = differences(keeper.comparable(row.values, stands), stands)
        if not row.changes:
            row.result = Result.SAME


def differences(values: Mapping[str, Any], standing: Mapping[str, Any]) -> dict[str, Any]:
    """Return [what stands, what comes] by field; an empty cell never empties what stands."""
    return {
        name: [standing.get(name), value]
        for name, value in values.items()
        if value not in (None, "", []) and not is_same(standing.get(name), value)
    }


def is_same(one: Any, other: Any) -> bool:
    """Tell whether two kept values say the same."""
    if isinstance(one, list) and isinstance(other, list):
        return sorted(map(str, one)) == sorted(map(str, other))
    return one == other or (one is not None and str(one) == str(other))


def name_the_likest(run: Run, rows: Sequence[Row], keeper: Keeper) -> None:
    """Keep with each row what the likeliest thing is called, so that a list of them can be read."""
    likest = [row.candidates[0] for row in rows if row.candidates and not row.candidates[0].get("name")]
    if not likest:
        return
    standing = keeper.standing([one["uid"] for one in likest if "uid" in one])
    numbers = [one["row"] for one in likest if "row" in one]
    earlier = dict(Row.objects.filter(run=run, number__in=numbers).values_list("number", "values"))
    earlier.update({row.number: row.values for row in rows})
    for one in likest:
        one["name"] = name_of(standing.get(one["uid"], {}) if "uid" in one else earlier.get(one["row"], {}))


def name_of(values: Mapping[str, Any]) -> str:
    """Return what a row is called."""
    return str(next((values[one] for one in CALLED if values.get(one)), ""))[:200]


__all__ = ["CERTAIN", "check", "differences"]
