"""What a member wants in a pool, until its demand is closed."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import locked, subject_of
from nadi.together.pools.actions.joining import accept, refuse_if_closed, take_part
from nadi.together.pools.models import Demand, Participation, Pool
from nadi.together.pools.notices.gathering import tell_representatives
from nadi.together.pools.queries.joining import own_part, sites_to_deliver_to, terms_fingerprint
from nadi.web.access import Actor, Refused, Sentence


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a member wants of one line at one site; quantities in the line's unit, prices per unit."""

    line: str
    site: str
    quantity: Decimal
    tolerance: Decimal = Decimal(0)
    baseline: Decimal | None = None
    walk_away: Decimal | None = None


class DemandOvertaken(Refused):
    """A colleague saved meanwhile; `version` is what stands now."""

    def __init__(self, sentence: Sentence, *, version: int) -> None:
        super().__init__(sentence)
        self.version = version


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
        settle_acceptance(by, pool, part)
        # Once more at the very end: a save that began in time and ends after the deadline is late.
        refuse_if_closed(pool)
    return part.version


def settle_acceptance(actor: Actor, pool: Pool, part: Participation) -> None:
    """Where there are no words to read, a representative accepts by saving; a colleague's work waits."""
    if part.accepted is not None:
        return
    if actor.may_bind and not (pool.terms or pool.terms_local):
        accept(part, actor, terms_fingerprint(pool))
        facts = {"terms": part.accepted_terms, "has_interest": bool(part.interest)}
        record(by=actor, verb="pools.accept_terms", subject=subject_of(pool), after=facts)
    elif not actor.may_bind and part.version == 1:
        tell_representatives(part, by=actor)


def is_same(part: Participation, wanted: Sequence[Wanted]) -> bool:
    """Tell whether this already stands, as after a form pressed twice."""
    columns = ("line__uid", "site__uid", "quantity", "tolerance", "baseline", "walk_away")
    stored = part.demands.values_list(*columns)
    return part.left is None and set(stored) == {astuple(one) for one in wanted}


def write_demand(pool: Pool, part: Participation, wanted: Sequence[Wanted]) -> None:
    """Replace a company's rows by what it wants now."""
    lines = {line.uid: line for line in pool.lines.all()}
    sites = {site.uid: site for site in sites_to_deliver_to(pool, part.organisation_id)}
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
                walk_away=one.walk_away,
            )
        )
    part.demands.all().delete()
    Demand.objects.bulk_create(rows)
