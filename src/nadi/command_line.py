"""The words after `./nadi`: one table for the launcher, the help and the program (standard library only).

The launcher reads this with whatever Python 3.11 the machine has, before anything is installed.
"""

import argparse
import difflib
from collections.abc import Callable
from dataclasses import dataclass

Options = argparse.Namespace


def _nothing(parser: argparse.ArgumentParser) -> None:
    """Add no options."""


def _address(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=port, default=8000, help="port to listen on (default: %(default)s)")


def _demo(parser: argparse.ArgumentParser) -> None:
    _address(parser)
    parser.add_argument("--fresh", action="store_true", help="throw the demonstration away and start anew")


def _serve(parser: argparse.ArgumentParser) -> None:
    _address(parser)
    parser.add_argument("--workers", type=positive, default=2, help="web processes (default: %(default)s)")
    parser.add_argument("--no-worker", action="store_true", help="run no background worker on this machine")
    parser.add_argument("--no-schedule", action="store_true", help="leave the schedule to another machine")
    parser.add_argument("--no-migrate", action="store_true", help="do not bring the database up to date")


def _demo_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true", help="the demonstration's data, not your own")


def _backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="archive to write, for example nadi-2027-01-31.zip")
    _demo_data(parser)


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="archive made by ./nadi backup")
    parser.add_argument("--yes", action="store_true", help="replace the data that is there now")
    _demo_data(parser)


@dataclass(frozen=True, kw_only=True)
class Word:
    """One command: what it is for, and its options (or that it passes everything on)."""

    does: str
    more: str = ""
    options: Callable[[argparse.ArgumentParser], None] = _nothing
    passes_on: bool = False


WORDS = {
    "demo": Word(
        does="Try Nadi: a fictional cluster with its pool, on this machine only.",
        more="Makes its own data under var/demo, serves it and prints who can sign in.",
        options=_demo,
    ),
    "serve": Word(
        does="Serve your association, with the background worker and the schedule.",
        more="Settings come from the environment or from .env (see .env.example and docs/guide/running.md).",
        options=_serve,
    ),
    "worker": Word(
        does="Run only the background worker, beside a server on another machine.",
        more="It takes jobs from the same database as the server.",
    ),
    "backup": Word(
        does="Write database and files into one archive, also while Nadi is serving.", options=_backup
    ),
    "restore": Word(does="Put an archive back, after checking it; stop Nadi first.", options=_restore),
    "award": Word(
        does="Find the cheapest award for a problem file, without any database.",
        more="./nadi award problem.json; see ./nadi award --help and docs/algorithms/award.md.",
        passes_on=True,
    ),
    "share": Word(
        does="Share a cost fairly among members, without any database.",
        more="./nadi share problem.json; see ./nadi share --help and docs/algorithms/sharing.md.",
        passes_on=True,
    ),
    "manage": Word(
        does="Administer: ./nadi manage help lists what there is.",
        more="For example: verify_journal, createcachetable, migrate, shell.",
        passes_on=True,
    ),
    "test": Word(
        does="Run every check and every test; with paths or pytest options, only those tests.",
        more="Installs what it needs: a PostgreSQL for tests and a headless browser.",
        passes_on=True,
    ),
}


def port(text: str) -> int:
    """Read a port number."""
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text} is not a port: give a number from 1 to 65535")
    return int(text)


def positive(text: str) -> int:
    """Read a number of processes."""
    if not text.isdigit() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 to 64")
    return int(text)


def parser_of(name: str) -> argparse.ArgumentParser:
    """Return the parser of one word."""
    word = WORDS[name]
    parser = argparse.ArgumentParser(prog=f"./nadi {name}", description=word.does, epilog=word.more)
    word.options(parser)
    return parser


def overview() -> str:
    """Return the help that lists every word."""
    width = max(map(len, WORDS)) + 2
    lines = [
        "Nadi: the working platform of an industry association.",
        "",
        "Usage: ./nadi COMMAND [options]",
        "",
    ]
    lines += [f"  {name:<{width}}{word.does}" for name, word in WORDS.items()]
    return "\n".join([*lines, "", "./nadi COMMAND --help tells more. To look around: ./nadi demo"])


def unknown(name: str) -> str:
    """Return the sentence for a word that is not there, with the nearest one that is."""
    near = difflib.get_close_matches(name, WORDS, n=1, cutoff=0.5)
    hint = f"Did you mean ./nadi {near[0]}?" if near else "./nadi --help lists what there is."
    return f"Nadi does not know the command {name}. {hint}"
