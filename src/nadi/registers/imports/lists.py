"""The lists of imports and of an import's rows."""

from typing import Any

import django_filters as filters
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nadi.registers.imports.checking import name_of
from nadi.registers.imports.models import Row, Run
from nadi.registers.imports.reasons import reason, said
from nadi.registers.imports.targets import Target, targets, title_of_target
from nadi.web.listing import Column, Listing

ALL = _("all")


def what_of(run: Run) -> str:
    """Return what an import brings."""
    return title_of_target(run.target)


def title_of(run: Run) -> str:
    """Return what an import is called: what it brings, and from which files."""
    return ": ".join(part for part in (what_of(run), files_of(run)) if part)


def files_of(run: Run) -> str:
    """Return the names of an import's files, the first few of many."""
    names = [file.name for file in run.files.all()]
    more = gettext("and %(more)s more") % {"more": len(names) - 3} if len(names) > 3 else ""
    return ", ".join([*names[:3], *([more] if more else [])])


def changed_by(run: Run) -> int | None:
    """Return how many rows changed or went into something that was there."""
    if "written_change" not in run.counts:
        return None
    return int(run.counts["written_change"]) + int(run.counts["merged"])


IMPORTS = Listing(
    name="imports",
    title=_("Imports"),
    columns=[
        Column(
            name="files",
            label=_("Files"),
            value=files_of,
            link=lambda run: reverse("imports.detail", args=[run.uid]),
        ),
        Column(name="target", label=_("What"), value=what_of, sort="target"),
        Column(name="state", label=_("State"), value=lambda run: run.get_state_display(), sort="state"),
        Column(name="rows", label=_("Rows"), value=lambda run: run.counts.get("rows"), is_numeric=True),
        Column(
            name="new", label=_("Entered"), value=lambda run: run.counts.get("written_new"), is_numeric=True
        ),
        Column(name="changed", label=_("Changed"), value=changed_by, is_numeric=True),
        Column(
            name="refused", label=_("Refused"), value=lambda run: run.counts.get("refused"), is_numeric=True
        ),
        Column(name="who", label=_("Who"), value=lambda run: run.person_name, sort="person_name"),
        Column(name="created", label=_("When"), value=lambda run: run.created, sort="created"),
    ],
    order="-created",
    template="imports/list.html",
    empty_title=_("Nothing was imported yet"),
    empty_text=_(
        "Bring a list of members, suppliers, programmes or events as a file, and look at it before it counts."
    ),
)


def why_of(row: Row) -> str:
    """Return all there is to say of a row."""
    return " ".join(with_column(one, targets()[row.run.target]) for one in row.reasons)


def listed_of(row: Row) -> str:
    """Return the same in a list, beginning with what the row is most like."""
    name = row.candidates[0].get("name", "") if row.candidates else ""
    return " ".join(part for part in (said(reason("alike", name=name)) if name else "", why_of(row)) if part)


def with_column(kept: dict[str, Any], target: Target) -> str:
    """Return a reason with the column it is about."""
    sentence = said(kept, target.called)
    return f"{kept['head']}: {sentence}" if kept.get("head") else sentence


def alike_of(row: Row) -> str:
    """Return how alike the likeliest thing is, where there is one."""
    return f"{row.score} %" if row.score else ""


class RowFilter(filters.FilterSet):  # type: ignore[misc]  # django-filter ships no types
    """What the rows of an import can be narrowed to."""

    result = filters.ChoiceFilter(label=_("Result"), choices=Row.Result.choices, empty_label=ALL)
    decision = filters.ChoiceFilter(
        label=_("Decision"),
        choices=[("open", _("not decided")), *[one for one in Row.Decision.choices if one[0]]],
        empty_label=ALL,
        method="of_decision",
    )
    outcome = filters.ChoiceFilter(
        label=_("Written"), choices=[one for one in Row.Outcome.choices if one[0]], empty_label=ALL
    )

    class Meta:
        model = Row
        fields = ["result", "decision", "outcome"]

    def of_decision(self, rows: Any, name: str, value: str) -> Any:
        """Narrow to rows decided so, or not decided at all."""
        if value == "open":
            return rows.filter(result=Row.Result.DUPLICATE, decision="")
        return rows.filter(decision=value)


ROWS = Listing(
    name="rows",
    title=_("Rows of the import"),
    columns=[
        Column(
            name="place",
            label=_("Row"),
            value=lambda row: row.place,
            sort="number",
            link=lambda row: reverse("imports.row", args=[row.run.uid, row.number]),
        ),
        Column(name="file", label=_("File"), value=lambda row: row.file.name),
        Column(
            name="name",
            label=_("Name"),
            value=lambda row: name_of(row.values) or " · ".join(row.cells[:3])[:120],
        ),
        Column(name="result", label=_("Result"), value=lambda row: row.get_result_display(), sort="result"),
        Column(name="alike", label=_("Alike"), value=alike_of, sort="score", is_numeric=True),
        Column(
            name="decision",
            label=_("Decision"),
            value=lambda row: row.get_decision_display() if row.decision else "",
        ),
        Column(
            name="outcome",
            label=_("Written"),
            value=lambda row: row.get_outcome_display() if row.outcome else "",
        ),
        Column(name="why", label=_("What there is to say"), value=listed_of),
    ],
    filters=RowFilter,
    template="imports/rows.html",
    order="place",
    empty_title=_("No such rows"),
    empty_text=_("Choose another result above."),
)

__all__ = ["IMPORTS", "ROWS", "title_of", "what_of", "why_of", "with_column"]
