"""Which registers there are: each app states its own in `register.py`.

    REGISTER = Register(
        name="funding",
        title=_("Funding programmes"),
        model=Programme,
        list_url="funding.list",
        detail_url="funding.detail",
        see="funding.see",
        fades_after=180,
        words=lambda programme: [programme.funder, programme.documents_asked],
        related=("codings",),
        order=10,
    )

`name` is also the app's label, the entry's `register`, and the kind of its documents in the search.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from nadi.registers.entries.models import Entry
from nadi.web.access import Sentence


@dataclass(frozen=True, kw_only=True)
class Register:
    """One register: its table, its pages, how long an entry lasts unconfirmed, how it is found."""

    name: str
    title: Sentence
    model: type[Entry]
    list_url: str
    detail_url: str
    see: str
    says: Sentence = ""
    fades_after: int | None = None
    words: Callable[[Any], Sequence[str]] = lambda entry: ()
    related: Sequence[str] = ("codings",)
    order: int = 100


@cache
def registers() -> dict[str, Register]:
    """Return all registers by name, in the order of the menu."""
    found: list[Register] = []
    for app in apps.get_app_configs():
        module = f"{app.name}.register"
        if app.name.startswith("nadi.registers.") and find_spec(module):
            found.append(import_module(module).REGISTER)
    return {one.name: one for one in sorted(found, key=lambda one: one.order)}


def register_of(entry: Entry) -> Register:
    """Return the register an entry stands in."""
    return registers()[entry.register]
