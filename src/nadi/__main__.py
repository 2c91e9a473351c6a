"""`python -m nadi COMMAND`: the engine's commands without Django, everything else through Django."""

import os
import sys


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code; imports wait, so that `award` needs no web framework."""
    command = arguments[0] if arguments else "help"
    if command == "award":
        from nadi.engine.cli.award_cli import main as award  # noqa: PLC0415

        return award(arguments[1:])
    if command == "share":
        from nadi.engine.cli.share_cli import main as share  # noqa: PLC0415

        return share(arguments[1:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nadi.web.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(["nadi", *arguments])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
