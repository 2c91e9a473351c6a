"""The journal as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from nadi.journal.guards import forbid_changes


class JournalConfig(AppConfig):
    name = "nadi.journal"
    label = "journal"

    def ready(self) -> None:
        """Have the database itself refuse changes to entries, whatever made the tables."""
        post_migrate.connect(forbid_changes, sender=self)
