"""The keeper of targets that only write: nothing is known of what is there, nothing is taken back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nadi.registers.imports.duplicates import Portrait
from nadi.registers.imports.reasons import Reason, reason
from nadi.registers.imports.targets import Target, Written
from nadi.web.access import Actor, Refused

Values = Mapping[str, Any]
# What may not be said twice: a source and its number, an identification number ...
Identity = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Known:
    """One thing that is there: its public id, what it is compared by, what identifies it for certain."""

    uid: str
    portrait: Portrait
    identities: Sequence[Identity] = ()


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What became of one thing when an import was taken back; without reasons all of it went back."""

    is_back: bool
    reasons: Sequence[Reason] = ()


class Keeper:
    """How one target's rows are known, compared, written and taken back; other keepers override it."""

    can_undo = False
    # Whether rows are looked for by what they are called, too, not only by what identifies them.
    tells_alike = False

    def __init__(self, target: Target) -> None:
        self.target = target

    def known(self) -> Iterator[Known]:
        """Yield everything there is of this target, for telling duplicates."""
        return iter(())

    def identities(self, values: Values) -> list[Identity]:
        """Return what identifies a row for certain; two rows that share one are the same."""
        return []

    def portrait(self, values: Values) -> Portrait:
        """Return what a row is compared by."""
        return Portrait.of_values(values)

    def picture(self, uid: str, values: Values) -> dict[str, Any]:
        """Return what stands in a thing where a row writes, as JSON: kept for the way back."""
        return {}

    def company(self, uids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Return what hangs on new things from the first moment, so that it counts as nobody's work."""
        return {}

    def current(self, uid: str) -> str:
        """Return the public id under which a thing stands today (it may have been merged), or nothing."""
        return uid

    def standing(self, uids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Return what stands in these things, by public id and field, as JSON."""
        return {}

    def comparable(self, values: Values, standing: Values) -> Values:
        """Return those values of a row that can change a thing in which this stands."""
        return self.onto(values, standing)

    def onto(self, values: Values, standing: Values) -> Values:
        """Return what of a row's values is to be written onto a thing in which this stands."""
        return values

    def write(self, *, by: Actor, values: Values, uid: str, run: str) -> Written:
        """Write one row, onto the thing with this public id or as a new one."""
        if self.target.write is None:
            raise Refused(f"The target {self.target.name} states neither a table nor a way to write.")
        return self.target.write(by, values, None, run)

    def in_use(self, rows: Sequence[Any], run: str) -> dict[str, Reason]:
        """Return why each of these new things must stay though its import is taken back."""
        return {}

    def take_away(self, *, by: Actor, uids: Sequence[str]) -> None:
        """Remove things that this import brought."""

    def put_back(self, *, by: Actor, row: Any) -> Taken:
        """Return a changed thing to what stood before, where nobody changed it since."""
        return Taken(is_back=False, reasons=[reason("no_way_back")])
