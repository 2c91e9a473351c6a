"""What staff do with a pool until its demand is closed."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.engine.disclosure import Contribution, check_total
from nadi.journal.actions import record
from nadi.together.pools.kept_back import RULES_FOR_VOLUMES
from nadi.together.pools.models import Demand, Pool
from nadi.together.pools.notices.exchange import tell_vendors_cancelled
from nadi.together.pools.notices.gathering import tell_of_more_time
from nadi.together.pools.notices.preparing import tell_cancelled
from nadi.together.pools.queries.competition import competition_state, uncleared
from nadi.together.pools.queries.joining import counting
from nadi.together.pools.queries.minimum import why_below
from nadi.together.pools.searching import refresh_search
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


def refuse_an_earlier_deadline(pool: Pool, deadline: datetime) -> None:
    """Members who were told a deadline may wait until then."""
    if pool.state == State.GATHERING and deadline < pool.demand_until:
        raise Refused(
            _("Members were told a later deadline, so it can only move further away. You may close early.")
        )


def refuse_an_unchecked_category(pool: Pool, category: str) -> None:
    """An open pool changes its market only to one that is checked."""
    if pool.state == State.GATHERING and category != pool.category:
        refuse_unless_cleared(pool, {category})


def refuse_unless_cleared(pool: Pool, categories: Iterable[str]) -> None:
    """Name the categories that the competition check does not let through."""
    found = uncleared(pool, categories)
    if found:
        raise Refused(
            _("First add these categories to the competition check: %(categories)s.")
            % {"categories": ", ".join(found)}
        )


def give_more_time(pool: Pool, by: Actor, *, is_below: bool = False) -> None:
    """Begin reminding anew, and tell everybody of the later deadline."""
    pool.refresh_from_db()
    pool.reminded, pool.minimum_told = None, None
    pool.save(update_fields=["reminded", "minimum_told"])
    pool.participations.update(reminded=None)
    # A line that was left out may reach its minimum now.
    pool.lines.update(left_out=None)
    tell_of_more_time(pool, is_below=is_below, by=by)


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
        before = Description(**{name: getattr(pool, name) for name in asdict(description)})
        if description.demand_until != pool.demand_until:
            refuse_a_past_deadline(description.demand_until)
            refuse_an_earlier_deadline(pool, description.demand_until)
        refuse_an_unchecked_category(pool, description.category)
        Pool.objects.filter(pk=pool.pk).update(**asdict(description))
        if pool.state == State.GATHERING and description.demand_until != pool.demand_until:
            give_more_time(pool, by)
        facts: Mapping[str, Any] = {"before": as_facts(before), "after": as_facts(description)}
        record(by=by, verb="pools.edit", subject=subject_of(pool), **facts)
        refresh_search(pool)


def wanted_lines(pool: Pool) -> set[int]:
    """Return the lines somebody wants, by demand that counts."""
    return set(counting(Demand.objects.filter(line__pool=pool)).values_list("line", flat=True))


def close_demand(*, by: Actor, pool: Pool, is_early_confirmed: bool = False) -> None:
    """End the gathering: nothing is accepted any more, and what members may see of the totals is frozen."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_unless_gathering(pool)
        now = timezone.now()
        if pool.demand_until > now and not is_early_confirmed:
            raise Refused(_("Members may still enter demand. Confirm that you want to close early."))
        refuse_above_the_limit(pool)
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
        refresh_search(pool)


def refuse_below_minimum(pool: Pool) -> None:
    """A pool that misses what it must reach gets more time or ends; it does not go on as if it had."""
    sentence = why_below(pool)
    if sentence:
        raise Refused(sentence)


def refuse_above_the_limit(pool: Pool) -> None:
    """Shares that turn out larger after the opening need a lawyer before vendors are asked."""
    above = competition_state(pool).above
    if above:
        raise Refused(
            _("The combined shares are above the limit: first record a legal sign-off for %(categories)s.")
            % {"categories": ", ".join(one.category for one in above)}
        )


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
        refresh_search(pool)
        tell_cancelled(pool, reason.strip(), by=by)
        tell_vendors_cancelled(pool, by)


def note_reading(*, by: Actor, pool: Pool) -> None:
    """Put down who read the members' demand, before it is shown."""
    with transaction.atomic():
        record(by=by, verb="pools.overview", subject=subject_of(pool))
