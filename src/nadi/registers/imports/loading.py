"""Bringing a file in one go, for commands: found out, mapped, checked and written without a person between.

    report = load("members.csv", by=actor, target="organisations")
    report.read, report.new, report.changed, report.merged, report.refused

Duplicates at least `certain` alike are merged, others are entered as new.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from nadi.registers.imports.actions.beginning import Choices, Upload, begin
from nadi.registers.imports.actions.deciding import decide_all
from nadi.registers.imports.checking import check
from nadi.registers.imports.models import Row, Run
from nadi.registers.imports.reasons import Reason, said
from nadi.registers.imports.targets import targets
from nadi.registers.imports.writing import conclude, write
from nadi.web.access import Actor, Sentence


@dataclass(frozen=True, kw_only=True)
class Report:
    """What became of a file: counts, and each refused row with its place and reason."""

    run: str
    target: str
    read: int
    new: int
    changed: int
    merged: int
    unchanged: int = 0
    repeated: int = 0
    skipped: int = 0
    refused: Sequence[tuple[str, str]] = field(default_factory=tuple)


def load(
    source: Path | str | bytes,
    name: str = "",
    *,
    by: Actor,
    target: str | None = None,
    choices: Choices | None = None,
) -> Report:
    """Bring one file (or a .zip of them) and report; raises `Refused` where it cannot be read at all.

    Without a target the format that knows the file decides.
    """
    content = source if isinstance(source, bytes) else Path(source).read_bytes()
    title = name or (Path(source).name if not isinstance(source, bytes) else "file")
    chosen = choices or Choices()
    run = begin(by=by, target=target or "", uploads=[Upload(name=title, content=content)], choices=chosen)
    check(run, quiet)
    decide_all(run=run, certain=chosen.certain)
    write(run, by, quiet)
    with transaction.atomic():
        conclude(run, by)
    return report_of(run)


def quiet(percent: int, note: Sentence) -> None:
    """Tell nobody how far it is."""


def report_of(run: Run) -> Report:
    """Return what became of an import."""
    run.refresh_from_db()
    counts = run.counts
    again = Row.objects.filter(run=run, result=Row.Result.SKIPPED).exclude(fingerprint="")
    repeated = again.count()
    return Report(
        run=run.uid,
        target=run.target,
        read=counts["rows"] - counts["skipped"] + repeated,
        new=counts["written_new"],
        changed=counts["written_change"],
        merged=counts["merged"],
        unchanged=counts["same"],
        repeated=repeated,
        skipped=counts["skipped"] - repeated,
        refused=refused_rows(run),
    )


def refused_rows(run: Run) -> list[tuple[str, str]]:
    """Return the place and the reasons of each row that did not come in."""
    bad = Row.objects.filter(run=run, result=Row.Result.REFUSED) | Row.objects.filter(
        run=run, outcome=Row.Outcome.FAILED
    )
    labels = {one.name: str(one.label) for one in targets()[run.target].fields}
    return [
        (row.place, " ".join(with_label(one, labels) for one in row.reasons))
        for row in bad.order_by("number")
    ]


def with_label(one: Reason, labels: Mapping[str, str]) -> str:
    """Return a reason as a sentence, after the field it is about."""
    label = labels.get(str(one.get("field", "")))
    return f"{label}: {said(one)}" if label else said(one)
