"""The shared kit as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules

from nadi.web.cache_table import make_cache_table
from nadi.web.modules import check_what_is_off
from nadi.web.search_index import make_index


class WebConfig(AppConfig):
    name = "nadi.web"
    label = "web"

    def ready(self) -> None:
        """Read every app's rules, jobs and duties, so that a misnamed one fails at start."""
        from nadi.web.access import read_rules  # noqa: PLC0415  (models must be loaded first)

        check_what_is_off()
        read_rules()
        autodiscover_modules("jobs", "duties")
        post_migrate.connect(make_cache_table, sender=self)
        post_migrate.connect(make_index, sender=self)
