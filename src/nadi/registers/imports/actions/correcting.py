"""Mending one row in its place: what was refused, or taken for no entry, is read anew."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from nadi.registers.imports.actions.beginning import settings_of
from nadi.registers.imports.checking import (
    Comparison,
    compare_with_standing,
    digest,
    earlier_rows,
    fingerprint,
    match_row,
)
from nadi.registers.imports.cleaning.rows import as_kept, cleaned
from nadi.registers.imports.counting import count
from nadi.registers.imports.keepers import keeper_of
from nadi.registers.imports.mapping import given_by
from nadi.registers.imports.models import Row, Run
from nadi.registers.imports.states import DECIDING, locked
from nadi.registers.imports.targets import targets
from nadi.web.access import Refused

Result, Outcome = Row.Result, Row.Outcome
KEPT_OPEN = (Result.REFUSED, Result.SKIPPED)


def typed_of(row: Row) -> dict[str, str]:
    """Return what stands in a row by field, as text to be corrected."""
    if row.corrected:
        return dict(row.corrected)
    if row.file.format:
        return {name: str(value) for name, value in row.values.items() if not isinstance(value, list | dict)}
    return given_by(row.file.mapping, row.file.constants, row.cells)


def may_be_corrected(row: Row) -> bool:
    """Tell whether a row is open for correction: refused, no entry, or not accepted when written."""
    return row.result in KEPT_OPEN or row.outcome == Outcome.FAILED


def correct(*, run: Run, number: int, given: Mapping[str, str]) -> Row:
    """Read a row anew from corrected cells; it is compared like every other row."""
    target = targets()[run.target]
    with transaction.atomic():
        kept = locked(run, DECIDING)
        row = Row.objects.filter(run=kept, number=number).select_related("file", "run").first()
        if row is None or not may_be_corrected(row):
            raise Refused(_("This row is not waiting for a correction any more."))
        row.corrected = {name: text for name, text in given.items() if text}
        base = row.values if row.file.format else {}
        done = cleaned(target, {**base, **given}, settings_of(row.file))
        row.values, row.reasons, row.outcome = as_kept(done.values), [*done.wrong, *done.notes], ""
        row.result, row.decision, row.candidates, row.match = Result.REFUSED if done.wrong else "", "", [], ""
        if not done.wrong:
            compare_again(row, done.values)
        row.save()
        count(kept)
    return row


def compare_again(row: Row, values: Mapping[str, object]) -> None:
    """Find what a corrected row is, among what is there and the other rows of its import."""
    keeper = keeper_of(targets()[row.run.target])
    comparison = Comparison.with_everything(keeper)
    others = Row.objects.filter(run=row.run, number__lt=row.number, result__in=[Result.NEW, Result.DUPLICATE])
    for number, kept in others.values_list("number", "values"):
        comparison.index.add(number, keeper.portrait(kept))
        comparison.seen.update((one, number) for one in keeper.identities(kept))
    row.fingerprint, row.content = fingerprint(keeper, values), digest(row.values)
    match_row(row, values, comparison, earlier_rows(row.run, [row.fingerprint]))
    compare_with_standing([row], keeper)
