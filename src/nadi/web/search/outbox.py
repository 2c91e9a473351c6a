"""What a search server outside of the database is still to be told."""

from collections.abc import Iterable

from django.conf import settings

from nadi.web.models import SearchChange


def note_changes(names: Iterable[tuple[str, str]]) -> None:
    """Note documents that changed or went, by kind and key, where there is a server to tell."""
    if getattr(settings, "SEARCH_URL", ""):
        SearchChange.objects.bulk_create(SearchChange(kind=kind, key=key) for kind, key in names)
