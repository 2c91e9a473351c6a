"""What is wanted of a pool, line by line, until its demand is closed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import (
    locked,
    refuse_unless_changeable,
    refuse_unless_cleared,
    subject_of,
)
from nadi.together.pools.models import Demand, KnownBreak, Line, Pool
from nadi.together.pools.searching import refresh_search
from nadi.web.access import Actor, Refused


@dataclass(frozen=True, kw_only=True)
class LineWanted:
    """A line as typed: a new one without `uid`, or what becomes of an old one."""

    uid: str = ""
    name: str = ""
    name_local: str = ""
    specification: str = ""
    specification_local: str = ""
    unit: str = "H87"
    category: str = ""
    reserve_price: Decimal | None = None
    minimum_quantity: Decimal | None = None
    known_breaks: tuple[Decimal, ...] = ()
    is_removed: bool = False

    def columns(self) -> dict[str, Any]:
        """Return what the line's own row keeps of it."""
        beside = {"uid", "known_breaks", "is_removed"}
        return {name: value for name, value in asdict(self).items() if name not in beside}


def set_lines(*, by: Actor, pool: Pool, lines: Sequence[LineWanted]) -> None:
    """Add, change and remove lines; a line that somebody wants stays as that company saw it."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_unless_changeable(pool)
        refuse_unchecked_categories(pool, lines)
        stored = {line.uid: line for line in pool.lines.prefetch_related("known_breaks")}
        wanted = lines_in_use(pool)
        position = pool.lines.aggregate(last=Max("position"))["last"] or 0
        changed: list[str] = []
        for line in lines:
            old = stored.get(line.uid)
            if old is None and not line.is_removed:
                position += 1
                old = Line.objects.create(pool=pool, position=position, **line.columns())
                write_known_breaks(old, line)
            elif old is None or not is_changed(old, line):
                continue
            elif old.pk in wanted:
                raise Refused(locked_line(old))
            else:
                change_line(old, line)
            changed.append(old.uid)
        record(by=by, verb="pools.edit_lines", subject=subject_of(pool), after={"lines": changed})
        refresh_search(pool)


def refuse_unchecked_categories(pool: Pool, lines: Sequence[LineWanted]) -> None:
    """An open pool takes lines of another market only once that market is checked; a draft checks later."""
    if pool.state == Pool.State.DRAFT:
        return
    present = {line.category for line in pool.lines.all()}
    added = {line.category for line in lines if line.category and not line.is_removed}
    refuse_unless_cleared(pool, added - present)


def locked_line(line: Line) -> str:
    """Say why a line cannot change."""
    return str(
        _("A company already wants “%(line)s”, so this line can no longer change. Add a new line instead.")
        % {"line": line.name or line.name_local}
    )


def breaks_of(line: Line) -> tuple[Decimal, ...]:
    """Return the quantities from which a line is known to be cheaper."""
    return tuple(one.from_quantity for one in line.known_breaks.all())


def is_changed(old: Line, line: LineWanted) -> bool:
    """Tell whether anything was typed over a line."""
    if line.is_removed or breaks_of(old) != tuple(sorted(line.known_breaks)):
        return True
    return any(getattr(old, name) != value for name, value in line.columns().items())


def change_line(old: Line, line: LineWanted) -> None:
    """Write or remove one line that nobody wants yet."""
    if line.is_removed:
        old.delete()
    else:
        Line.objects.filter(pk=old.pk).update(**line.columns())
        write_known_breaks(old, line)


def write_known_breaks(stored: Line, line: LineWanted) -> None:
    """Replace the quantities from which a line is known to be cheaper."""
    if breaks_of(stored) == tuple(sorted(line.known_breaks)):
        return
    stored.known_breaks.all().delete()
    KnownBreak.objects.bulk_create(
        KnownBreak(line=stored, from_quantity=quantity) for quantity in sorted(set(line.known_breaks))
    )


def lines_in_use(pool: Pool) -> set[int]:
    """Return the lines somebody wants, or prepares to want."""
    demands = Demand.objects.filter(line__pool=pool, participation__left=None)
    return set(demands.values_list("line", flat=True))
