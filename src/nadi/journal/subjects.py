"""What the journal's public ids stand for: each app says so of its own things in `subjects.py`.

    SUBJECTS = {"pool": Subject(names=names_of_pools)}
    VERBS = {"pools.expired": _("the deadline passed")}     # acts that no permission names
    CONFIDENTIAL = dict.fromkeys(("events.judge",))         # acts that the board reads of its own firm alone

The journal stands below the apps it tells of, so it reads their tables and imports none of them.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from nadi.web.access import RULES, Sentence


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One kind of thing: names for public ids, in one query.

    The board reads the journal too, and is made of members: where not every member may know of a thing,
    `for_members` names it for them. Where nobody may know who did it (`is_confidential`), the board reads of
    its own organisation's acts alone.
    """

    names: Callable[[Collection[str]], Mapping[str, str]]
    for_members: Callable[[Collection[str]], Mapping[str, str]] | None = None
    is_confidential: bool = False


def collected(table: str) -> dict[str, Any]:
    """Collect one table from the `subjects.py` of all installed apps."""
    found: dict[str, Any] = {}
    for app in apps.get_app_configs():
        module = f"{app.name}.subjects"
        if app.name.startswith("nadi.") and app.label != "journal" and find_spec(module):
            found |= getattr(import_module(module), table, {})
    return found


@cache
def subjects() -> dict[str, Subject]:
    """Return the kinds of things by the word before the colon."""
    return collected("SUBJECTS")


@cache
def acts() -> dict[str, Sentence]:
    """Return what every verb means: the words of the permissions, and those of acts that need none."""
    return {name: rule.allows for name, rule in RULES.items()} | collected("VERBS")


@cache
def confidential_acts() -> frozenset[str]:
    """Return the acts on things known to all of which nobody may know who did them."""
    return frozenset(collected("CONFIDENTIAL"))


def names_of(things: Iterable[str], *, is_office: bool = True) -> dict[str, str]:
    """Return the names of things written `kind:public-id`, kind by kind; unknown ones are absent."""
    wanted: dict[str, set[str]] = {}
    for thing in things:
        kind, _colon, uid = thing.partition(":")
        if uid and kind in subjects():
            wanted.setdefault(kind, set()).add(uid)
    found: dict[str, str] = {}
    for kind, uids in wanted.items():
        subject = subjects()[kind]
        names = subject.names if is_office else subject.for_members or subject.names
        found |= {f"{kind}:{uid}": name for uid, name in names(uids).items()}
    return found
