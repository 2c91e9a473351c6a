"""Modules off: an association that keeps no such register sets `NADI_OFF=suppliers,talents`.

An app that is off keeps its tables and its rows. Every door of it answers 404, the public ones and those of
e-mail links too; it has no menu entry, card or tab, is not found, does none of its duties and sends no mail.
"""

from collections.abc import Iterable
from typing import TypeVar

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")
# The house does not stand without these.
NEEDED = frozenset(
    {"web", "journal", "people", "companies", "classifications", "entries", "pools", "agreements", "home"}
)


def is_off(label: str) -> bool:
    """Tell whether an app is off, by its label."""
    return label in settings.OFF


def label_of(module: str) -> str:
    """Return the label of our app that a module belongs to, or empty."""
    app = apps.get_containing_app_config(module)
    return app.label if app and app.name.startswith("nadi.") else ""


def is_module_off(module: str) -> bool:
    """Tell whether a module belongs to an app that is off."""
    return bool(settings.OFF) and is_off(label_of(module))


def that_are_on(labels: Iterable[str]) -> list[str]:
    """Return the labels that are not off, in their order."""
    return [label for label in labels if not is_off(label)]


def check_what_is_off() -> None:
    """Stop the start with a sentence where the setting names what is no module or cannot be missed."""
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("nadi.")}
    wrong = sorted(label for label in settings.OFF if label not in ours - NEEDED)
    if wrong:
        raise ImproperlyConfigured(
            f"NADI_OFF names {', '.join(wrong)}. It can name: {', '.join(sorted(ours - NEEDED))}."
        )
