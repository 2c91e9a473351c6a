"""`./nadi manage export_ocds POOL …`: write what may be published of pools as an OCDS release package."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from nadi.together.agreements.ocds import process_of
from nadi.together.pools.models import Pool
from nadi.together.pools.ocds.releases import package
from nadi.together.pools.ocds.writing import as_json
from nadi.together.pools.queries.notice import noticed


class Command(BaseCommand):
    help = "Write pools as an OCDS release package; without a pool, every tender with a public notice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pool", nargs="*", help="the twelve characters in the address of a pool")
        parser.add_argument("--out", type=Path, help="the file to write; without it, the terminal")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write one package, or say which pool there is not."""
        pools = list(self.pools(options["pool"]))
        if not pools:
            raise CommandError("No tender has a public notice yet. Name a pool to see what it would publish.")
        uri = f"{settings.BASE_URL}/tenders/"
        content = as_json(package([process_of(pool) for pool in pools], uri))
        if options["out"] is None:
            self.stdout.write(content.decode())
            return
        try:
            options["out"].write_bytes(content)
        except OSError as error:
            raise CommandError(f"{options['out']} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{options['out']}: {len(pools)} processes.")

    def pools(self, uids: list[str]) -> list[Pool]:
        """Return the pools named, or all with a public notice."""
        if not uids:
            return list(noticed().order_by("pk"))
        own = Pool.objects.filter(origin=Pool.Origin.OWN, uid__in=uids)
        missing = sorted(set(uids) - {pool.uid for pool in own})
        if missing:
            raise CommandError(f"There is no pool of our own called {', '.join(missing)}.")
        return list(own.order_by("pk"))
