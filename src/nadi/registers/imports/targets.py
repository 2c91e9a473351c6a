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
from django.db.models import Field as DBField
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.models import Entry
from nadi.web.access import Actor, Sentence
from nadi.web.forms.base import as_label
from nadi.web.modules import is_off

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
    # Each file knows a part (the fairs where a firm exhibits): what it says is added to what stands, by "; ".
    adds: bool = False


@dataclass(frozen=True, kw_only=True)
class Written:
    """What became of one row: the public id of what stands now, and whether it is new."""

    uid: str
    is_new: bool


# (actor, cleaned values, the thing already there or None, the import's public id)
Write = Callable[[Actor, Mapping[str, Any], Any, str], Written]


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What a target's own way to write keeps beside the entry, where its history does not see it.

    `picture(entry)` returns it by name, as JSON. When an import is taken back, `put_back(entry, before)` gets
    what stood before, without what somebody changed since, and brings in order what follows from columns.
    """

    picture: Callable[[Any], dict[str, Any]]
    put_back: Callable[[Any, Mapping[str, Any]], None]


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
    beside: Beside | None = None
    # How its rows are known, written and taken back (`imports.keepers`), where it is no register's table.
    keeper: Callable[["Target"], Any] | None = None
    # Whose columns its fields fill, where it is no register's table.
    table: type[Model] | None = None
    # What its keeper keeps as a whole, of no single field, by what people call it.
    wholes: Mapping[str, Sentence] = field(default_factory=dict)

    def called(self, name: str) -> str:
        """Return what people call a field, or a column of its table that no file can bring."""
        labels = {**self.wholes, **{one.name: one.label for one in self.fields}}
        if name in labels:
            return str(labels[name])
        column = self.column_of(name)
        return as_label(str(column.verbose_name)) if column is not None else name

    def column_of(self, name: str) -> "DBField[Any, Any] | None":
        """Return the column that a field fills, if there is such a table and it such a column."""
        table = self.model or self.table
        columns = {one.name: one for one in table._meta.concrete_fields} if table is not None else {}
        column = columns.get(name)
        return None if column is None or column.is_relation else column


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
        aliases=(
            "name",
            "name en",
            "title",
            "company",
            "company name",
            "organisation",
            "organization",
            "название",
            "наименование",
            "организация",
        ),
    ),
    Field(
        name="name_local",
        label=_("Name in Georgian"),
        aliases=("დასახელება", "სახელწოდება", "სახელი", "კომპანია", "ორგანიზაციის დასახელება", "name ka"),
    ),
    Field(
        name="summary",
        label=_("Description in English"),
        aliases=("description", "description en", "profile", "about", "описание"),
    ),
    Field(name="summary_local", label=_("Description in Georgian"), aliases=("აღწერა", "description ka")),
    Field(
        name="website",
        label=_("Website"),
        kind="url",
        aliases=("web", "web site", "url", "homepage", "ვებგვერდი", "ვებ გვერდი", "საიტი", "сайт"),
    ),
    Field(
        name="email",
        label=_("E-mail"),
        kind="email",
        aliases=("mail", "ელფოსტა", "ელ-ფოსტა", "электронная почта"),
    ),
    Field(
        name="phone",
        label=_("Telephone"),
        aliases=("phone", "phone number", "tel", "mobile", "ტელეფონი", "ტელ", "მობილური", "телефон"),
    ),
    Field(name="country", label=_("Country"), kind="country", aliases=("country code", "ქვეყანა", "страна")),
    Field(
        name="town",
        label=_("Town in English"),
        aliases=("city", "town", "place", "city or region", "ort", "город"),
    ),
    Field(name="town_local", label=_("Town in Georgian"), aliases=("ქალაქი", "city ka")),
    Field(name="sectors", label=_("Sectors (NACE)"), kind="codes", scheme="nace", aliases=("nace", "sector")),
    Field(name="source", label=_("Source"), aliases=("source",)),
    Field(name="source_url", label=_("Address of the source"), kind="url", aliases=("source url", "link")),
    Field(
        name="external_id", label=_("Number at the source"), aliases=("id", "identifier", "code", "reference")
    ),
    Field(name="as_of", label=_("As of"), kind="date", aliases=("as of", "date", "updated")),
)


@cache
def collected(table: str) -> dict[str, tuple[str, Any]]:
    """Collect one table from the `importing.py` of all installed apps: by name, with the app's label."""
    found: dict[str, tuple[str, Any]] = {}
    for app in apps.get_app_configs():
        module = f"{app.name}.importing"
        if app.name.startswith("nadi.") and find_spec(module):
            found |= {one.name: (app.label, one) for one in getattr(import_module(module), table, [])}
    return found


def that_are_on(table: str) -> dict[str, Any]:
    """Return one table without what is of modules that are off."""
    return {name: one for name, (label, one) in collected(table).items() if not is_off(label)}


def targets() -> dict[str, Target]:
    """Return what can be imported, by name."""
    return that_are_on("TARGETS")


def formats() -> dict[str, Format]:
    """Return the files that are known without a mapping, by name."""
    return that_are_on("FORMATS")


def title_of_target(name: str) -> str:
    """Return what a target is called, also one of a module that is off."""
    _label, target = collected("TARGETS").get(name, ("", None))
    return str(target.title) if target else name
