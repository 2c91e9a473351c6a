"""What no file may say."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import HOUSE, name_of, python_files, templates

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")
# Put together so that this file does not say them itself.
UNFINISHED = [first + second for first, second in (("TO", "DO"), ("FIX", "ME"), ("# X", "XX"))]
LEFT_OUT = ["NotImplemented" + "Error", "pytest." + "skip", "pytest.mark." + "skip", "x" + "fail("]
MACHINE = re.compile(r"/(?:work|root|home/[a-z]+|Users/[a-z]+)/")
STYLED = re.compile(
    r"<style|\sstyle\s*=|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE
)
MAIL = "/mail/"
IGNORED = re.compile(r"# (?:type: ignore\[[\w, -]+\]|noqa: [A-Z]+[0-9]+(?:, [A-Z]+[0-9]+)*)")


def tracked() -> list[str]:
    """Return the files that are kept in the repository."""
    listed = subprocess.run(["git", "ls-files"], cwd=HOUSE, capture_output=True, text=True, check=True)
    return listed.stdout.splitlines()


@pytest.mark.parametrize("word", [*UNFINISHED, *LEFT_OUT])
def test_nothing_is_left_unfinished(word: str) -> None:
    pattern = re.compile(rf"(?<![A-Za-z]){re.escape(word)}")
    assert [
        name_of(path) for path in (*python_files(), *templates()) if pattern.search(path.read_text())
    ] == []


def test_every_kind_of_ignore_has_its_reason_in_the_file() -> None:
    ours = [path for path in python_files() if not name_of(path).startswith("tests/")]
    assert [place for path in ours if "tests" not in path.parts for place in unexplained(path)] == []


def unexplained(path: Path) -> Iterator[str]:
    """Yield the kinds of ignore that a file explains nowhere."""
    explained: dict[str, bool] = {}
    for line in path.read_text().splitlines():
        if found := IGNORED.search(line):
            has_reason = bool(line[found.end() :].strip(" #-()"))
            explained[found[0]] = explained.get(found[0], False) or has_reason
    yield from (f"{name_of(path)}: {kind}" for kind, has_reason in explained.items() if not has_reason)


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_name_no_server_and_no_place(lock: str) -> None:
    found = re.findall(
        r"https?://|--index|--find-links|file:|^\s*#.*/(?:tmp|home)/.*$", (HOUSE / lock).read_text(), re.M
    )
    assert found == []


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_have_a_hash_for_every_part(lock: str) -> None:
    parts = re.split(r"^(?=[A-Za-z0-9])", (HOUSE / lock).read_text(), flags=re.MULTILINE)
    assert [part.split("==")[0] for part in parts if "==" in part and "--hash=sha256:" not in part] == []


def test_no_file_names_a_place_of_one_machine() -> None:
    files = [
        *python_files(),
        *templates(),
        *(HOUSE / name for name in tracked() if name.endswith((".md", ".toml"))),
    ]
    assert [name_of(path) for path in files if path.exists() and MACHINE.search(path.read_text())] == []


def test_templates_hold_no_style_and_no_script() -> None:
    pages = [path for path in templates() if path.suffix == ".html" and MAIL not in path.as_posix()]
    ours = [path for path in templates() if path.name in ("outbox.html", "preview.html")]
    assert [name_of(path) for path in (*pages, *ours) if STYLED.search(path.read_text())] == []
