"""What staff do with a pool until its demand is closed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.engine.disclosure import Contribution, check_total
from nadi.journal.actions import record
from nadi.together.pools.kept_back import RULES_FOR_VOLUMES
from nadi.together.pools.models import Demand, Line, Pool
from nadi.together.pools.queries.joining import counting
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
    is_removed: bool = False

    def texts(self) -> dict[str, Any]:
        """Return what the table keeps of it."""
        return {name: value for name, value in asdict(self).items() if name not in {"uid", "is_removed"}}


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
    """Let staff change a pool only while it gathers demand."""
    if pool.state != State.GATHERING or is_frozen(pool):
        raise Refused(_("The demand of this pool is closed; nothing about it can change any more."))


def refuse_a_past_deadline(deadline: datetime) -> None:
    """A pool that is over before it starts helps nobody."""
    if deadline <= timezone.now():
        raise Refused(_("The deadline lies in the past. Members need time to enter their demand."))


def as_facts(description: Description) -> dict[str, Any]:
    """Write a description for the journal."""
    return {**asdict(description), "demand_until": description.demand_until.isoformat()}


def open_pool(*, by: Actor, description: Description, currency: str, method: str) -> Pool:
    """Open a pool; currency and rule of sharing are fixed before anybody joins."""
    refuse_a_past_deadline(description.demand_until)
    with transaction.atomic():
        pool = Pool.objects.create(**asdict(description), currency=currency, method=method)
        fixed = {"currency": currency, "method": method}
        record(by=by, verb="pools.open", subject=subject_of(pool), after={**as_facts(description), **fixed})
    return pool


def edit_pool(*, by: Actor, pool: Pool, description: Description) -> None:
    """Change what is said about a pool, and its deadline."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_unless_gathering(pool)
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
        refuse_unless_gathering(pool)
        stored = {line.uid: line for line in pool.lines.all()}
        wanted = lines_in_use(pool)
        position = pool.lines.aggregate(last=Max("position"))["last"] or 0
        changed: list[str] = []
        for line in lines:
            old = stored.get(line.uid)
            if old is None and not line.is_removed:
                position += 1
                old = Line.objects.create(pool=pool, position=position, **line.texts())
            elif old is None or not is_changed(old, line):
                continue
            elif old.pk in wanted:
                raise Refused(locked_line(old))
            else:
                change_line(old, line)
            changed.append(old.uid)
        record(by=by, verb="pools.edit_lines", subject=subject_of(pool), after={"lines": changed})


def locked_line(line: Line) -> str:
    """Say why a line cannot change."""
    return str(
        _("A company already wants “%(line)s”, so this line can no longer change. Add a new line instead.")
        % {"line": line.name or line.name_local}
    )


def is_changed(old: Line, line: LineWanted) -> bool:
    """Tell whether anything was typed over a line."""
    return line.is_removed or any(getattr(old, name) != value for name, value in line.texts().items())


def change_line(old: Line, line: LineWanted) -> None:
    """Write or remove one line that nobody wants yet."""
    if line.is_removed:
        old.delete()
    else:
        Line.objects.filter(pk=old.pk).update(**line.texts())


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
        before = {"demand_until": pool.demand_until.isoformat()}
        pool.demand_until = min(pool.demand_until, now)
        pool.save(update_fields=["demand_until"])
        freeze_shown_quantities(pool)
        after = {"demand_until": pool.demand_until.isoformat()}
        record(by=by, verb="pools.close_demand", subject=subject_of(pool), before=before, after=after)


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


def note_reading(*, by: Actor, pool: Pool) -> None:
    """Put down who read the members' demand, before it is shown."""
    with transaction.atomic():
        record(by=by, verb="pools.overview", subject=subject_of(pool))
