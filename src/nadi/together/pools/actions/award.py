"""The award: everything is computed first, then written in one transaction or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.together.pools.actions.evaluation import guard_opened, read_or_refuse
from nadi.together.pools.evaluation.problem import Opened
from nadi.together.pools.models import Award, Pool, Scenario, Share, Sharing
from nadi.together.pools.notices.award import tell_board_of_proposal
from nadi.together.pools.queries.award import award_in_force, latest_evaluation
from nadi.together.pools.sharing.cost_shares import (
    AllDivided,
    Divided,
    Tell,
    certificate_data,
    divide,
    pay_no_heed,
)
from nadi.together.pools.sharing.receipts import receipt_for, showable
from nadi.web.access import Actor, Refused
from nadi.web.jobs import start
from nadi.web.models import Job

KIND = "pools.award"
SHORTEST_REASON = 20
SHORTEST_TIME = timedelta(hours=24)
CENT = Decimal("0.01")


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What staff decided: the scenario, why, until when members answer, and by which method they share.

    `is_told`: they know that every method makes somebody worse off and award all the same.
    """

    scenario: str
    reason: str
    answer_until: datetime
    method: str
    is_told: bool = False

    def as_data(self) -> dict[str, Any]:
        """Return the decision as a job keeps it."""
        return {
            "scenario": self.scenario,
            "reason": self.reason,
            "answer_until": self.answer_until.isoformat(),
            "method": self.method,
            "is_told": self.is_told,
        }


def decision_from(data: Mapping[str, Any]) -> Decision:
    """Return the decision that a job kept."""
    until = parse_datetime(data["answer_until"])
    if until is None:
        raise ValueError("The decision names no moment until which members answer.")
    return Decision(**{**data, "answer_until": until})


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """All that an award will write, computed over one reading of the pool."""

    opened: Opened
    divided: AllDivided


def ask_for_award(*, by: Actor, pool: Pool, decision: Decision) -> Job:
    """Have the award made; what cannot be awarded is refused at once."""
    with transaction.atomic():
        pool = Pool.objects.select_for_update().get(pk=pool.pk)
        guard(pool, decision)
        fairness = scenario_of(pool, decision).fairness
        guard_method(pool, fairness, decision)
        guard_fairness(fairness, decision)
        return start(kind=KIND, subject=f"pool:{pool.uid}", by=by, arguments=decision.as_data())


def guard(pool: Pool, decision: Decision) -> None:
    """Refuse what cannot be awarded (the caller holds the pool locked)."""
    guard_opened(pool)
    if len(decision.reason.strip()) < SHORTEST_REASON:
        raise Refused(
            _("Write why this scenario was chosen, in at least twenty characters: the board reads it.")
        )
    if decision.answer_until < timezone.now() + SHORTEST_TIME:
        raise Refused(_("Members need at least a day to answer. Choose a later moment."))


def scenario_of(pool: Pool, decision: Decision) -> Scenario:
    """Return the chosen scenario if it is one of the latest and has an award."""
    latest = latest_evaluation(pool)
    scenario = Scenario.objects.filter(uid=decision.scenario, evaluation=latest).first() if latest else None
    if scenario is None:
        raise Refused(_("The scenarios were computed anew. Look at them again before you award."))
    if scenario.total is None:
        raise Refused(_("This scenario has no award, because its rules cannot be met."))
    return scenario


def allowed_methods(pool: Pool, fairness: Mapping[str, Any]) -> list[str]:
    """Return the rules of sharing that may be applied: the one fixed before the bids, unless it harms.

    Where the fixed one has no answer or makes somebody worse off, those that harm nobody may stand in; where
    every one does, all that have an answer.
    """
    known = fairness.get(pool.method)
    if known is None or (not known["refused"] and not known["worse_off"]):
        return [pool.method]
    answering = [method for method in fairness if not fairness[method]["refused"]]
    return harmless(fairness) or answering


def guard_method(pool: Pool, fairness: Mapping[str, Any], decision: Decision) -> None:
    """Refuse another rule of sharing than the one that members were told of, as long as that one is fair."""
    if decision.method != pool.method and decision.method not in allowed_methods(pool, fairness):
        raise Refused(
            _(
                "The rule of sharing was fixed before the bids were opened. Another one is applied only "
                "where that one would make somebody pay more than alone."
            )
        )


