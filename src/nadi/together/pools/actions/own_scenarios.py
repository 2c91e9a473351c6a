"""Staff put scenarios together from rules in words, and change what bids are compared by."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.together.pools.actions.evaluation import guard_opened
from nadi.together.pools.actions.gathering import locked, subject_of
from nadi.together.pools.evaluation.own_rules import kind_of
from nadi.together.pools.models import OwnScenario, Pool
from nadi.web.access import Actor, Refused
from nadi.web.ids import public_id

MOST_RULES, MOST_SCENARIOS = 20, 12
SHORTEST_REASON = 20


def add_own_scenario(*, by: Actor, pool: Pool, name: str) -> OwnScenario:
    """Begin a scenario under a name of its own."""
    with transaction.atomic():
        pool = locked(pool)
        guard_opened(pool)
        named = name.strip()
        if not named:
            raise Refused(_("Give the scenario a name."))
        if pool.own_scenarios.filter(name=named).exists():
            raise Refused(_("A scenario of this name exists already. Choose another name."))
        if pool.own_scenarios.count() >= MOST_SCENARIOS:
            raise Refused(_("Twelve scenarios of your own are enough. Remove one first."))
        own = OwnScenario.objects.create(pool=pool, name=named)
        journal(by, pool, own, [])
    return own


def add_rule(*, by: Actor, own: OwnScenario, kind: str, given: Mapping[str, str]) -> OwnScenario:
    """Add a rule; the same one twice is one."""
    with transaction.atomic():
        pool, own = held(own)
        before = kinds_in(own)
        rule = {"kind": kind_of(kind).key, **{name: value for name, value in given.items() if value}}
        if any(without_id(one) == rule for one in own.rules):
            return own
        if len(own.rules) >= MOST_RULES:
            raise Refused(_("Twenty rules are enough for one scenario. Remove one first."))
        own.rules = [*own.rules, {"id": public_id(), **rule}]
        own.save(update_fields=["rules"])
        journal(by, pool, own, before)
    return own


def without_id(rule: Mapping[str, str]) -> dict[str, str]:
    """Return what a rule says."""
    return {name: value for name, value in rule.items() if name != "id"}


def remove_rule(*, by: Actor, own: OwnScenario, rule: str) -> OwnScenario:
    """Take a rule out; one that is gone already is no mistake."""
    with transaction.atomic():
        pool, own = held(own)
        before = kinds_in(own)
        own.rules = [one for one in own.rules if one["id"] != rule]
        own.save(update_fields=["rules"])
        journal(by, pool, own, before)
    return own


def remove_own_scenario(*, by: Actor, own: OwnScenario) -> None:
    """Take a scenario out; those computed from it stay as they were."""
    with transaction.atomic():
        pool, own = held(own)
        journal(by, pool, own, kinds_in(own), is_removed=True)
        own.delete()


def held(own: OwnScenario) -> tuple[Pool, OwnScenario]:
    """Lock the pool and read the scenario anew."""
    pool = locked(own.pool)
    guard_opened(pool)
    now = OwnScenario.objects.filter(pk=own.pk).first()
    if now is None:
        raise Refused(_("This scenario was removed meanwhile."))
    return pool, now


def kinds_in(own: OwnScenario) -> list[str]:
    """Return the kinds of a scenario's rules: the journal keeps no more of them."""
    return [one["kind"] for one in own.rules]


def journal(by: Actor, pool: Pool, own: OwnScenario, before: list[str], *, is_removed: bool = False) -> None:
    """Put a change on record."""
    after = {"scenario": own.uid, "name": own.name, "removed": is_removed, "rules": kinds_in(own)}
    record(
        by=by,
        verb="pools.own_scenario",
        subject=subject_of(pool),
        before={"scenario": own.uid, "rules": before},
        after=after,
    )


@dataclass(frozen=True, kw_only=True)
class Weights:
    """What bids are compared by beside their prices, as fractions, and why it changes after the opening."""

    quality_mark_up: Decimal
    interest_rate: Decimal
    reason: str


def set_weights(*, by: Actor, pool: Pool, weights: Weights) -> Pool:
    """Change what quality and later payment count for; vendors were told others, so the reason is kept."""
    with transaction.atomic():
        pool = locked(pool)
        guard_opened(pool)
        if len(weights.reason.strip()) < SHORTEST_REASON:
            raise Refused(_("Write why the weights change after the opening, in at least twenty characters."))
        before = weights_of(pool)
        pool.quality_mark_up, pool.interest_rate = weights.quality_mark_up, weights.interest_rate
        pool.save(update_fields=["quality_mark_up", "interest_rate"])
        record(
            by=by,
            verb="pools.set_weights",
            subject=subject_of(pool),
            before=before,
            after={**weights_of(pool), "reason": weights.reason.strip()},
        )
    return pool


def weights_of(pool: Pool) -> dict[str, str]:
    """Return what bids are compared by, as the journal keeps it."""
    return {
        "quality_mark_up": f"{pool.quality_mark_up.normalize():f}",
        "interest_rate": f"{pool.interest_rate.normalize():f}",
    }
