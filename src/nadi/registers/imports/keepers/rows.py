"""The keeper of tables that are no register: without a history, the import keeps what stood and what came."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, ClassVar, cast

from django.db import models, transaction

from nadi.registers.entries.actions.changes import as_json
from nadi.registers.imports.keepers.plain import Keeper, Taken, Values
from nadi.registers.imports.keepers.relations import relatives
from nadi.registers.imports.reasons import Reason, reason
from nadi.registers.imports.targets import Written
from nadi.web.access import Actor, Refused


class RowKeeper(Keeper):
    """Rows of one table: `key` holds the public id, `columns` are what an import may change."""

    can_undo = True
    model: ClassVar[type[models.Model]]
    key: ClassVar[str] = "uid"
    columns: ClassVar[Sequence[str]] = ()

    def some(self, uids: Collection[str]) -> dict[str, Any]:
        """Return the rows with these public ids."""
        rows = self.model._default_manager.filter(**{f"{self.key}__in": uids})
        return {str(getattr(row, self.key)): row for row in rows}

    def pictured(self, row: Any) -> dict[str, Any]:
        """Return what stands in a row, by name, as JSON; a keeper may add what hangs on it."""
        return {name: as_json(getattr(row, name)) for name in self.columns}

    def current(self, uid: str) -> str:
        return uid if self.some([uid]) else ""

    def standing(self, uids: Sequence[str]) -> dict[str, dict[str, Any]]:
        return {uid: self.pictured(row) for uid, row in self.some(uids).items()}

    def picture(self, uid: str, values: Values) -> dict[str, Any]:
        return next((self.pictured(row) for row in self.some([uid]).values()), {})

    def write(self, *, by: Actor, values: Values, uid: str, run: str) -> Written:
        if self.target.write is None:
            raise Refused(f"The target {self.target.name} states no way to write.")
        return self.target.write(by, values, self.some([uid]).get(uid) if uid else None, run)

    def company(self, uids: Sequence[str]) -> dict[str, dict[str, Any]]:
        rows = self.some(uids)
        hanging = self.hanging(rows)
        return {
            uid: {"with": hanging.get(uid, {}), "stands": self.pictured(row)} for uid, row in rows.items()
        }

    def hanging(self, rows: Mapping[str, Any]) -> dict[str, dict[str, int]]:
        """Return how many rows of which table hang on each of these."""
        uids = {row.pk: uid for uid, row in rows.items()}
        found: dict[str, dict[str, int]] = {}
        for title, counts in relatives(self.model, list(uids)):
            for pk, times in counts.items():
                found.setdefault(uids[pk], {})[title] = times
        return found

    def in_use(self, rows: Sequence[Any], run: str) -> dict[str, Reason]:
        there = self.some([row.written_uid for row in rows])
        hanging = self.hanging(there)
        found: dict[str, Reason] = {}
        for row in rows:
            uid = row.written_uid
            if uid not in there:
                continue
            born = row.after.get("with", {})
            more = [title for title, n in hanging.get(uid, {}).items() if n > born.get(title, 0)]
            stood, now = row.after.get("stands", {}), self.pictured(there[uid])
            changed = [name for name in stood if now.get(name) != stood[name]]
            if more:
                found[uid] = reason("built_on", what=", ".join(more))
            elif changed:
                found[uid] = reason("changed_since", fields=changed)
        return found

    def take_away(self, *, by: Actor, uids: Sequence[str]) -> None:
        self.model._default_manager.filter(**{f"{self.key}__in": uids}).delete()

    def put_back(self, *, by: Actor, row: Any) -> Taken:
        """Return what the import changed to what stood before, where nobody changed it since."""
        with transaction.atomic():
            there = self.some([row.written_uid]).get(row.written_uid)
            if there is None:
                return Taken(is_back=True)
            now = self.pictured(there)
            changed = {name for name in row.before if row.before[name] != row.after.get(name)}
            touched = sorted(name for name in changed if now.get(name) != row.after.get(name))
            if back := {name: row.before[name] for name in changed if name not in touched}:
                self.restore(by=by, there=there, back=back)
        reasons = [reason("changed_since", fields=touched)] if touched else []
        return Taken(is_back=not touched, reasons=reasons)

    def restore(self, *, by: Actor, there: Any, back: Values) -> None:
        """Write what stood before into a row."""
        for name in self.columns:
            if name in back:
                column = cast("models.Field[Any, Any]", self.model._meta.get_field(name))
                setattr(there, column.attname, column.to_python(back[name]))
        there.save()
