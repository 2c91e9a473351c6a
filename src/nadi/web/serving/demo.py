"""`./nadi demo`: the whole of Nadi on one machine, with a fictional cluster."""

import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

from nadi.command_line import Options
from nadi.web.serving.children import Child
from nadi.web.serving.house import Plan, address, run_house, say
from nadi.web.serving.occupancy import occupied
from nadi.web.serving.ports import check_port_is_free
from nadi.web.serving.stamps import HOUSE, are_catalogues_compiled, matches, preparation_stamp

Lines = Callable[[], Iterable[str]]


def demo_folder() -> Path:
    """Return where the demonstration keeps its data."""
    return Path(os.environ.get("NADI_DEMO_VAR", HOUSE / "var" / "demo")).resolve()


def enter_demo(base_url: str | None = None) -> Path:
    """Set the environment of the demonstration; settings of a real association never reach it."""
    var = demo_folder()
    var.mkdir(parents=True, exist_ok=True)
    os.environ.update(
        NADI_DEMO="1",
        NADI_SECRET_KEY=own_secret(var / "secret"),
        NADI_VAR=str(var),
        NADI_FILES=str(var / "files"),
        NADI_DATABASE_URL=f"sqlite:///{var / 'nadi.sqlite3'}",
        NADI_SECOND_FACTOR="0",
        NADI_SSL_REDIRECT="0",
    )
    if base_url:
        os.environ.update(NADI_BASE_URL=base_url)
    return var


def own_secret(place: Path) -> str:
    """Return the demonstration's own secret, made on its first start."""
    if not place.exists():
        place.touch(mode=0o600)
        place.write_text(secrets.token_urlsafe(50))
    return place.read_text()


def run(options: Options, sign_ins: Lines) -> int:
    """Prepare what is missing, serve, and stay until told to stop."""
    began = time.monotonic()
    check_port_is_free(options.host, options.port)
    url = address(options.host, options.port)
    var = enter_demo(url)
    if options.fresh:
        start_anew(var)
    with occupied(var):
        prepare(var)
        web = Child("web server", ["nadi.web.serving.web_server", options.host, str(options.port), "1"])
        worker = Child("worker", ["nadi.web.serving.worker"])
        plan = Plan(host=options.host, port=options.port, children=[web, worker])

        def greet() -> None:
            say(f"The demonstration is at {url} (after {time.monotonic() - began:.0f} s).")
            for line in sign_ins():
                print(f"  {line}")
            say("Press Ctrl+C to stop.")

        return run_house(plan, greet)


def prepare(var: Path) -> None:
    """Make tables, demonstration and catalogues, unless the last start left them as they should be."""
    stamp, wanted = var / "prepared", preparation_stamp()
    is_there = (var / "nadi.sqlite3").exists() and are_catalogues_compiled()
    if is_there and matches(stamp, wanted):
        return
    preparing = import_module("nadi.web.serving.preparing")  # loads Django, which a second start need not
    preparing.load_django()
    preparing.compile_catalogues()
    preparing.bring_database_up_to_date(say)
    preparing.load_demonstration(say)
    preparing.let_go_of_database()
    stamp.write_text(wanted)


def start_anew(var: Path) -> None:
    """Throw the demonstration's data away; nothing may be using it."""
    with occupied(var, alone=True):
        for name in ("nadi.sqlite3", "nadi.sqlite3-wal", "nadi.sqlite3-shm", "prepared"):
            (var / name).unlink(missing_ok=True)
        shutil.rmtree(var / "files", ignore_errors=True)
