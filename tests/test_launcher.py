"""The launcher and its words, before anything is installed."""

import os
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from nadi.command_line import WORDS, overview, parser_of, unknown

HOUSE = Path(__file__).resolve().parents[1]


def launcher() -> ModuleType:
    """Load the file `nadi` as a module."""
    loader = SourceFileLoader("launcher", str(HOUSE / "nadi"))
    spec = spec_from_loader("launcher", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def typed(*words: str) -> subprocess.CompletedProcess[str]:
    """Type a command with the bare Python of the machine: nothing is installed for it."""
    command = [sys.executable, "-I", str(HOUSE / "nadi"), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("words", [(), ("help",), ("--help",), ("-h",)])
def test_help_lists_every_word(words: tuple[str, ...]) -> None:
    assert typed(*words).stdout == overview() + "\n"


@pytest.mark.parametrize(
    "name", [name for name, word in WORDS.items() if not word.passes_on] + ["test", "manage"]
)
def test_every_word_explains_itself_before_anything_is_installed(name: str) -> None:
    told = typed(name, "--help")
    assert (told.returncode, told.stdout) == (0, parser_of(name).format_help())


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("sevre", "Nadi does not know the command sevre. Did you mean ./nadi serve?"),
        ("bakup", "Nadi does not know the command bakup. Did you mean ./nadi backup?"),
        ("xyzzy", "Nadi does not know the command xyzzy. ./nadi --help lists what there is."),
    ],
)
def test_an_unknown_word_gets_a_suggestion(word: str, told: str) -> None:
    assert (unknown(word), typed(word).stderr, typed(word).returncode) == (told, f"Nadi: {told}\n", 1)


def test_an_impossible_port_is_explained() -> None:
    told = typed("serve", "--port", "99999")
    assert told.returncode == 2
    assert "99999 is not a port: give a number from 1 to 65535" in told.stderr


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("error: Failed to write: No space left on device (os error 28)", "FULL"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "FORGED"),
        ("error: Failed to fetch: dns error: failed to lookup address", "NO_NETWORK"),
        ("Failed to establish a new connection: [Errno 101] Network is unreachable", "NO_NETWORK"),
        ("ERROR: No matching distribution found for highspy==1.15.1", "NO_WHEEL"),
    ],
)
def test_what_goes_wrong_in_installing_gets_a_sentence(output: str, reason: str) -> None:
    known = launcher()
    assert known.reason_in(output) == getattr(known, reason)


def test_an_unusual_fault_is_not_explained_away() -> None:
    assert launcher().reason_in("Segmentation fault") is None


@pytest.mark.parametrize("name", ["makemigrations", "messages", "permissions"])
def test_who_changes_the_program_needs_no_installation(name: str) -> None:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("NADI_", "DJANGO_"))}
    command = [sys.executable, "-m", "nadi", "manage", name, "--help"]
    told = subprocess.run(
        command,
        cwd=HOUSE,
        env={**clean, "PYTHONPATH": str(HOUSE / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, "")


def test_an_old_python_gets_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    known = launcher()
    monkeypatch.setattr(known, "OLDEST", (99, 0))
    with pytest.raises(known.Stop, match=r"Nadi needs Python 3\.11 or newer"):
        known.main(["demo"])
