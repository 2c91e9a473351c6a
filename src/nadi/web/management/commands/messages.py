"""`./nadi manage messages`: bring the message catalogue up to date, or check it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from nadi.web.messages.catalogue import (
    ROOT,
    SOURCES,
    compile_stale,
    messages_of,
    path_of,
    read,
    updated,
    written,
)
from nadi.web.messages.checking import faults, problems
from nadi.web.messages.extraction import sentences_in


class Command(BaseCommand):
    help = "Bring the catalogue of the local language up to date and compile it; --check only judges."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail on anything incomplete"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Extract and merge, or name what is wrong."""
        language = settings.LANGUAGES[1][0]
        path, sentences = path_of(language), list(sentences_in(SOURCES, ROOT))
        catalogue = read(path, language)
        if options["check"]:
            found = problems(catalogue, sentences)
            for problem in found:
                self.stderr.write(problem)
            if found:
                raise CommandError(f"The translation into “{language}” wants attention: {len(found)} places.")
            self.stdout.write(f"All sentences are translated into “{language}”.")
            return
        catalogue = updated(catalogue, sentences, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(catalogue, language), encoding="utf-8")
        compile_stale()
        everything = list(messages_of(catalogue))
        left = sum(1 for message in everything if list(faults(message)))
        self.stdout.write(f"{len(everything)} sentences, {left} of them want attention.")
