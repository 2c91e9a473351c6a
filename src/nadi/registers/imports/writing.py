"""The run itself: rows become what they stand for, a few in each transaction, each marked as it is done.

A killed worker loses at most the transaction it was in; the next one goes on with what is not marked.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.registers.imports.checking import Tell, earlier_rows
from nadi.registers.imports.cleaning.rows import as_written
from nadi.registers.imports.counting import TO_WRITE, count
from nadi.registers.imports.keepers import Keeper, keeper_of
from nadi.registers.imports.models import Row, Run
from nadi.registers.imports.reasons import Reason, reason
from nadi.registers.imports.targets import targets
from nadi.web import search
from nadi.web.access import Actor, Refused

BATCH = 50
Result, Decision, Outcome = Row.Result, Row.Decision, Row.Outcome


def write(run: Run, by: Actor, tell: Tell) -> None:
    """Write all rows that are decided and not yet written."""
    keeper = keeper_of(targets()[run.target])
    rows = Row.objects.filter(TO_WRITE, run=run, outcome=Outcome.WAITING)
    in_all, done = rows.count(), 0
    while written := write_some(run, by, keeper):
        done += written
        tell(
            min(99, 100 * done // max(in_all, 1)),
            _("%(done)s of %(all)s rows") % {"done": done, "all": in_all},
        )


def write_some(run: Run, by: Actor, keeper: Keeper) -> int:
    """Write the next few rows in one transaction; return how many there were."""
    with transaction.atomic(), search.gathered():
        Run.objects.select_for_update().get(pk=run.pk)
        waiting = Row.objects.filter(TO_WRITE, run=run, outcome=Outcome.WAITING).order_by("number")
        rows = list(waiting.select_related("run")[:BATCH])
        done: dict[int, Row] = {}
        meet_others(run, rows, keeper)
        for row in rows:
            if row.result != Result.SAME:
                write_row(row, by, keeper, done)
            done[row.number] = row
        born = [row.written_uid for row in rows if row.is_new and row.outcome == Outcome.WRITTEN]
        company = keeper.company(born)
        for row in rows:
            row.after = {**row.after, **company.get(row.written_uid, {})} if row.is_new else row.after
        fields = ["outcome", "reasons", "written_uid", "is_new", "before", "after", "match", "result"]
        # Written over what is there by key: a tenth of the time of an update row by row.
        Row.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=fields)
    return len(rows)


def meet_others(run: Run, rows: Sequence[Row], keeper: Keeper) -> None:
    """Let a new row that somebody else's import wrote since the check go to what became of it there."""
    new = [row for row in rows if row.result == Result.NEW and keeper.can_undo]
    earlier = earlier_rows(run, [row.fingerprint for row in new])
    for row in new:
        known = earlier.get(row.fingerprint)
        if known and known.uid and (uid := keeper.current(known.uid)):
            row.match = uid
            row.result = Result.SAME if row.content == known.content else Result.CHANGE


def write_row(row: Row, by: Actor, keeper: Keeper, done: Mapping[int, Row]) -> None:
    """Write one row; what is wrong with it stays with it, and the next one goes on."""
    try:
        with transaction.atomic(), search.gathered():
            carry_out(row, by, keeper, done)
        row.outcome = Outcome.WRITTEN
    except Refused as refusal:
        fail(row, reason("said", said=str(refusal.sentence)))
    except ValidationError as error:
        fail(row, reason("said", said=" ".join(error.messages)))
    except (IntegrityError, DataError):
        fail(
            row, reason("said", said=gettext("The database refused it: something like it is there already."))
        )
    except Gone as gone:
        fail(row, reason(str(gone)))
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError) as error:
        # What another app's reader of a row did not expect is that row's fault alone, and is told with it.
        fail(row, reason("said", said=gettext("It could not be understood: %s") % error))


class Gone(Exception):
    """What a row belongs to is not there; the text is the code of the reason."""


def carry_out(row: Row, by: Actor, keeper: Keeper, done: Mapping[int, Row]) -> None:
    """Write one row onto what it matches, or as a new thing."""
    uid = whom(row, keeper, done)
    values: Mapping[str, Any] = as_written(keeper.target, row.values)
    if uid:
        standing = keeper.standing([uid]).get(uid, {})
        values = keeper.onto(filled(values), standing)
        if row.decision == Decision.MERGE:
            adding = {one.name for one in keeper.target.fields if one.adds}
            values = {
                name: value
                for name, value in values.items()
                if name in adding or standing.get(name) in (None, "", [])
            }
        row.before = keeper.picture(uid, values)
    wrote = keeper.write(by=by, values=values, uid=uid, run=row.run.uid) if values or not uid else None
    row.written_uid, row.is_new = (wrote.uid, wrote.is_new) if wrote else (uid, False)
    if uid:
        row.after = keeper.picture(uid, values)


def filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values without those that say nothing."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def whom(row: Row, keeper: Keeper, done: Mapping[int, Row]) -> str:
    """Return the public id of what the row belongs to, as it is called today; nothing for a new thing.

    `done` are the rows of this transaction, which the database does not show as written yet.
    """
    if row.decision == Decision.APART or row.result == Result.NEW:
        return ""
    uid = row.match
    if row.match_row:
        earlier = done.get(row.match_row) or Row.objects.filter(run=row.run, number=row.match_row).first()
        if earlier is None or earlier.outcome != Outcome.WRITTEN:
            return ""
        uid = earlier.written_uid
    if uid and not (uid := keeper.current(uid)):
        raise Gone("gone")
    return uid


def fail(row: Row, why: Reason) -> None:
    """Keep with a row why it could not be written."""
    row.outcome = Outcome.FAILED
    row.reasons = [*row.reasons, why]


def conclude(run: Run, by: Actor) -> None:
    """Close a run: count, journal once, and remember when; call it in the transaction that ends the job."""
    figures = count(run)
    Run.objects.filter(pk=run.pk).update(state=Run.State.WRITTEN, written=timezone.now())
    files = list(run.files.order_by("position").values_list("name", flat=True))
    record(
        by=by,
        verb="imports.write",
        subject=f"import:{run.uid}",
        after={"target": run.target, "files": files, **figures},
    )
