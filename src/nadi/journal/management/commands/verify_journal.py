"""`./nadi manage verify_journal`: find a changed, missing or inserted entry."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nadi.journal.chain import faults
from nadi.journal.models import Entry, Head


class Command(BaseCommand):
    help = "Check the journal's chain from first to last; name every place that is not as written."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one sentence per fault, or that all is well."""
        head = Head.objects.filter(pk=1).first() or Head()
        found = list(faults(Entry.objects.order_by("number").iterator(), head))
        for fault in found:
            self.stderr.write(fault.sentence)
        if found:
            raise CommandError(f"The journal is not intact: {len(found)} places.")
        self.stdout.write(f"The journal is intact: {head.number} entries, last seal {head.seal[:16]}….")
