"""What staff do with a pool until its demand is closed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.engine.disclosure import Contribution, check_total
from nadi.journal.actions import record
from nadi.together.pools.kept_back import RULES_FOR_VOLUMES
from nadi.together.pools.models import Demand, KnownBreak, Line, Pool
from nadi.together.pools.notices_preparing import tell_cancelled
from nadi.together.pools.queries.competition import uncleared
from nadi.together.pools.queries.joining import counting
from nadi.together.pools.queries.minimum import why_below
from nadi.web.access import Actor, Refused

State = Pool.State


@dataclass(frozen=True, kw_only=True)
class Description:
    """What staff say about a pool, in two languages."""

    title: str = ""
    title_local: str = ""
    summary: str = ""
    summary_local: str = ""
    category: str = ""
    demand_until: datetime
    bids_on: date | None = None
    award_on: date | None = None
    deliver_from: date | None = None
    deliver_until: date | None = None


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


def subject_of(pool: Pool) -> str:
    """Return the pool's name in the journal."""
    return f"pool:{pool.uid}"


def locked(pool: Pool) -> Pool:
    """Read the pool anew and hold it until the transaction ends: whoever changes it comes one by one."""
    return Pool.objects.select_for_update().get(pk=pool.pk)


def is_frozen(pool: Pool) -> bool:
    """Tell whether the pooled quantities were already put down for good."""
    return pool.lines.exclude(shown_quantity=None, hidden_because="").exists()


def refuse_unless_gathering(pool: Pool) -> None:
    """Let staff end only a gathering that goes on."""
    if pool.state == State.DRAFT:
        raise Refused(_("This pool is not open yet."))
    refuse_unless_changeable(pool)


def refuse_unless_changeable(pool: Pool) -> None:
    """Let staff change a pool only while it is prepared or gathers demand."""
    if pool.state not in {State.DRAFT, State.GATHERING} or is_frozen(pool):
        raise Refused(_("The demand of this pool is closed; nothing about it can change any more."))


def refuse_a_past_deadline(deadline: datetime) -> None:
    """A pool that is over before it starts helps nobody."""
    if deadline <= timezone.now():
        raise Refused(_("The deadline lies in the past. Members need time to enter their demand."))


def as_facts(description: Description) -> dict[str, Any]:
    """Write a description for the journal."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(description).items()
        if value is not None
    }


def edit_pool(*, by: Actor, pool: Pool, description: Description) -> None:
    """Change what is said about a pool, and its deadline."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_unless_changeable(pool)
        if description.demand_until != pool.demand_until:
            refuse_a_past_deadline(description.demand_until)
        before = Description(**{name: getattr(pool, name) for name in asdict(description)})
        Pool.objects.filter(pk=pool.pk).update(**asdict(description))
        facts: Mapping[str, Any] = {"before": as_facts(before), "after": as_facts(description)}
        record(by=by, verb="pools.edit", subject=subject_of(pool), **facts)


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


def refuse_unchecked_categories(pool: Pool, lines: Sequence[LineWanted]) -> None:
    """An open pool takes lines of another market only once that market is checked; a draft checks later."""
    if pool.state == State.DRAFT:
        return
    present = {line.category for line in pool.lines.all()}
    added = {line.category for line in lines if line.category and not line.is_removed}
    unchecked = uncleared(pool, added - present)
    if unchecked:
        raise Refused(
            _("First add these categories to the competition check: %(categories)s.")
            % {"categories": ", ".join(unchecked)}
        )


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


def wanted_lines(pool: Pool) -> set[int]:
    """Return the lines somebody wants, by demand that counts."""
    return set(counting(Demand.objects.filter(line__pool=pool)).values_list("line", flat=True))


def lines_in_use(pool: Pool) -> set[int]:
    """Return the lines somebody wants, or prepares to want."""
    demands = Demand.objects.filter(line__pool=pool, participation__left=None)
    return set(demands.values_list("line", flat=True))


def close_demand(*, by: Actor, pool: Pool, is_early_confirmed: bool = False) -> None:
    """End the gathering: nothing is accepted any more, and what members may see of the totals is frozen."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_unless_gathering(pool)
        now = timezone.now()
        if pool.demand_until > now and not is_early_confirmed:
            raise Refused(_("Members may still enter demand. Confirm that you want to close early."))
        if not wanted_lines(pool):
            raise Refused(
                _("Nobody wants anything of this pool yet. Extend the deadline, or cancel the pool.")
            )
        refuse_below_minimum(pool)
        before = {"demand_until": pool.demand_until.isoformat()}
        pool.demand_until = min(pool.demand_until, now)
        pool.save(update_fields=["demand_until"])
        freeze_shown_quantities(pool)
        after = {"demand_until": pool.demand_until.isoformat()}
        record(by=by, verb="pools.close_demand", subject=subject_of(pool), before=before, after=after)


def refuse_below_minimum(pool: Pool) -> None:
    """A pool that misses what it must reach gets more time or ends; it does not go on as if it had."""
    sentence = why_below(pool)
    if sentence:
        raise Refused(sentence)


def freeze_shown_quantities(pool: Pool) -> None:
    """Put down for good what members may see of each line's total; a line put down before stays as it is.

    The caller holds the pool locked and knows that no demand is accepted any more.
    """
    demands = counting(Demand.objects.filter(line__pool=pool))
    by_line: dict[int, list[Contribution]] = {}
    for demand in demands.select_related("participation__organisation"):
        company = demand.participation.organisation
        contribution = Contribution(holding=company.holding or company.uid, amount=demand.quantity)
        by_line.setdefault(demand.line_id, []).append(contribution)
    for line in pool.lines.filter(shown_quantity=None, hidden_because=""):
        found = check_total(contributions=by_line.get(line.pk, []), rules=RULES_FOR_VOLUMES)
        line.shown_quantity = found.total
        line.hidden_because = found.suppressed_by.rule if found.suppressed_by else ""
        line.save(update_fields=["shown_quantity", "hidden_because"])


def cancel_pool(*, by: Actor, pool: Pool, reason: str) -> None:
    """Stop a pool that will not end in an agreement."""
    if not reason.strip():
        raise Refused(_("Say in a sentence why the pool is cancelled: its members will read it."))
    with transaction.atomic():
        pool = locked(pool)
        if pool.state in {State.AGREED, State.CANCELLED}:
            raise Refused(_("This pool is already at its end and cannot be cancelled."))
        before = {"state": pool.state}
        pool.state = State.CANCELLED
        pool.save(update_fields=["state"])
        after = {"state": pool.state, "reason": reason.strip()}
        record(by=by, verb="pools.cancel", subject=subject_of(pool), before=before, after=after)
        tell_cancelled(pool, reason.strip(), by=by)


def note_reading(*, by: Actor, pool: Pool) -> None:
    """Put down who read the members' demand, before it is shown."""
    with transaction.atomic():
        record(by=by, verb="pools.overview", subject=subject_of(pool))
