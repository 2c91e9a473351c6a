"""The keeper of entries: compared by name, number, host and town; written by `keep_entry`."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models, transaction
from django.db.models import F

from nadi.registers.entries.actions.changes import as_json
from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.entries.finding import document_of
from nadi.registers.entries.models import Change, Coding, Entry
from nadi.registers.entries.registry import name_of_register, registers
from nadi.registers.imports.duplicates import Portrait
from nadi.registers.imports.keepers.plain import Identity, Keeper, Known, Taken, Values
from nadi.registers.imports.keepers.relations import relatives
from nadi.registers.imports.reasons import Reason, reason
from nadi.registers.imports.targets import Written
from nadi.web import search
from nadi.web.access import Actor

COMPARED = (
    "uid",
    "name",
    "name_local",
    "website",
    "email",
    "town",
    "town_local",
    "country",
    "source",
    "external_id",
)
VOUCHED = ("confirmed", "confirmed_by", "stale_on", "hidden_on")
MOST_MERGES = 20
UNDONE = "imports.undo"


class EntryKeeper(Keeper):
    """Rows that become entries of one register."""

    can_undo = True
    tells_alike = True

    @property
    def model(self) -> type[Entry]:
        if self.target.model is None:
            raise TypeError(f"The target {self.target.name} has no table.")
        return self.target.model

    @property
    def numbers(self) -> list[str]:
        """Return the register's own columns of identification numbers."""
        return [name for name in ("number", "registration_number") if self.target.column_of(name)]

    def known(self) -> Iterator[Known]:
        """Yield every entry; what was merged is known by its own name and number, as what it went into."""
        columns = [*COMPARED, *self.numbers]
        rows = self.model._default_manager.values(*columns, "state", "merged_into__uid")
        # What stands for itself comes last: it goes before what was merged under the same number.
        for row in rows.order_by(F("merged_into").desc(nulls_last=True), "pk").iterator(chunk_size=2000):
            is_merged = row["state"] == Entry.State.MERGED
            uid = self.current(row["merged_into__uid"]) if is_merged else row["uid"]
            yield Known(uid=uid, portrait=self.portrait(row), identities=self.identities(row))

    def portrait(self, values: Values) -> Portrait:
        """Return what an entry is compared by."""
        number = next((values[name] for name in self.numbers if values.get(name)), "")
        return Portrait.of_values({**values, "number": number})

    def identities(self, values: Values) -> list[Identity]:
        """Return the source's own number, where both are named: it is unique in the register."""
        if values.get("external_id"):
            return [("source", str(values.get("source") or ""), str(values["external_id"]))]
        return []

    def current(self, uid: str) -> str:
        for _step in range(MOST_MERGES):
            row = Entry.objects.filter(uid=uid).values_list("state", "merged_into__uid").first()
            if row is None:
                return ""
            if row[0] != Entry.State.MERGED:
                return uid
            uid = row[1]
        return ""

    def standing(self, uids: Sequence[str]) -> dict[str, dict[str, Any]]:
        names = [one.name for one in self.target.fields if self.target.column_of(one.name)]
        found = {
            row["uid"]: {name: as_json(row[name]) for name in names}
            for row in self.model._default_manager.filter(uid__in=uids).values("uid", *names)
        }
        schemes = {one.scheme: one.name for one in self.target.fields if one.kind == "codes"}
        for one in found.values():
            one.update({name: [] for name in schemes.values()})
        codings = Coding.objects.filter(entry__uid__in=uids, scheme__in=schemes).order_by("code")
        for uid, scheme, code in codings.values_list("entry__uid", "scheme", "code"):
            if uid in found:
                found[uid][schemes[scheme]].append(code)
        return found

    def onto(self, values: Values, standing: Values) -> Values:
        """Let an entry keep the number it is known by, and add to it where each file knows a part."""
        adding = [one.name for one in self.target.fields if one.adds and values.get(one.name)]
        found = {**values, **{name: self.united(name, standing.get(name), values[name]) for name in adding}}
        number = str(standing.get("external_id") or "")
        if number and str(values.get("external_id") or number) != number:
            found = {name: value for name, value in found.items() if name not in ("source", "external_id")}
        return found

    def united(self, name: str, stands: Any, comes: Any) -> Any:
        """Return what stands together with what comes: codes, or parts of a text as far as there is room."""
        if isinstance(comes, list):
            return list(dict.fromkeys([*(stands or []), *comes]))
        column = self.target.column_of(name)
        most = getattr(column, "max_length", None)
        parts = dict.fromkeys(part.strip() for part in f"{stands or ''};{comes}".split(";") if part.strip())
        found = ""
        for part in parts:
            longer = f"{found}; {part}" if found else part
            found = longer if most is None or len(longer) <= most else found
        return found

    def write(self, *, by: Actor, values: Values, uid: str, run: str) -> Written:
        entry = self.model._default_manager.filter(uid=uid).first() if uid else None
        if self.target.write is not None:
            return self.target.write(by, values, entry, run)
        is_new = entry is None
        facts = self.facts(values, run)
        kept = keep_entry(by=by, entry=entry or self.model(), facts=facts, verb=f"{self.name}.import")
        return Written(uid=kept.uid, is_new=is_new)

    @property
    def name(self) -> str:
        return name_of_register(self.model)

    def facts(self, values: Values, run: str) -> Facts:
        """Return what `keep_entry` writes: columns and codes."""
        schemes = {one.name: one.scheme for one in self.target.fields if one.kind == "codes"}
        return Facts(
            values={name: value for name, value in values.items() if name not in schemes},
            codes={schemes[name]: codes for name, codes in values.items() if name in schemes},
            brought_by=run,
        )

    def picture(self, uid: str, values: Values) -> dict[str, Any]:
        """Return who vouches and, where history holds no values, what stands."""
        shown = self.vouching(uid)
        if registers()[self.name].is_personal:
            standing = self.standing([uid]).get(uid, {})
            shown.update({name: now for name, now in standing.items() if name in values})
        if (own := self.target.beside) is not None:
            shown["beside"] = own.picture(self.model._default_manager.get(uid=uid))
        return shown

    def company(self, uids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Return how many rows of which table hang on new entries that a target of its own writing made."""
        if self.target.write is None or not uids:
            return {}
        keys = dict(self.model._default_manager.filter(uid__in=uids).values_list("pk", "uid"))
        found: dict[str, dict[str, Any]] = {}
        for title, counts in relatives(self.model, list(keys), ignoring=(Change, Coding)):
            for pk, times in counts.items():
                found.setdefault(keys[pk], {"with": {}})["with"][title] = times
        return found

    def in_use(self, rows: Sequence[Any], run: str) -> dict[str, Reason]:
        born = {row.written_uid: row.after.get("with", {}) for row in rows}
        keys = dict(self.model._default_manager.filter(uid__in=list(born)).values_list("pk", "uid"))
        found: dict[str, Reason] = {}
        for title, counts in relatives(self.model, list(keys), ignoring=(Change, Coding)):
            for pk, times in counts.items():
                if times > born[keys[pk]].get(title, 0):
                    found[keys[pk]] = reason("built_on", what=title)
        later = Change.objects.filter(entry__in=keys).exclude(brought_by=run).order_by("pk")
        changed: dict[int, set[str]] = {}
        for pk, after in later.values_list("entry", "after"):
            changed.setdefault(pk, set()).update(after["changed"] if set(after) == {"changed"} else after)
        found.update(
            {keys[pk]: reason("changed_since", fields=sorted(names)) for pk, names in changed.items()}
        )
        return found

    def take_away(self, *, by: Actor, uids: Sequence[str]) -> None:
        self.model._default_manager.filter(uid__in=uids).delete()
        search.remove(self.name, uids)

    def put_back(self, *, by: Actor, row: Any) -> Taken:
        """Undo what this import changed in an entry, column by column, where nobody changed it since."""
        with transaction.atomic():
            entry = self.model._default_manager.filter(uid=row.written_uid).first()
            if entry is None:
                return Taken(is_back=True)
            if registers()[self.name].is_personal:
                before, touched = self.pictured(row)
            else:
                before, touched = self.recorded(entry, row.run.uid)
            back = {name: value for name, value in before.items() if name not in touched}
            if back:
                self.restore(by=by, entry=entry, back=back, run=row.run.uid)
            touched_beside = self.put_back_beside(row)
            if not touched:
                self.vouch_as_before(row)
        kept = sorted((touched & before.keys()) | touched_beside)
        return Taken(is_back=not kept, reasons=[reason("changed_since", fields=kept)] if kept else [])

    def recorded(self, entry: Entry, run: str) -> tuple[dict[str, Any], set[str]]:
        """Return what stood before this import by the entry's history, and what somebody changed since."""
        changes = Change.objects.filter(entry=entry.pk, brought_by=run).order_by("-pk")
        if not changes or any(one.verb == UNDONE for one in changes):
            return {}, set()
        before: dict[str, Any] = {}
        for one in changes:
            before.update(one.before)
        later = Change.objects.filter(entry=entry.pk, pk__gt=changes[len(changes) - 1].pk).exclude(
            brought_by=run
        )
        return before, {name for one in later for name in one.after}

    def pictured(self, row: Any) -> tuple[dict[str, Any], set[str]]:
        """Return the same from what the import kept: history holds no values of people."""
        now = self.standing([row.written_uid]).get(row.written_uid, {})
        before = {name: value for name, value in row.before.items() if name not in (*VOUCHED, "beside")}
        return before, {name for name in before if now.get(name) != row.after.get(name)}

    def put_back_beside(self, row: Any) -> set[str]:
        """Return what the target's own writing keeps beside the entry; return what somebody changed since."""
        if (own := self.target.beside) is None:
            return set()
        entry = self.model._default_manager.get(uid=row.written_uid)
        before, after = row.before.get("beside", {}), row.after.get("beside", {})
        now = own.picture(entry)
        changed = {name for name in before if before[name] != after.get(name)}
        touched = {name for name in changed if now.get(name) != after.get(name)}
        own.put_back(entry, {name: before[name] for name in changed - touched})
        return touched

    def restore(self, *, by: Actor, entry: Entry, back: Values, run: str) -> None:
        """Write what stood before: columns, and the codes of a scheme (named by it in history) or a field."""
        columns = {name: own_column(self.model, name) for name in back}
        values = {
            name: column.to_python(back[name]) for name, column in columns.items() if column is not None
        }
        schemes = {one.name: one.scheme for one in self.target.fields if one.kind == "codes"}
        codes = {schemes.get(name, name): back[name] for name, column in columns.items() if column is None}
        keep_entry(by=by, entry=entry, facts=Facts(values=values, codes=codes, brought_by=run), verb=UNDONE)

    def vouch_as_before(self, row: Any) -> None:
        """Let the entry fade when it would have: nobody vouches for anything by undoing."""
        vouched = {name: row.before[name] for name in VOUCHED if name in row.before}
        rows = self.model._default_manager.filter(uid=row.written_uid)
        if vouched and (entry := rows.first()) is not None:
            Entry.objects.filter(pk=entry.pk).update(**vouched)
            entry.refresh_from_db()
            search.put([document_of(entry)])

    def vouching(self, uid: str) -> dict[str, Any]:
        """Return who vouches for an entry and until when, as JSON."""
        row = self.model._default_manager.filter(uid=uid).values(*VOUCHED).first() or {}
        return {name: as_json(value) for name, value in row.items()}


def own_column(model: type[Entry], name: str) -> "models.Field[Any, Any] | None":
    """Return a register's column of this name, pointers to other rows included."""
    try:
        column = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return column if isinstance(column, models.Field) else None
