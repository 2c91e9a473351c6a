"""What rules in words can be about, and what that is called."""

from dataclasses import dataclass

from nadi.together.pools.evaluation.comparison import names_for, with_member_names
from nadi.together.pools.evaluation.sentences import Names
from nadi.together.pools.models import Bid, OwnScenario, Pool
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.web.access import Actor

Choices = list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Things:
    """What rules can be about, as (key, name)."""

    vendors: Choices
    lines: Choices
    places: Choices


def own_scenario_seen_by(actor: Actor, uid: str, own: str) -> OwnScenario | None:
    """Return a scenario of the office's own; for staff."""
    pool = pool_seen_by(actor, uid) if actor.is_staff else None
    return OwnScenario.objects.select_related("pool").filter(pool=pool, uid=own).first() if pool else None


def rule_names(pool: Pool) -> Names:
    """Return what ids in rules are called, members included; for staff."""
    return with_member_names(names_for(pool), pool)


def things_of(pool: Pool) -> Things:
    """Return what a rule can name: vendors with a valid bid, lines, members and their sites."""
    names = rule_names(pool)
    valid = Bid.objects.filter(pool=pool, state=Bid.State.VALID)
    vendors = sorted({names.vendors[uid]: uid for uid in valid.values_list("vendor__uid", flat=True)}.items())
    places: Choices = [(f"line:{uid}", name) for uid, name in names.lines.items()]
    places += [(f"member:{uid}", name) for uid, name in names.members.items()]
    places += [(f"site:{uid}", name) for uid, name in names.sites.items()]
    return Things(
        vendors=[(uid, name) for name, uid in vendors], lines=list(names.lines.items()), places=places
    )
