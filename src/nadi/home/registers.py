"""What the registers have to tell on the first pages."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps

from nadi.web.modules import is_off


@cache
def told() -> dict[str, ModuleType]:
    """Return the `waiting.py` of every register app that has one, by its label."""
    found = {}
    for app in apps.get_app_configs():
        module = f"{app.name}.waiting"
        if app.name.startswith("nadi.registers.") and find_spec(module):
            found[app.label] = import_module(module)
    return found


def waiting_modules() -> list[ModuleType]:
    """Return those of the registers this association keeps."""
    return [module for label, module in told().items() if not is_off(label)]
