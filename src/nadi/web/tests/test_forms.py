"""The kit of forms: exact numbers, rows, sheets, moments."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils.translation import override

from nadi.web.forms import (
    DateTimeField,
    Form,
    Grid,
    GridColumn,
    GridRow,
    MoneyField,
    QuantityField,
    rows_of,
)
from nadi.web.forms.numbers import parsed_decimal, written_decimal
from nadi.web.models import Job


class LineForm(Form):
    """A row of the tests."""

    what = forms.CharField(label="What")
    quantity = QuantityField(label="Quantity")


class OneForm(Form):
    """A form of one amount and one moment."""

    price = MoneyField(label="Price", currency="GEL", required=False)
    deadline = DateTimeField(label="Deadline", required=False)


@pytest.mark.parametrize(
    ("typed", "english", "georgian"),
    [
        ("1234.5", "1234.5", "1234.5"),
        ("1234,5", "1234.5", "1234.5"),
        ("1 234,50", "1234.50", "1234.50"),
        ("1\u00a0234,50", "1234.50", "1234.50"),
        ("1,234.50", "1234.50", "1234.50"),
        ("1.234,50", "1234.50", "1234.50"),
        ("1,234,567", "1234567", "1234567"),
        ("1.234.567,8", "1234567.8", "1234567.8"),
        ("1,234", "1234", "1.234"),
        ("1.234", "1.234", "1.234"),
        ("-3", "-3", "-3"),
        ("−3", "-3", "-3"),
        ("0,1", "0.1", "0.1"),
        ("0,425", "0.425", "0.425"),
        (".5", "0.5", "0.5"),
        ("1'234.50", "1234.50", "1234.50"),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, english: str, georgian: str) -> None:
    assert parsed_decimal(typed, decimal_separator=".") == Decimal(english)
    assert parsed_decimal(typed, decimal_separator=",") == Decimal(georgian)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "x",
        "1e5",
        "NaN",
        "Infinity",
        "1,23,4",
        "1.2.3",
        "1,234.5,6",
        "12 kg",
        "٣",
        "1" * 41,
        "1,,2",
        "--1",
    ],
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parsed_decimal(typed, decimal_separator=".")


@pytest.mark.parametrize(
    ("value", "written"),
    [("1234.50", "1234,50"), ("3.000", "3"), ("0.1250", "0,125"), ("1E+3", "1000"), ("-2.5", "-2,5")],
)
def test_numbers_are_written_back_as_one_types_them(value: str, written: str) -> None:
    assert written_decimal(Decimal(value), decimal_separator=",") == written


def test_an_amount_finer_than_a_coin_is_explained() -> None:
    form = OneForm({"price": "1.234"})
    assert form.errors["price"] == ["Ensure that there are no more than 2 decimal places."]


def test_a_thousandfold_slip_in_georgian_is_refused_and_not_guessed() -> None:
    with override("ka"):
        assert not OneForm({"price": "1,234"}).is_valid()


def test_an_amount_below_nothing_is_refused() -> None:
    assert not OneForm({"price": "-1"}).is_valid()


def test_what_was_typed_stays_in_the_field() -> None:
    assert 'value="12 kg"' in str(OneForm({"price": "12 kg"})["price"])


def test_a_kept_amount_is_shown_the_readers_way() -> None:
    with override("ka"):
        assert 'value="1234,50"' in str(OneForm(initial={"price": Decimal("1234.50")})["price"])


def test_a_number_spelled_otherwise_is_no_change() -> None:
    form = OneForm({"price": "1,234.5"}, initial={"price": Decimal("1234.50")})
    assert not form.has_changed()


def test_a_moment_is_in_the_house_time_zone() -> None:
    form = OneForm({"deadline": "2026-11-21T18:00"})
    assert form.is_valid()
    assert form.cleaned_data["deadline"] == datetime(2026, 11, 21, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["0001-01-01T00:00", "9999-12-31T23:59"])
def test_a_moment_at_the_ends_of_the_calendar_is_refused(typed: str) -> None:
    assert OneForm({"deadline": typed}).errors["deadline"] == ["Enter a valid date/time."]


def test_a_choice_beyond_all_numbers_is_refused_and_the_others_stay_on_offer(db: None) -> None:
    class ChoiceForm(Form):
        job = forms.ModelChoiceField(Job.objects.all())

    form = ChoiceForm({"job": "-99999999999999999999"})
    assert form.errors["job"] == ["Select a valid choice. That choice is not one of the available choices."]
    assert form.fields["job"].queryset.model is Job  # type: ignore[attr-defined]  # a field of rows


def test_a_kept_moment_is_shown_as_the_browser_expects() -> None:
    kept = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
    assert 'value="2026-11-21T18:00"' in str(OneForm(initial={"deadline": kept})["deadline"])


def posted(*lines: tuple[str, str]) -> dict[str, str]:
    data = {"form-TOTAL_FORMS": str(len(lines)), "form-INITIAL_FORMS": "0"}
    for number, (what, quantity) in enumerate(lines):
        data |= {f"form-{number}-what": what, f"form-{number}-quantity": quantity}
    return data


def test_empty_rows_drop_out() -> None:
    rows = rows_of(LineForm)(posted(("boxes", "10"), ("", ""), ("film", "2,5")))
    assert rows.is_valid()
    assert [(row["what"], row["quantity"]) for row in rows.filled()] == [
        ("boxes", 10),
        ("film", Decimal("2.5")),
    ]


def test_an_error_names_its_row() -> None:
    rows = rows_of(LineForm)(posted(("boxes", "10"), ("film", "many")))
    assert not rows.is_valid()
    assert [sentence.split(":")[0] for _target, sentence in rows.problems()] == ["Row 2, Quantity"]


def test_a_row_taken_out_is_not_filled() -> None:
    rows = rows_of(LineForm)({**posted(("boxes", "10"), ("film", "1")), "form-0-DELETE": "on"})
    assert rows.is_valid()
    assert [row["what"] for row in rows.filled()] == ["film"]


def test_too_many_rows_are_refused() -> None:
    rows = rows_of(LineForm, most=1)(posted(("boxes", "10"), ("film", "1")))
    assert not rows.is_valid()


def grid(data: dict[str, str] | None = None, **kwargs: Any) -> Grid:
    return Grid(
        data,
        rows=[GridRow(key="boxes", label="Boxes"), GridRow(key="film", label="Film")],
        columns=[
            GridColumn(key="gori", label="Gori", field=QuantityField()),
            GridColumn(key="poti", label="Poti", field=QuantityField()),
        ],
        **kwargs,
    )


def test_a_sheet_holds_the_cells_with_an_answer() -> None:
    form = grid({"cell-boxes-gori": "1 200", "cell-film-poti": "0"})
    assert form.is_valid()
    assert form.filled() == {"boxes": {"gori": Decimal(1200)}, "film": {"poti": Decimal(0)}}


def test_an_error_of_a_sheet_names_line_and_site() -> None:
    form = grid({"cell-boxes-gori": "many"})
    assert not form.is_valid()
    assert str(form["cell-boxes-gori"].label) == "Boxes, Gori"


def test_a_sheet_shows_what_was_kept() -> None:
    form = grid(initial={"film": {"gori": Decimal("2.5")}})
    assert 'value="2.5"' in str(form["cell-film-gori"])


def test_a_cell_says_its_line_and_site_to_a_screen_reader() -> None:
    assert 'aria-label="Film, Poti"' in str(grid()["cell-film-poti"])


def test_text_is_kept_in_one_unicode_form_without_control_characters() -> None:
    form = LineForm({"what": "Cafe\u0301\x07", "quantity": "1"})
    assert form.is_valid()
    assert form.cleaned_data["what"] == "Café"


def test_a_sheet_is_drawn_with_heads_and_with_errors_at_their_cells() -> None:
    drawn = render_to_string(
        "web/forms/grid.html", {"grid": grid({"cell-boxes-gori": "many"}), "label": "Demand"}
    )
    heads = ('<th scope="col">Gori</th>' in drawn, '<th scope="row">Boxes' in drawn)
    assert (*heads, drawn.count('aria-invalid="true"'), drawn.count('class="field-error"')) == (
        True,
        True,
        1,
        1,
    )


def test_rows_are_drawn_with_a_label_in_every_cell() -> None:
    rows = rows_of(LineForm, extra=0)(posted(("film", "many")))
    drawn = render_to_string("web/forms/rows.html", {"rows": rows, "label": "Lines"})
    assert ('for="id_form-0-what"' in drawn, "Enter a number" in drawn, "TOTAL_FORMS" in drawn) == (
        True,
        True,
        True,
    )
