"""What a member does in a pool until its demand is closed."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation, Site
from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import is_frozen, locked, subject_of
from nadi.together.pools.models import Demand, Participation, Pool
from nadi.web.access import Actor, Refused, Sentence


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a member wants of one line at one site; quantities in the line's unit, the price per unit."""

    line: str
    site: str
    quantity: Decimal
    tolerance: Decimal = Decimal(0)
    baseline: Decimal | None = None


class DemandClosed(Refused):
    """The deadline is over: what was typed came too late."""


class DemandOvertaken(Refused):
    """A colleague saved meanwhile; `version` is what stands now."""

    def __init__(self, sentence: Sentence, *, version: int) -> None:
        super().__init__(sentence)
        self.version = version


def is_open(pool: Pool) -> bool:
    """Tell whether demand is accepted at this moment by the server's clock."""
    return pool.state == Pool.State.GATHERING and timezone.now() < pool.demand_until


def refuse_if_closed(pool: Pool) -> None:
    """Accept demand only while the pool gathers it."""
    if not is_open(pool) or is_frozen(pool):
        raise DemandClosed(_("The deadline is over, so nothing was saved. What you saved before it counts."))


def own_part(pool: Pool, actor: Actor) -> Participation | None:
    """Return the company's part in the pool, also one it left."""
    return Participation.objects.filter(pool=pool, organisation=actor.organisation_id).first()


def own_company(actor: Actor) -> Organisation:
    """Return the company acted for."""
    return Organisation.objects.get(uid=actor.organisation)


def join_pool(*, by: Actor, pool: Pool) -> None:
    """Let a company take part; it may leave again until demand is closed."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_if_closed(pool)
        part = own_part(pool, by)
        if part is not None and part.left is None:
            return
        take_part(pool, by, part)
        record(by=by, verb="pools.join", subject=subject_of(pool))


def take_part(pool: Pool, actor: Actor, part: Participation | None) -> Participation:
    """Make the company's part, or take it up again."""
    if part is None:
        return Participation.objects.create(pool=pool, organisation=own_company(actor))
    if part.left is not None:
        part.left = None
        part.save(update_fields=["left", "changed"])
    return part


def save_demand(*, by: Actor, pool: Pool, version: int, wanted: Sequence[Wanted]) -> int:
    """Put down the whole demand of a company and return its version; what is not in `wanted` is dropped."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_if_closed(pool)
        part = own_part(pool, by)
        stored_version = part.version if part else 0
        if version != stored_version:
            if part is not None and is_same(part, wanted):
                return part.version
            raise DemandOvertaken(
                _("A colleague saved meanwhile. Theirs stands beside yours: compare, and save again."),
                version=stored_version,
            )
        part = take_part(pool, by, part)
        write_demand(pool, part, wanted)
        part.version += 1
        part.save(update_fields=["version", "changed"])
        facts = {"version": part.version, "quantities": len(wanted)}
        record(by=by, verb="pools.demand", subject=subject_of(pool), after=facts)
        # Once more at the very end: a save that began in time and ends after the deadline is late.
        refuse_if_closed(pool)
    return part.version


def is_same(part: Participation, wanted: Sequence[Wanted]) -> bool:
    """Tell whether this already stands, as after a form pressed twice."""
    stored = part.demands.values_list("line__uid", "site__uid", "quantity", "tolerance", "baseline")
    return part.left is None and set(stored) == {astuple(one) for one in wanted}


def write_demand(pool: Pool, part: Participation, wanted: Sequence[Wanted]) -> None:
    """Replace a company's rows by what it wants now."""
    lines = {line.uid: line for line in pool.lines.all()}
    sites = {site.uid: site for site in Site.objects.filter(organisation=part.organisation_id)}
    rows = []
    for one in wanted:
        if one.line not in lines or one.site not in sites:
            raise Refused(_("The pool or your sites changed meanwhile. Look at them and save again."))
        rows.append(
            Demand(
                participation=part,
                line=lines[one.line],
                site=sites[one.site],
                quantity=one.quantity,
                tolerance=one.tolerance,
                baseline=one.baseline,
            )
        )
    part.demands.all().delete()
    Demand.objects.bulk_create(rows)


def leave_pool(*, by: Actor, pool: Pool) -> None:
    """Take a company out; its figures stay its own and come back if it joins again in time."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_if_closed(pool)
        part = own_part(pool, by)
        if part is None or part.left is not None:
            raise Refused(_("Your company takes no part in this pool."))
        part.left = timezone.now()
        part.save(update_fields=["left", "changed"])
        record(by=by, verb="pools.leave", subject=subject_of(pool))
