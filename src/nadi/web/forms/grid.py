"""A sheet of lines by sites, as one form: a cell is a field, an empty cell is no answer."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from nadi.web.access import Sentence
from nadi.web.forms.base import HouseForm


@dataclass(frozen=True, kw_only=True)
class GridRow:
    """A row: its key in the answer, its head, a note under the head."""

    key: str
    label: Sentence
    note: Sentence = ""


@dataclass(frozen=True, kw_only=True)
class GridColumn:
    """A column: its key in the answer, its head, and the field that each of its cells is."""

    key: str
    label: Sentence
    field: forms.Field


Cells = Mapping[str, Mapping[str, Any]]


class Grid(HouseForm, forms.Form):
    """A form of rows × columns; `filled` holds {row: {column: value}} of the cells with an answer.

    `initial` has the same shape. A cell posts as `cell-<row>-<column>`.
    """

    def __init__(
        self,
        data: Any = None,
        *,
        rows: Sequence[GridRow],
        columns: Sequence[GridColumn],
        initial: Cells | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.rows, self.columns = rows, columns
        for row in rows:
            for column in columns:
                cell = deepcopy(column.field)
                cell.required = False
                cell.label = f"{row.label}, {column.label}"
                cell.widget.attrs["aria-label"] = cell.label
                cell.initial = (initial or {}).get(row.key, {}).get(column.key)
                self.fields[self.cell_name(row.key, column.key)] = cell

    @staticmethod
    def cell_name(row: str, column: str) -> str:
        """Return the name under which a cell is posted."""
        return f"cell-{row}-{column}"

    def lines(self) -> list[tuple[GridRow, list[BoundField]]]:
        """Return the rows with their cells, for the template."""
        return [
            (row, [self[self.cell_name(row.key, column.key)] for column in self.columns]) for row in self.rows
        ]

    def filled(self) -> dict[str, dict[str, Any]]:
        """Return the answers, without the empty cells and the rows that have none."""
        found: dict[str, dict[str, Any]] = {}
        for row in self.rows:
            cells = {one.key: self.cleaned_data[self.cell_name(row.key, one.key)] for one in self.columns}
            answers = {key: value for key, value in cells.items() if value not in (None, "")}
            if answers:
                found[row.key] = answers
        return found
