"""Imports stand at the head of the file; where one cannot, this list says why."""

import ast

from tests.architecture.tree import HOUSE, functions, name_of, place_of

ALLOWED = {
    "nadi": "its place is known, and Python new enough, only once it runs",
    "src/nadi/web/apps.py": "rules can be read only when all apps are loaded",
}


def test_no_function_imports() -> None:
    found = [
        place_of(path, node)
        for path, function in functions()
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom) and name_of(path) not in ALLOWED
    ]
    assert found == []


def test_the_list_of_exceptions_is_needed() -> None:
    importing = {
        name_of(path)
        for path, function in functions()
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert set(ALLOWED) == importing & set(ALLOWED)


def test_every_app_says_what_it_is_for() -> None:
    rooms = [path.parent / "__init__.py" for path in (HOUSE / "src" / "nadi").rglob("apps.py")]
    assert [name_of(path) for path in rooms if not ast.get_docstring(ast.parse(path.read_text()))] == []
