"""The table of the shared cache, in which throttling counts over several processes."""

from typing import Any

from django.core.management import call_command


def make_cache_table(*, using: str, **_kwargs: Any) -> None:
    """Make the table after every migrate; does nothing where it exists."""
    call_command("createcachetable", database=using, verbosity=0)
