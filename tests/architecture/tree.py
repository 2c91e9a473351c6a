"""The files of the house, as its conventions see them."""

import ast
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
SOURCE = HOUSE / "src" / "nadi"
PLACES = (SOURCE, HOUSE / "tests", HOUSE / "bench")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    """Return a file's place in the house."""
    return path.relative_to(HOUSE).as_posix()


def python_files() -> list[Path]:
    """Return every Python file we write ourselves."""
    found = [HOUSE / "nadi", HOUSE / "conftest.py"]
    for place in PLACES:
        found += [path for path in place.rglob("*.py") if "migrations" not in path.parts]
    return sorted(found)


def templates() -> list[Path]:
    """Return every template."""
    return sorted(path for path in SOURCE.glob("**/templates/**/*") if path.suffix in (".html", ".txt"))


def style_sheets() -> list[Path]:
    """Return every style sheet."""
    return sorted(SOURCE.glob("**/static/**/*.css"))


def lines_of(path: Path) -> int:
    """Return how long a file is."""
    return len(path.read_text().splitlines())


def functions() -> Iterator[tuple[Path, Function]]:
    """Yield every function with its file."""
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, Function):
                yield path, node


def place_of(path: Path, node: ast.stmt) -> str:
    """Return where a statement stands."""
    return f"{name_of(path)}:{node.lineno}"
