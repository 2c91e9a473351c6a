"""`./nadi manage rebuild_search`: keep what the search knows anew, from what every app tells."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from nadi.web.models import SearchDocument
from nadi.web.search import forget_kind, put, sources
from nadi.web.search.backends import index


class Command(BaseCommand):
    """Rebuild the search, kind by kind, and the index last; readers find the old until a kind is done."""

    help = "Keep what the search knows anew, from what every app tells."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Rebuild each kind in one transaction, and forget kinds that no app tells of."""
        for kind, source in sources().items():
            with transaction.atomic():
                forget_kind(kind)
                put(source.documents())
                count = SearchDocument.objects.filter(kind=kind).count()
            self.stdout.write(f"{kind}: {count}")
        unknown = SearchDocument.objects.exclude(kind__in=sources()).values_list("kind", flat=True).distinct()
        for kind in sorted(set(unknown)):
            forget_kind(kind)
            self.stdout.write(f"{kind}: forgotten")
        index().rebuild()