def guard_fairness(fairness: Mapping[str, Any], decision: Decision) -> None:
    """Refuse a method that makes somebody worse off while another harms nobody, else until staff know."""
    known = fairness.get(decision.method, {})
    if known.get("refused"):
        raise Refused(_("The chosen rule of sharing has no answer for this award. Choose another one."))
    if not known.get("worse_off"):
        return
    if harmless(fairness):
        raise Refused(
            _(
                "Nothing is awarded yet: by the chosen rule of sharing at least one company would pay more "
                "than alone. The award page says which, and which rules harm nobody: choose one of those."
            )
        )
    if not decision.is_told:
        raise Refused(
            _(
                "Nothing is awarded yet: by every rule of sharing some company would pay more than alone. "
                "The award page says which. Choose a cheaper scenario, or confirm there that you know."
            )
        )


def harmless(fairness: Mapping[str, Any]) -> list[str]:
    """Return the methods that are known to make nobody worse off, those first that no group would leave."""
    safe = [one for one, known in fairness.items() if not known["refused"] and not known["worse_off"]]
    return sorted(safe, key=lambda method: not fairness[method]["is_stable"])


def prepare(pool: Pool, decision: Decision, tell: Tell, heed: Callable[[], None] = pay_no_heed) -> Prepared:
    """Divide the chosen scenario's cost by every method; keep what staff must be told of it."""
    scenario = scenario_of(pool, decision)
    opened = read_or_refuse(pool)
    divided = divide(opened, scenario, tell, heed, applied=decision.method)
    Scenario.objects.filter(pk=scenario.pk).update(fairness=divided.fairness())
    guard_method(pool, divided.fairness(), decision)
    guard_fairness(divided.fairness(), decision)
    return Prepared(opened=opened, divided=divided)


def propose_award(*, by: Actor, pool: Pool, decision: Decision, prepared: Prepared) -> Award:
    """Propose: write the award, every method's shares and the state at once; a second run finds it done."""
    with transaction.atomic():
        pool = Pool.objects.select_for_update().get(pk=pool.pk)
        if (done := award_in_force(pool)) is not None and done.scenario.uid == decision.scenario:
            return done
        guard(pool, decision)
        scenario = scenario_of(pool, decision)
        guard_unchanged(pool, scenario, prepared)
        guard_method(pool, prepared.divided.fairness(), decision)
        guard_fairness(prepared.divided.fairness(), decision)
        award = Award.objects.create(
            pool=pool,
            scenario=scenario,
            reason=decision.reason.strip(),
            answer_until=decision.answer_until,
            proposed_by=by.person,
        )
        for divided in prepared.divided.by_method.values():
            keep_sharing(award, divided, prepared.opened, is_applied=divided.method == decision.method)
        before = {"state": pool.state}
        pool.state = Pool.State.PROPOSED
        pool.save(update_fields=["state"])
        record(by=by, verb=KIND, subject=f"pool:{pool.uid}", before=before, after=facts(award, decision))
        tell_board_of_proposal(award)
    return award


def guard_unchanged(pool: Pool, scenario: Scenario, prepared: Prepared) -> None:
    """Refuse when demand or bids are no longer those that the scenario and its shares were computed over."""
    now = read_or_refuse(pool).fingerprint
    if now != scenario.evaluation.fingerprint or now != prepared.opened.fingerprint:
        raise Refused(_("Demand or bids changed since the scenarios were computed. Compute them again."))


def keep_sharing(award: Award, divided: Divided, opened: Opened, *, is_applied: bool) -> Sharing:
    """Write one method's shares with their receipts and certificate."""
    sharing = Sharing.objects.create(
        award=award,
        method=divided.method,
        is_applied=is_applied,
        refused_because=divided.refused,
        certificate=certificate_data(divided),
    )
    if divided.shares is not None:
        allowed = showable(opened, {one.player: one.alone for one in divided.shares.members})
        Share.objects.bulk_create(
            Share(
                sharing=sharing,
                participation=opened.participations[one.player],
                amount=one.share,
                alone=one.alone.quantize(CENT),
                receipt=receipt_for(divided.shares, one.player, opened, allowed),
            )
            for one in divided.shares.members
        )
    return sharing


def facts(award: Award, decision: Decision) -> dict[str, Any]:
    """Return what the journal keeps of an award: no price and no member's figure."""
    return {
        "state": Pool.State.PROPOSED.value,
        "award": award.uid,
        "scenario": award.scenario.key,
        "method": decision.method,
        "reason": award.reason,
        "answer_until": decision.answer_until.isoformat(),
    }
