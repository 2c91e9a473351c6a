"""What files bring into the classifications: the published tables, known by their heads."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from nadi.registers.classifications.keeping import TermKeeper, row_of
from nadi.registers.classifications.loading import keep_term
from nadi.registers.classifications.shapes import Edition, Source
from nadi.registers.classifications.sources import read, source_of
from nadi.registers.classifications.sources.published import SOURCES
from nadi.registers.imports.targets import Field, Format, Read, Target, Written
from nadi.web.access import Actor

FIELDS = (
    Field(name="kind", label=_("Classification"), is_required=True),
    Field(name="version", label=_("Version"), is_required=True),
    Field(name="code", label=_("Code"), aliases=("code",), is_required=True),
    Field(name="title", label=_("Title in English"), aliases=("title", "label", "label_en")),
    Field(name="title_local", label=_("Title in Georgian"), aliases=("დასახელება", "label_ka")),
    Field(name="parent", label=_("Code above"), aliases=("parent",)),
    Field(name="level", label=_("Level"), kind="number", aliases=("level",)),
    Field(name="description", label=_("Description"), aliases=("description", "notes")),
)


def write_term(by: Actor, values: Mapping[str, Any], there: Any, brought_by: str) -> Written:
    """Add one code to its classification, or bring it up to date."""
    kind, version = str(values["kind"])[:16], str(values["version"])[:40]
    edition = Edition(
        kind=kind,
        version=version,
        title=str(values.get("scheme_title") or kind),
        source=str(values.get("scheme_source") or ""),
        licence=str(values.get("scheme_licence") or ""),
    )
    term, is_new = keep_term(edition=edition, row=row_of(values))
    return Written(uid=str(term.pk), is_new=is_new)


def reads(source: Source, content: bytes) -> Iterator[Read]:
    """Yield the codes of a published table with the edition they belong to."""
    edition = source.edition
    shared = {
        "kind": edition.kind,
        "version": edition.version,
        "scheme_title": edition.title,
        "scheme_source": edition.source,
        "scheme_licence": edition.licence,
    }
    for found in read(source, content):
        if found.row is None:
            yield Read(place=found.place, fault=found.fault)
        else:
            told = {name: value for name, value in asdict(found.row).items() if value}
            yield Read(place=found.place, values={**shared, **told})


def knows(source: Source, name: str, head: bytes) -> bool:
    """Tell whether this is that published table."""
    known = source_of(name, head)
    return known is not None and known.name == source.name


TARGETS = [
    Target(
        name="classifications",
        title=_("Classifications"),
        permission="classifications.load",
        fields=FIELDS,
        write=write_term,
        keeper=TermKeeper,
    )
]
FORMATS = [
    Format(
        name=f"codes-{source.name}",
        title=source.edition.title,
        target="classifications",
        knows=partial(knows, source),
        read=partial(reads, source),
    )
    for source in SOURCES
]
