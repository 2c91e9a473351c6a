"""The shared kit as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "nadi.web"
    label = "web"

    def ready(self) -> None:
        """Read every app's table of rules, so that a misnamed permission fails at start."""
        from nadi.web.access import read_rules  # noqa: PLC0415  (models must be loaded first)

        read_rules()
