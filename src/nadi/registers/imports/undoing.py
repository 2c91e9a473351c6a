"""Taking an import back: what it brought goes, what it changed returns, what others built on stays."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nadi.journal.actions import record
from nadi.registers.imports.checking import Tell, name_of
from nadi.registers.imports.counting import count
from nadi.registers.imports.keepers import Keeper, keeper_of
from nadi.registers.imports.models import Row, Run
from nadi.registers.imports.reasons import Reason, reason, said
from nadi.registers.imports.targets import targets
from nadi.web import search
from nadi.web.access import Actor, Refused

BATCH = 200
LOOKED_AHEAD = 5000
MOST_NAMED = 50
Outcome = Row.Outcome


@dataclass(frozen=True, kw_only=True)
class Prospect:
    """What taking an import back would do; `stays` names what would remain, and why."""

    goes: int
    returns: int
    stays: Sequence[tuple[str, str]] = field(default_factory=tuple)
    is_whole: bool = True


def prospect_of(run: Run) -> Prospect:
    """Look ahead, without writing anything: over the first five thousand new entries."""
    target = targets()[run.target]
    keeper = keeper_of(target)
    written = Row.objects.filter(run=run, outcome=Outcome.WRITTEN)
    new = written.filter(is_new=True).order_by("number")
    stays: list[tuple[str, str]] = []
    looked = list(new[:LOOKED_AHEAD])
    for at in range(0, len(looked), 500):
        rows = looked[at : at + 500]
        kept = keeper.in_use(rows, run.uid)
        stays += [
            (name_of(row.values), said(kept[row.written_uid], target.called))
            for row in rows
            if row.written_uid in kept
        ]
    goes = new.count()
    return Prospect(
        goes=goes - len(stays),
        returns=written.filter(is_new=False).values("written_uid").distinct().count(),
        stays=stays[:MOST_NAMED],
        is_whole=goes <= LOOKED_AHEAD,
    )


def undo(run: Run, by: Actor, tell: Tell) -> None:
    """Take an import back, the last row first; each row is marked, so that a lost worker is no loss."""
    keeper = keeper_of(targets()[run.target])
    if not keeper.can_undo:
        raise Refused(_("What this import brings cannot be taken back row by row."))
    in_all = Row.objects.filter(run=run, outcome=Outcome.WRITTEN).count()
    done = 0
    while taken := undo_some(run, by, keeper):
        done += taken
        words = gettext_lazy("%(done)s of %(all)s rows taken back") % {"done": done, "all": in_all}
        tell(min(99, 100 * done // max(in_all, 1)), words)


def undo_some(run: Run, by: Actor, keeper: Keeper) -> int:
    """Take the next few rows back in one transaction; return how many there were."""
    with transaction.atomic(), search.gathered():
        Run.objects.select_for_update().get(pk=run.pk)
        written = (
            Row.objects.filter(run=run, outcome=Outcome.WRITTEN).select_related("run").order_by("-number")
        )
        rows = list(written[:BATCH])
        for row in [one for one in rows if not one.is_new]:
            put_back(row, by, keeper)
        take_all_away([one for one in rows if one.is_new], by, keeper)
        Row.objects.bulk_update(rows, ["outcome", "reasons"], batch_size=BATCH)
    return len(rows)


def put_back(row: Row, by: Actor, keeper: Keeper) -> None:
    """Return what a row changed; what somebody changed since stays, and is named."""
    taken = keeper.put_back(by=by, row=row)
    row.outcome = Outcome.UNDONE if taken.is_back else Outcome.KEPT
    row.reasons = [*row.reasons, *taken.reasons]


def take_all_away(rows: Sequence[Row], by: Actor, keeper: Keeper) -> None:
    """Remove what rows brought, unless others built on it: all at once, or where that fails one by one."""
    kept = keeper.in_use(rows, rows[0].run.uid) if rows else {}
    going = [row for row in rows if row.written_uid not in kept]
    for row in rows:
        if row.written_uid in kept:
            stay(row, kept[row.written_uid])
    try:
        with transaction.atomic(), search.gathered():
            keeper.take_away(by=by, uids=[row.written_uid for row in going])
    except (ProtectedError, RestrictedError):
        for row in going:
            take_away(row, by, keeper)
    else:
        for row in going:
            row.outcome = Outcome.UNDONE


def take_away(row: Row, by: Actor, keeper: Keeper) -> None:
    """Remove what one row brought, unless a table keeps it."""
    try:
        with transaction.atomic(), search.gathered():
            keeper.take_away(by=by, uids=[row.written_uid])
    except (ProtectedError, RestrictedError) as error:
        what = ", ".join({str(one._meta.verbose_name) for one in error.args[1]})
        stay(row, reason("built_on", what=what))
    else:
        row.outcome = Outcome.UNDONE


def stay(row: Row, why: Reason) -> None:
    """Let what a row brought stay, and say why."""
    row.outcome = Outcome.KEPT
    row.reasons = [*row.reasons, why]


def conclude_undo(run: Run, by: Actor) -> None:
    """Close the taking back: count, journal once; call it in the transaction that ends the job."""
    figures = count(run)
    Run.objects.filter(pk=run.pk).update(state=Run.State.UNDONE, undone=timezone.now())
    record(by=by, verb="imports.undo", subject=f"import:{run.uid}", after={"target": run.target, **figures})
