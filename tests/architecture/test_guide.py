"""The guide says what the program does: pages, settings, letters. The journal names each thing once."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import ClassVar

import environ
import pytest
from django.apps import apps

from tests.architecture.tree import HOUSE, name_of, python_files

GUIDE = HOUSE / "docs" / "guide"
PAGES = [*sorted((HOUSE / "docs").rglob("*.md")), *sorted(HOUSE.glob("*.md"))]
SETTING = re.compile(r"NADI_[A-Z_]+[A-Z]")
# Told by the launcher to the program, or for those who change the program: no association sets them.
NOT_FOR_THE_OFFICE = {"NADI_DEMO", "NADI_DEBUG", "NADI_SECOND_FACTOR", "NADI_SSL_REDIRECT"}
FILLED_IN = re.compile(r"%\([a-z_]+\)s|\{\{.*?\}\}|\{%.*?%\}")


def settings_in(path: Path) -> set[str]:
    """Return the settings that a file names."""
    return set(SETTING.findall(path.read_text()))


def test_every_setting_stands_in_the_example_and_in_the_guide() -> None:
    read = settings_in(HOUSE / "src/nadi/web/settings.py") - NOT_FOR_THE_OFFICE
    assert (settings_in(HOUSE / ".env.example"), settings_in(GUIDE / "running.md")) == (read, read)


def test_the_example_holds_values_without_remarks() -> None:
    read = read_as_settings((HOUSE / ".env.example").read_text().replace("#NADI_", "NADI_"))
    assert [name for name, value in read.items() if "#" in value or value != value.strip()] == []


def test_the_example_copied_as_it_is_holds_no_secret() -> None:
    assert read_as_settings((HOUSE / ".env.example").read_text())["NADI_SECRET_KEY"] == ""


def read_as_settings(text: str) -> dict[str, str]:
    """Return what the settings file would find in such an .env."""

    class Read(environ.Env):  # type: ignore[misc]  # it ships no types
        ENVIRON: ClassVar[dict[str, str]] = {}

    Read.read_env(StringIO(text))
    return Read.ENVIRON


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_of_the_guide_is_found_from_its_first() -> None:
    pages = {page for page in GUIDE.rglob("*.md") if page.name != "README.md"}
    first = (GUIDE / "README.md").read_text()
    assert {(GUIDE / link).resolve() for link in re.findall(r"\]\(([^)#\s]+\.md)", first)} == pages


def test_every_letter_stands_in_the_guide() -> None:
    told = " ".join((GUIDE / "mails.md").read_text().split())
    assert [subject for subject in subjects() if kept_of(subject) not in told] == []


def subjects() -> Iterator[str]:
    """Yield the subjects of all letters, from templates and from code."""
    for path in sorted((HOUSE / "src/nadi").rglob("*.subject.txt")):
        text = path.read_text()
        written = re.findall(r"\{% translate \"(.*?)\" %\}|\{% blocktranslate.*?%\}(.*?)\{%", text)
        yield from (one or other for one, other in written)
    for path in (one for one in python_files() if name_of(one).startswith("src/")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.keyword) and node.arg == "subject" and "/tests/" not in str(path):
                yield from sentences(node.value)


def sentences(node: ast.expr) -> Iterator[str]:
    """Yield what is translated within an expression."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "_":
            yield ast.literal_eval(call.args[0])


def kept_of(subject: str) -> str:
    """Return the longest part of a subject that is the same in all letters, without what it is about."""
    parts = [part.strip(" :,?") for part in FILLED_IN.split(subject)]
    return max(parts, key=len).split(":")[0]


def test_the_journal_names_each_kind_of_thing_once() -> None:
    rooms = [app.module for app in apps.get_app_configs() if app.name.startswith("nadi.")]
    files = [room for room in rooms if room and (Path(str(room.__file__)).parent / "subjects.py").exists()]
    kinds = Counter(
        kind for room in files for kind in getattr(import_module(f"{room.__name__}.subjects"), "SUBJECTS", {})
    )
    assert [kind for kind, count in kinds.items() if count > 1] == []
