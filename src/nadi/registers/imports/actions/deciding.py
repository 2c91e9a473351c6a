"""Deciding on rows: one by one, or all alike ones together."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from nadi.registers.imports.counting import count
from nadi.registers.imports.models import Row, Run
from nadi.registers.imports.states import DECIDING, locked
from nadi.web.access import Refused

Result, Decision = Row.Result, Row.Decision


def decide(*, run: Run, number: int, decision: str, choice: int = 0) -> Row:
    """Decide on one row: merge it into one of its candidates, enter it apart, or leave it out."""
    if decision not in Decision.values:
        raise Refused(_("Choose one of the answers offered."))
    with transaction.atomic():
        kept = locked(run, DECIDING)
        row = Row.objects.filter(run=kept, number=number).first()
        if row is None or row.result != Result.DUPLICATE or row.outcome not in ("", Row.Outcome.FAILED):
            raise Refused(_("There is nothing to decide on this row any more."))
        choose(row, decision, choice)
        row.outcome = ""
        row.save()
        count(kept)
    return row


def choose(row: Row, decision: str, choice: int = 0) -> None:
    """Set a decision and what it means for the row."""
    row.decision = decision
    row.match, row.match_row = "", None
    if decision != Decision.MERGE:
        return
    if not 0 <= choice < len(row.candidates):
        raise Refused(_("Choose what it is the same as."))
    candidate = row.candidates[choice]
    row.match, row.match_row = candidate.get("uid", ""), candidate.get("row")


def decide_all(*, run: Run, certain: int, rest: str = Decision.APART) -> int:
    """Merge every undecided row that is at least so alike; the rest are decided as told, or left open."""
    with transaction.atomic():
        kept = locked(run, DECIDING)
        waiting = Row.objects.filter(run=kept, result=Result.DUPLICATE, decision=Decision.NONE, outcome="")
        done = 0
        for rows in batches(waiting.order_by("number")):
            decided = []
            for row in rows:
                wanted = Decision.MERGE if row.score >= certain else rest
                if wanted:
                    choose(row, wanted)
                    decided.append(row)
            Row.objects.bulk_update(decided, ["decision", "match", "match_row"], batch_size=200)
            done += len(decided)
        count(kept)
    return done


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield rows in lists of 500."""
    waiting = iter(rows)
    while batch := list(islice(waiting, 500)):
        yield batch
