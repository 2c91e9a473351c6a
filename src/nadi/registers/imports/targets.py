"""What can be imported: each register says so of its own in `importing.py`.

    TARGETS = [
        Target(
            name="suppliers",
            title=_("Suppliers"),
            permission="suppliers.add",
            model=Supplier,
            fields=[
                *ENTRY_FIELDS,
                Field(name="makes", label=_("Makes"), kind="codes", scheme="make", aliases=("brands",)),
                Field(name="response_hours", label=_("Answers within, hours"), kind="number"),
            ],
        )
    ]

A field's `name` is a column of the model, or for `kind="codes"` anything (its codes go to `scheme`). What no
table holds is written by `write`, which a target may bring; it gets the cleaned values of one row.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Literal

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.models import Entry
from nadi.web.access import Actor, Sentence

Kind = Literal["text", "number", "money", "date", "country", "choice", "codes", "url", "email", "flag"]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing a column of a file can be mapped onto; `aliases` are heads met in real files."""

    name: str
    label: Sentence
    kind: Kind = "text"
    aliases: Sequence[str] = ()
    choices: Mapping[str, Sentence] = field(default_factory=dict)
    scheme: str = ""
    is_required: bool = False


@dataclass(frozen=True, kw_only=True)
class Written:
    """What became of one row: the public id of what stands now, and whether it is new."""

    uid: str
    is_new: bool


# (actor, cleaned values, the thing already there or None, the import's public id)
Write = Callable[[Actor, Mapping[str, Any], Any, str], Written]


@dataclass(frozen=True, kw_only=True)
class Target:
    """One kind of thing that files can bring."""

    name: str
    title: Sentence
    permission: str
    fields: Sequence[Field]
    model: type[Entry] | None = None
    write: Write | None = None
    # Values every entry of this target gets, unless a column says otherwise.
    fixed: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Read:
    """One thing that a format found in a file: values by field name, or the fault that made it unreadable."""

    place: str
    values: Mapping[str, Any] = field(default_factory=dict)
    fault: Sentence = ""


@dataclass(frozen=True, kw_only=True)
class Format:
    """A file that is no table, or whose table is known: its values need no mapping.

    `knows(name, head)` tells it by its name and first kilobytes; `read(content)` yields each `Read` in it,
    goes on after a fault, and never raises for what somebody else wrote.
    """

    name: str
    title: Sentence
    target: str
    knows: Callable[[str, bytes], bool]
    read: Callable[[bytes], Any]


ENTRY_FIELDS = (
    Field(
        name="name",
        label=_("Name in English"),
        aliases=("name", "title", "company", "company name", "название", "наименование"),
    ),
    Field(
        name="name_local", label=_("Name in Georgian"), aliases=("დასახელება", "სახელი", "name ka", "name_ka")
    ),
    Field(
        name="summary",
        label=_("Description in English"),
        aliases=("description", "profile", "about", "описание"),
    ),
    Field(name="summary_local", label=_("Description in Georgian"), aliases=("აღწერა", "description ka")),
    Field(
        name="website",
        label=_("Website"),
        kind="url",
        aliases=("web", "url", "homepage", "ვებგვერდი", "сайт"),
    ),
    Field(
        name="email",
        label=_("E-mail"),
        kind="email",
        aliases=("mail", "ელფოსტა", "ელ-ფოსტა", "электронная почта"),
    ),
    Field(name="phone", label=_("Telephone"), aliases=("phone", "tel", "ტელეფონი", "телефон")),
    Field(name="country", label=_("Country"), kind="country", aliases=("country code", "ქვეყანა", "страна")),
    Field(name="town", label=_("Town in English"), aliases=("city", "town", "place", "город")),
    Field(name="town_local", label=_("Town in Georgian"), aliases=("ქალაქი", "city ka")),
    Field(name="sectors", label=_("Sectors (NACE)"), kind="codes", scheme="nace", aliases=("nace", "sector")),
    Field(name="source", label=_("Source"), aliases=("source",)),
    Field(name="source_url", label=_("Address of the source"), kind="url", aliases=("source url", "link")),
    Field(
        name="external_id", label=_("Number at the source"), aliases=("id", "identifier", "code", "reference")
    ),
    Field(name="as_of", label=_("As of"), kind="date", aliases=("as of", "date", "updated")),
)


def collected(table: str) -> list[Any]:
    """Collect one table from the `importing.py` of all installed apps."""
    found: list[Any] = []
    for app in apps.get_app_configs():
        module = f"{app.name}.importing"
        if app.name.startswith("nadi.") and find_spec(module):
            found += getattr(import_module(module), table, [])
    return found


@cache
def targets() -> dict[str, Target]:
    """Return what can be imported, by name."""
    return {one.name: one for one in collected("TARGETS")}


@cache
def formats() -> dict[str, Format]:
    """Return the files that are known without a mapping, by name."""
    return {one.name: one for one in collected("FORMATS")}
