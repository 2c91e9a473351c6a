"""`python -m nadi COMMAND`: the engine's commands without Django, serving, and everything Django offers."""

import errno
import os
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec

from nadi.command_line import Options, parser_of
from nadi.web.serving.demo import enter_demo
from nadi.web.serving.demo import run as run_demo
from nadi.web.serving.stop import CannotStart

FULL = "The disk is full. Make room and start again; nothing half-written was kept."


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code; imports wait, so that `award` needs no web framework."""
    name, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    if name in ENGINE:
        return int(import_module(ENGINE[name]).main(rest))
    if name in OURS:
        return OURS[name](parser_of(name).parse_args(rest))
    if os.environ.get("NADI_DEMO") and not os.environ.get("NADI_SECRET_KEY"):
        enter_demo()
    words = rest if name == "manage" else arguments
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings_for(words))
    import_module("django.core.management").execute_from_command_line(["./nadi manage", *words])
    return 0


def settings_for(words: list[str]) -> str:
    """Return the settings of a Django command; what only changes the program's files asks for no secret."""
    is_of_program = bool(words) and words[0] in OF_THE_PROGRAM
    return "nadi.web.settings_test" if is_of_program else "nadi.web.settings"


def demo(options: Options) -> int:
    """Serve the demonstration and print who can sign in."""
    return run_demo(options, sign_ins)


def sign_ins() -> Iterable[str]:
    """Return one line per person of the demonstration, aligned."""
    known = getattr(import_module("nadi.home.demo"), "SIGN_INS", []) if find_spec("nadi.home.demo") else []
    rows = [tuple(map(str, row)) for row in known]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) for row in rows]


def hand_to(module: str) -> Callable[[Options], int]:
    """Return a command that loads Django only when it is run."""

    def run(options: Options) -> int:
        if getattr(options, "demo", False):
            enter_demo()
        return int(import_module(module).run(options))

    return run


OF_THE_PROGRAM = ("makemigrations", "messages", "permissions")
ENGINE = {"award": "nadi.engine.cli.award_cli", "share": "nadi.engine.cli.share_cli"}
OURS: dict[str, Callable[[Options], int]] = {
    "demo": demo,
    "serve": hand_to("nadi.web.serving.serve"),
    "worker": hand_to("nadi.web.serving.worker"),
    "backup": hand_to("nadi.web.archive.backup"),
    "restore": hand_to("nadi.web.archive.restore"),
}


def told(error: Exception) -> str | None:
    """Return the sentence for what stands in the way, or None for a fault of ours."""
    if isinstance(error, CannotStart) or type(error).__name__ == "ImproperlyConfigured":
        return str(error)
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FULL
    return FULL if "disk is full" in str(error) else None


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        sentence = told(error)
        if sentence is None:
            raise
        sys.exit(f"Nadi: {sentence}")
