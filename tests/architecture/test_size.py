"""Small things: the stops of files, functions, templates and style sheets."""

import ast

from tests.architecture.tree import (
    Function,
    functions,
    lines_of,
    name_of,
    place_of,
    python_files,
    style_sheets,
    templates,
)

PYTHON_LINES, FUNCTION_LINES, PARAMETERS = 400, 50, 5
TEMPLATE_LINES, SHEET_LINES, ALL_SHEETS = 130, 150, 2500
DRAWERS = ("utils", "helpers", "common", "misc", "util", "helper")


def length_of(function: Function) -> int:
    """Return how many lines a function has, from its name to its end."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def parameters_of(function: Function) -> int:
    """Return how many parameters a caller must think of."""
    given = function.args
    named = [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len([name for name in named if name not in ("self", "cls")])


def is_test(function: Function) -> bool:
    """Tell whether pytest fills in the parameters."""
    marks = [ast.unparse(one) for one in function.decorator_list]
    return function.name.startswith("test_") or any("fixture" in mark for mark in marks)


def test_python_files_stop() -> None:
    assert [name_of(path) for path in python_files() if lines_of(path) > PYTHON_LINES] == []


def test_functions_stop() -> None:
    long = [
        f"{place_of(path, one)} {one.name}" for path, one in functions() if length_of(one) > FUNCTION_LINES
    ]
    assert long == []


def test_parameters_stop() -> None:
    many = [
        f"{place_of(path, one)} {one.name}"
        for path, one in functions()
        if parameters_of(one) > PARAMETERS and not is_test(one)
    ]
    assert many == []


def test_templates_stop() -> None:
    assert [name_of(path) for path in templates() if lines_of(path) > TEMPLATE_LINES] == []


def test_style_sheets_stop() -> None:
    assert [name_of(path) for path in style_sheets() if lines_of(path) > SHEET_LINES] == []


def test_all_style_sheets_together_stop() -> None:
    assert sum(map(lines_of, style_sheets())) <= ALL_SHEETS


def test_nothing_is_a_drawer() -> None:
    assert [
        name_of(path) for path in python_files() if path.stem in DRAWERS or path.parent.name in DRAWERS
    ] == []
