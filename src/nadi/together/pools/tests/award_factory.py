"""Opened pools for tests, where no line-by-line choice reaches the best award, and what follows from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone
from tests.cast import Cast

from nadi.companies.models import Organisation
from nadi.together.pools.actions.award import Decision, prepare, propose_award
from nadi.together.pools.actions.decision import confirm_award
from nadi.together.pools.actions.evaluation import compute, keep_evaluation
from nadi.together.pools.evaluation.presets import KEYS, Numbers
from nadi.together.pools.models import Award, Evaluation, Line, Participation, Pool, Scenario, Share
from nadi.together.pools.queries.award import applied_shares
from nadi.together.pools.tests.bid_factory import OFFICE, bid_payload, line_payload, make_bid, opened
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool
from nadi.web.access import Actor, Role, Sentence

REASON = "It is the cheapest and both lines come from one vendor."
BOARD_REASON = "We agree with the office."
BOARD = Actor(person="board-member", roles=frozenset({Role.MEMBER, Role.BOARD}), has_second_factor=True)


@dataclass(frozen=True, kw_only=True)
class Story:
    """A pool of three members and two vendors, at any stage from opened bids on."""

    cast: Cast
    pool: Pool
    boxes: Line
    film: Line

    def participation(self, organisation: Organisation) -> Participation:
        """Return a company's part in the pool."""
        return Participation.objects.get(pool=self.pool, organisation=organisation)

    def share_of(self, organisation: Organisation) -> Share:
        """Return what a company is asked to accept."""
        return Share.objects.get(
            sharing__award__pool=self.pool,
            sharing__award__superseded=None,
            sharing__is_applied=True,
            participation__organisation=organisation,
        )


def quiet(_percent: int, _note: Sentence = "") -> None:
    """Take a report of progress and do nothing with it."""


def make_story(cast: Cast, **fields: Any) -> Story:
    """Open the bids of a pool: Anatolia gives 10 % off from 2,500 units in all, so the whole beats the lines.

    Boxes 1,000 + 600 + 400, film 500 + 300 + 200; today 1.20 a box and 3.00 a roll: 5,400.00 in all.
    Anatolia 1.00 and 2.40, less 10 %: 3,960.00. Marmara 1.05 and 2.30. Line by line, blind to the discount,
    boxes come from Anatolia and film from Marmara: 4,300.00.
    """
    pool = make_pool(**{"method": Pool.Method.EQUAL_PROFIT, **fields})
    boxes, film = make_lines(pool)
    wanted = zip(cast.members, ("1000", "600", "400"), ("500", "300", "200"), strict=True)
    for member, many, few in wanted:
        add_demand(boxes, member.organisation, many, baseline="1.20")
        add_demand(film, member.organisation, few, baseline="3.00")
    discount = {"of": "quantity", "tiers": [{"threshold": "2500", "rate": "0.10"}]}
    bid(pool, cast.vendor_organisation, {boxes: "1.00", film: "2.40"}, discount=discount)
    bid(pool, cast.rival_organisation, {boxes: "1.05", film: "2.30"})
    return Story(cast=cast, pool=opened(pool), boxes=boxes, film=film)


def bid(pool: Pool, vendor: Organisation, prices: Mapping[Line, str], **terms: Any) -> None:
    """Submit a bid of one price a line."""
    lines = [line_payload(line, ("0", price)) for line, price in prices.items()]
    make_bid(pool, vendor, bid_payload(*lines, **terms))


def evaluate(pool: Pool, presets: tuple[str, ...] = KEYS, numbers: Numbers | None = None) -> Evaluation:
    """Compute and keep the scenarios, as the job does."""
    computed = compute(pool, presets, numbers or Numbers(), quiet)
    return keep_evaluation(by=OFFICE, pool=pool, computed=computed, asked=timezone.now())


def decision_for(scenario: Scenario, **changes: Any) -> Decision:
    """Decide for a scenario: members have two weeks, shares by the pool's rule."""
    given = {
        "scenario": scenario.uid,
        "reason": REASON,
        "answer_until": timezone.now() + timedelta(days=14),
        "method": scenario.evaluation.pool.method,
        **changes,
    }
    return Decision(**given)


def award(pool: Pool, scenario: Scenario | None = None, **changes: Any) -> Award:
    """Award the cheapest scenario unless told otherwise: the office proposes, the board confirms."""
    return confirm(propose(pool, scenario, **changes))


def confirm(proposed: Award) -> Award:
    """Let the board confirm a proposal."""
    return confirm_award(by=BOARD, pool=proposed.pool, seen=proposed.uid, reason=BOARD_REASON)


def propose(pool: Pool, scenario: Scenario | None = None, **changes: Any) -> Award:
    """Propose the cheapest scenario unless told otherwise, as the job does."""
    if scenario is None:
        latest = pool.evaluations.order_by("-pk").first() or evaluate(pool, ("cheapest",))
        scenario = latest.scenarios.get(key="cheapest")
    decision = decision_for(scenario, **changes)
    prepared = prepare(pool, decision, quiet)
    return propose_award(by=OFFICE, pool=pool, decision=decision, prepared=prepared)


def let_time_pass(award: Award) -> None:
    """Let the time to answer be over."""
    Award.objects.filter(pk=award.pk).update(answer_until=timezone.now() - timedelta(minutes=1))


def answers(award: Award) -> list[str]:
    """Return where each member stands."""
    return [share.state for share in applied_shares(award)]
