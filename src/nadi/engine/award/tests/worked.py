"""The worked tables of the award's page and the open benchmark data, as test data."""

from decimal import Decimal
from pathlib import Path

from nadi.engine.award import Award
from nadi.engine.award.document import ProblemFile, parse, read_problem

ROOT = Path(__file__).resolve().parents[5]
PAGE = ROOT / "docs" / "algorithms" / "award.md"
EXAMPLES = ROOT / "docs" / "algorithms" / "examples"
DATA = ROOT.parent / "shared" / "data"


def worked_table(heading: str) -> list[list[str]]:
    """The rows of the first table under a heading of the page, without its head."""
    text = PAGE.read_text(encoding="utf-8").split(f"### {heading}\n", 1)[1]
    rows = []
    for line in text.splitlines():
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
        elif rows:
            break
    return rows[2:]


def second_table(heading: str) -> list[list[str]]:
    """The rows of the second table under a heading."""
    text = PAGE.read_text(encoding="utf-8").split(f"### {heading}\n", 1)[1]
    tables = [part for part in text.split("\n\n") if part.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in tables[1].splitlines()][2:]


def example(name: str) -> ProblemFile:
    """An example problem of the documentation."""
    return read_problem(parse((EXAMPLES / name).read_text(encoding="utf-8")))


def quantities(award: Award) -> dict[tuple[str, str], Decimal]:
    """Quantity by vendor and line."""
    return {(row.vendor, row.line): award.quantity_of(row.vendor, row.line) for row in award.rows}
