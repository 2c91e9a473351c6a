"""The history of an entry: what stood there, what stands there now, who changed it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from nadi.journal.actions import record
from nadi.registers.entries.models import Change, Coding, Entry
from nadi.web.access import Actor

Values = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Changed:
    """What differs: the old values and the new ones, by column (or `scheme codes`)."""

    before: Values
    after: Values

    @classmethod
    def between(
        cls, before: Values, after: Values, codes: Mapping[str, tuple[list[str], list[str]]]
    ) -> "Changed":
        """Compare two readings of the columns; an empty first one is a new entry."""
        names = [name for name in after if not before or before[name] != after[name]]
        old = {name: before[name] for name in names if name in before}
        new = {name: after[name] for name in names}
        return cls(
            before=old | {scheme: were for scheme, (were, _are) in codes.items()},
            after=new | {scheme: are for scheme, (_were, are) in codes.items()},
        )

    def without_values(self) -> "Changed":
        """Return only which columns differ."""
        return Changed(before={}, after={"changed": sorted(self.after)} if self.after else {})

    def __bool__(self) -> bool:
        return bool(self.after)


def as_json(value: Any) -> Any:
    """Return a value as history holds it: rows by their key, amounts and dates as text."""
    if isinstance(value, Model):
        return value.pk
    return value if value is None or isinstance(value, str | bool | int | list | dict) else str(value)


def replace_codes(
    entry: Entry, codes: Mapping[str, Iterable[str]], *, is_new: bool = False
) -> dict[str, tuple[list[str], list[str]]]:
    """Put these codes in the place of those the entry has in each scheme; return what differed."""
    differing = {}
    for scheme, wanted in codes.items():
        stored = entry.codings.filter(scheme=scheme).values_list("code", flat=True)
        there: set[str] = set() if is_new else set(stored)
        asked = set(wanted)
        if there == asked:
            continue
        entry.codings.filter(scheme=scheme, code__in=there - asked).delete()
        Coding.objects.bulk_create(
            Coding(entry_id=entry.pk, scheme=scheme, code=code) for code in sorted(asked - there)
        )
        differing[scheme] = (sorted(there), sorted(asked))
    return differing


def note_change(*, by: Actor, entry: Entry, verb: str, change: Changed, brought_by: str = "") -> None:
    """Write the change into the entry's history and, unless an import tells of it as a whole, the journal."""
    Change.objects.create(
        entry_id=entry.pk,
        verb=verb,
        person=by.person,
        organisation=by.organisation,
        before=dict(change.before),
        after=dict(change.after),
        brought_by=brought_by,
    )
    if not brought_by:
        record(
            by=by,
            verb=verb,
            subject=f"entry:{entry.uid}",
            before=dict(change.before),
            after=dict(change.after),
        )
