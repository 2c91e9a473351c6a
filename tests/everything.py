"""`./nadi test`: every check and every test, on SQLite and on PostgreSQL, with what failed told at the end.

With paths or pytest options it is plain pytest on SQLite, for the daily work.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.postgres import NoPostgres, own_postgres
from tests.provision import CannotTest, ensure_browser

HOUSE = Path(__file__).resolve().parents[1]
PYTEST = ("-m", "pytest", "-q", "--durations=5")
SERIAL = "journey or process"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One check: a Python command that succeeds or not."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    is_quiet: bool = True
    fine: tuple[int, ...] = (0,)


def checks() -> list[Step]:
    """Return what needs no database."""
    stated = {
        "code (ruff)": ("-m", "ruff", "check", "nadi", "."),
        "format (ruff)": ("-m", "ruff", "format", "--check", "nadi", "."),
        "types (mypy)": ("-m", "mypy"),
        "floors (import-linter)": ("-m", "tests.floors"),
        "templates": ("-m", "tests.templates"),
        "migrations": ("-m", "nadi", "makemigrations", "--check", "--dry-run"),
        "permissions page": ("-m", "nadi", "permissions", "--check"),
        "message catalogues": ("-m", "nadi", "messages", "--check"),
    }
    environment = {"DJANGO_SETTINGS_MODULE": "nadi.web.settings_test"}
    return [Step(name=name, command=command, environment=environment) for name, command in stated.items()]


def suites(database: str) -> list[Step]:
    """Return the tests: twice in parallel, then one by one what starts browsers and processes."""
    parallel = ("-n", "2", "-m", f"not ({SERIAL})")
    return [
        Step(name="tests on SQLite", command=(*PYTEST, *parallel), is_quiet=False),
        Step(
            name="tests on PostgreSQL",
            command=(*PYTEST, *parallel, "--ignore=src/nadi/engine", "--ignore=tests/architecture"),
            environment={"NADI_TEST_DATABASE_URL": database},
            is_quiet=False,
        ),
        Step(name="processes and journeys", command=(*PYTEST, "-n", "0", "-m", SERIAL), is_quiet=False),
    ]


def run(step: Step) -> bool:
    """Run one step; a check is heard only when it fails, a suite all the time."""
    began = time.monotonic()
    print(f"── {step.name} ", end="" if step.is_quiet else "\n", flush=True)
    done = subprocess.run(
        [sys.executable, *step.command],
        cwd=HOUSE,
        env={**os.environ, **step.environment},
        stdout=subprocess.PIPE if step.is_quiet else None,
        stderr=subprocess.STDOUT if step.is_quiet else None,
        text=True,
        check=False,
    )
    has_passed = done.returncode in step.fine
    verdict = "passed" if has_passed else "FAILED"
    print(f"{'' if step.is_quiet else f'── {step.name} '}{verdict} in {time.monotonic() - began:.0f} s")
    if step.is_quiet and not has_passed:
        print(done.stdout)
    return has_passed


def run_all(steps: Iterable[Step]) -> list[str]:
    """Run everything, whatever fails, and return the names of what did."""
    return [step.name for step in steps if not run(step)]


def provided(what: str, provide: Callable[[], str]) -> tuple[str | None, list[str]]:
    """Provide a server or a browser; missing is a failure, never a reason to skip."""
    try:
        return provide(), []
    except (CannotTest, NoPostgres) as missing:
        print(f"── {what}: {missing}")
        return None, [what]


def everything() -> int:
    """Run all there is; return 0 only when all of it passed."""
    began = time.monotonic()
    failed = run_all(checks())
    with ExitStack() as stack:
        browser, missing = provided("browser", ensure_browser)
        failed += missing
        if browser:
            os.environ["NADI_TEST_BROWSER"] = browser
        database, missing = provided("PostgreSQL", lambda: stack.enter_context(own_postgres()))
        failed += missing
        failed += run_all(suites(database) if database else suites("")[::2])
    print(f"\nAll in {(time.monotonic() - began) / 60:.1f} minutes.")
    for name in failed:
        print(f"FAILED: {name}")
    print("Something failed; its report stands above." if failed else "Everything passed.")
    return 1 if failed else 0


def main(arguments: list[str]) -> int:
    """Run everything, or just the tests that were named."""
    if arguments:
        return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=HOUSE, check=False).returncode
    return everything()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
