"""`./nadi manage permissions`: write docs/permissions.md from the tables of rules."""

import inspect
from argparse import ArgumentParser
from itertools import groupby
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from nadi.web.access import ROLE_NAMES, RULES, Rule

HEAD = """\
# Who may do what

This page is made from the `rules.py` of every app by `./nadi manage permissions`; do not edit it by hand.
A role is inherited from the organisation a person acts for, and ends when they leave it. "Binding" means
that only a representative can do it, since it binds the organisation. Everything else needs no permission:
it is public or is reached by a personal link.
"""

TABLE = "| permission | allows to | who | condition |\n| --- | --- | --- | --- |\n"


def page() -> str:
    """Return the page as it should be."""
    with translation.override("en"):
        parts = [HEAD]
        for app, rules in groupby(RULES.values(), key=lambda rule: rule.name.split(".")[0]):
            parts.append(f"\n## {app}\n\n{TABLE}")
            parts += [row(rule) for rule in rules]
    return "".join(parts)


def row(rule: Rule) -> str:
    """Return one permission as a line of the table."""
    who = ", ".join(str(ROLE_NAMES[role]) for role in ROLE_NAMES if role in rule.roles)
    return f"| `{rule.name}` | {rule.allows} | {who} | {'; '.join(conditions(rule))} |\n"


def conditions(rule: Rule) -> list[str]:
    """Return what else must hold: that it binds, and what the check on the thing itself says it checks."""
    found = ["binding"] if rule.binding else []
    if rule.check is not None:
        words = inspect.getdoc(rule.check) or rule.check.__name__.replace("_", " ")
        found.append(words.splitlines()[0].rstrip("."))
    return found


class Command(BaseCommand):
    requires_system_checks = ()
    help = "Write docs/permissions.md from the tables of rules; --check only compares."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="only fail when it is out of date")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or check the page."""
        place = settings.HOUSE / "docs" / "permissions.md"
        wanted = page()
        if place.exists() and place.read_text() == wanted:
            return
        if options["check"]:
            raise CommandError("docs/permissions.md is out of date. Run ./nadi manage permissions")
        place.write_text(wanted)
        self.stdout.write("Wrote docs/permissions.md")
