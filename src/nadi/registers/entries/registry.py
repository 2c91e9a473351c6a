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

`name` is also the app's label, the entry's `register`, and the kind of its documents in the search. Where the
audience of an entry does not decide alone who sees it, `visible(actor)` returns the rows that the actor may
see, in place of `queries.visible_to`, and `readers(entry)` who finds the entry in the search. Of a register
of people (`is_personal`) history and journal tell which columns changed, never what they held: the journal
cannot forget, and people may ask to be erased. Where members can say that they used it and rate it,
`is_used`. `told(entry)` are the facts, besides those of all registers, that whoever is asked by mail reads
before saying that they are still right.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from nadi.registers.entries.models import Entry
from nadi.web.access import RULES, Actor, Sentence
from nadi.web.components.frame import address_of
from nadi.web.modules import is_off


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
    visible: Callable[[Actor], QuerySet[Any]] | None = None
    readers: Callable[[Any], frozenset[str]] | None = None
    told: Callable[[Any], Sequence[tuple[Sentence, object]]] = lambda entry: ()
    is_personal: bool = False
    is_used: bool = False


def registers() -> dict[str, Register]:
    """Return the registers this association keeps by name, in the order of the menu."""
    return {name: one for name, one in all_registers().items() if not is_off(name)}


@cache
def all_registers() -> dict[str, Register]:
    """Return every register the house has, those that are off too."""
    found: list[Register] = []
    for app in apps.get_app_configs():
        module = f"{app.name}.register"
        if app.name.startswith("nadi.registers.") and find_spec(module):
            found.append(import_module(module).REGISTER)
    return {one.name: one for one in sorted(found, key=lambda one: one.order)}


def register_of(entry: Entry) -> Register:
    """Return the register an entry stands in."""
    return all_registers()[entry.register]


def name_of_register(model: type[Entry]) -> str:
    """Return the name of the register whose table this is, or empty for the table of all."""
    return next((one.name for one in all_registers().values() if one.model is model), "")


def may_open(actor: Actor, register: Register) -> bool:
    """Tell whether somebody may look through a register: its list may be for fewer than one entry of it."""
    stated = RULES.get(register.list_url) or RULES.get(register.see)
    return stated is not None and bool(actor.roles & stated.roles) and bool(address_of(register.list_url))


def open_registers(actor: Actor) -> list[Register]:
    """Return the registers somebody may look into, in the order of the menu."""
    return [one for one in registers().values() if may_open(actor, one)]
