"""`./nadi manage import_ocds FILE`: read OCDS releases and records into tenders, bids and awards."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nadi.together.pools.ocds.documents import Fault
from nadi.together.pools.ocds.importing import import_process
from nadi.together.pools.ocds.processes import read
from nadi.web.access import Actor, Role

LARGEST = 200 * 1024 * 1024


class Command(BaseCommand):
    help = "Read OCDS releases or records into tenders, bids and awards; name what does not fit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="+", type=Path, help="a JSON file: release, record, package, or several"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import file by file, process by process; print a sentence for whatever was not read."""
        for path in options["file"]:
            self.import_file(path)

    def import_file(self, path: Path) -> None:
        """Import one file."""
        try:
            if path.stat().st_size > LARGEST:
                raise CommandError(f"{path} is larger than 200 MB. Split it, for example by year.")
            raw = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        processes, faults = read(raw)
        tenders = bids = awards = 0
        for process in processes:
            outcome = import_process(by=Actor(roles=frozenset({Role.STAFF})), process=process)
            if isinstance(outcome, Fault):
                faults.append(outcome)
                continue
            tenders, bids, awards = tenders + 1, bids + outcome.bids, awards + outcome.awards
            faults += outcome.faults
            self.stdout.write(f"{outcome.pool.uid}  {outcome.pool.title}")
        for fault in faults:
            self.stderr.write(f"{path.name}: {fault.place}: {fault.sentence}")
        self.stdout.write(
            f"{path.name}: {tenders} tenders, {bids} vendors' bids, {awards} awards; {len(faults)} remarks."
        )
