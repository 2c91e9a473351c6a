"""Every template can be parsed, also those no test renders."""

import sys
from pathlib import Path

import django
from django.template import TemplateSyntaxError, engines

HOUSE = Path(__file__).resolve().parents[1]


def templates() -> list[Path]:
    """Return all templates of the house."""
    found = (HOUSE / "src" / "nadi").glob("**/templates/**/*")
    return sorted(path for path in found if path.suffix in (".html", ".txt"))


def faults() -> list[str]:
    """Return a line for every template that cannot be parsed."""
    found = []
    for path in templates():
        try:
            engines["django"].from_string(path.read_text())
        except TemplateSyntaxError as error:
            found.append(f"{path.relative_to(HOUSE)}: {error}")
    return found


if __name__ == "__main__":
    django.setup()
    print("\n".join(faults()))
    sys.exit(bool(faults()))
