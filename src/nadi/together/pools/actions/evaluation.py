"""Scenarios over opened bids: asked for by staff, computed by a worker, written in one transaction."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from time import monotonic
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nadi.engine import award as engine
from nadi.journal.actions import record
from nadi.together.pools.evaluation.answer_rows import charges_for, rows_for
from nadi.together.pools.evaluation.presets import Numbers, numbers_as_data, preset_of
from nadi.together.pools.evaluation.problem import Opened, read
from nadi.together.pools.models import Bid, Charge, Evaluation, Pool, Scenario, ScenarioRow
from nadi.together.pools.questions import CannotAsk, Question, asked_keys, of_preset, posed, questions_of
from nadi.web.access import Actor, Refused, Sentence
from nadi.web.jobs import start
from nadi.web.models import Job

KIND = "pools.evaluate"
# Seconds: the cheapest scenario; any other; what its rules cost; all its "what if a winner is lost" together.
CHEAPEST, SCENARIO, RULES, LOSSES = 60.0, 30.0, 20.0, 20.0
CENT = Decimal("0.01")
Tell = Callable[[int, Sentence], None]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the engine said to one question; without an award, `conflict` says why there is none."""

    question: Question
    award: engine.Award | None = None
    rule_prices: tuple[engine.RulePrice, ...] = ()
    runners_up: tuple[engine.RunnerUp, ...] = ()
    conflict: tuple[engine.Reason, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Computed:
    """All answers over one reading of the pool."""

    opened: Opened
    numbers: Numbers
    answers: tuple[Answer, ...]
    line_by_line: Decimal | None


def ask_for_evaluation(*, by: Actor, pool: Pool, presets: Iterable[str], numbers: Numbers) -> Job:
    """Have the scenarios computed; the same question twice is one job."""
    with transaction.atomic():
        pool = Pool.objects.select_for_update().get(pk=pool.pk)
        guard_opened(pool)
        if not pool.bids.filter(state=Bid.State.VALID).exists():
            raise Refused(_("There is no valid bid, so there is nothing to compare."))
        arguments = {"presets": asked_keys(pool, presets), "numbers": numbers_as_data(numbers)}
        return start(kind=KIND, subject=f"pool:{pool.uid}", by=by, arguments=arguments)


def guard_opened(pool: Pool) -> None:
    """Refuse when the bids are still closed or the award is made."""
    if pool.state != Pool.State.OPENED:
        raise Refused(
            _("This needs opened bids and no award yet; the pool is: %(state)s.")
            % {"state": pool.get_state_display()}
        )


def read_or_refuse(pool: Pool) -> Opened:
    """Read the pool; a bid that makes no sense is told in a sentence."""
    try:
        opened = read(pool)
    except ValueError as error:
        raise Refused(_("The bids cannot be compared: %(reason)s") % {"reason": error}) from error
    if not opened.problem.lines:
        raise Refused(_("No line is both wanted and offered, so there is nothing to compare."))
    return opened


def compute(pool: Pool, presets: Iterable[str], numbers: Numbers, tell: Tell) -> Computed:
    """Solve every question, telling how far it is."""
    opened = read_or_refuse(pool)
    asked = questions_of(pool, presets, numbers)
    answers: list[Answer] = []
    for number, question in enumerate(asked):
        tell(5 + 90 * number // len(asked), question.name)
        free = answers[0].award if answers else None
        answers.append(answer(opened, question, free))
    tell(96, _("Writing the scenarios"))
    return Computed(
        opened=opened,
        numbers=numbers,
        answers=tuple(answers),
        line_by_line=line_by_line_cost(opened.problem, answers),
    )


def answer(opened: Opened, question: Question, free: engine.Award | None) -> Answer:
    """Ask the engine one question with everything the page says about it; `free` is the cheapest award."""
    if question.is_line_by_line:
        return line_by_line(opened.problem, question)
    try:
        asked = posed(question, opened)
        award = engine.solve(asked, time_limit=SCENARIO if asked.rules else CHEAPEST)
    except CannotAsk as refusal:
        return Answer(question=question, conflict=(refusal.reason,))
    except engine.Infeasible as infeasible:
        return Answer(question=question, conflict=infeasible.conflict or all_rules(question))
    except TimeoutError as late:
        reason = engine.Reason(key="too_long", parameters={}, text=str(late))
        return Answer(question=question, conflict=(reason,))
    return Answer(
        question=question,
        award=award,
        rule_prices=rule_prices(asked, award, free),
        runners_up=runners_up(asked, award),
    )


def all_rules(question: Question) -> tuple[engine.Reason, ...]:
    """Return every rule, where which of them conflict was not found in time."""
    words = [rule.words for rule in question.rules]
    return tuple(engine.Reason(key="rule", parameters={"rule": one}, text=one) for one in words)


def rule_prices(
    asked: engine.Problem, award: engine.Award, free: engine.Award | None
) -> tuple[engine.RulePrice, ...]:
    """Return what each rule costs: the award's cost less the least cost without that rule."""
    if len(asked.rules) == 1 and free is not None and asked.options == engine.Options():
        return (price_of(asked.rules[0], award, free.cost),)
    found = []
    for number, rule in enumerate(asked.rules):
        rest = replace(asked, rules=asked.rules[:number] + asked.rules[number + 1 :])
        try:
            without = engine.least_cost(rest, time_limit=RULES / len(asked.rules))
        except TimeoutError:
            continue
        found.append(price_of(rule, award, without))
    return tuple(found)


def price_of(rule: engine.Rule, award: engine.Award, without: Decimal) -> engine.RulePrice:
    """Return the price of a rule; where time ran out, an award without it is no dearer than one with it."""
    price = max(award.cost - without, Decimal(0))
    return engine.RulePrice(rule=rule.words, price=price, cost_without=without)


def runners_up(asked: engine.Problem, award: engine.Award) -> tuple[engine.RunnerUp, ...]:
    """Return what losing each winner would cost, as far as time allows."""
    found = []
    until = monotonic() + LOSSES
    for vendor in award.winners:
        if monotonic() > until:
            break
        without = replace(asked, rules=(*asked.rules, engine.Exclude(vendor=vendor)))
        try:
            other = engine.solve(without, time_limit=LOSSES / len(award.winners))
        except engine.Infeasible:
            found.append(engine.RunnerUp(vendor=vendor, award=None, extra_cost=None))
        except TimeoutError:
            continue
        else:
            extra = max(other.cost - award.cost, Decimal(0))
            found.append(engine.RunnerUp(vendor=vendor, award=other, extra_cost=extra))
    return tuple(found)


def line_by_line(problem: engine.Problem, question: Question) -> Answer:
    """Let each line go to the cheapest vendor on it alone; what only bundles offer has no such answer."""
    try:
        return Answer(question=question, award=engine.cherry_pick(problem, time_limit=SCENARIO))
    except engine.Infeasible as infeasible:
        return Answer(question=question, conflict=infeasible.conflict)
    except TimeoutError as late:
        reason = engine.Reason(key="too_long", parameters={}, text=str(late))
        return Answer(question=question, conflict=(reason,))


def line_by_line_cost(problem: engine.Problem, answers: Iterable[Answer]) -> Decimal | None:
    """Return what line-by-line picking costs, also when nobody asked for that scenario."""
    known = [one for one in answers if one.question.is_line_by_line]
    picked = of_preset(preset_of("line_by_line"), Numbers())
    found = known[0] if known else line_by_line(problem, picked)
    return found.award.total if found.award else None


def baseline_of(problem: engine.Problem) -> Decimal | None:
    """Return what the members pay today for all they want; None when one of them did not say."""
    demands = [demand for line in problem.lines for demand in line.demands]
    paid = [demand.quantity * demand.baseline for demand in demands if demand.baseline is not None]
    return sum(paid, Decimal(0)).quantize(CENT) if len(paid) == len(demands) else None


def keep_evaluation(*, by: Actor, pool: Pool, computed: Computed, asked: datetime) -> Evaluation:
    """Write all scenarios at once, unless a later question was answered or the bids changed meanwhile."""
    with transaction.atomic():
        pool = Pool.objects.select_for_update().get(pk=pool.pk)
        guard_opened(pool)
        if pool.evaluations.filter(asked__gte=asked).exists():
            raise Refused(_("A computation that was asked for later is already shown."))
        if read_or_refuse(pool).fingerprint != computed.opened.fingerprint:
            raise Refused(_("Demand or bids changed while this was computed. Start it again."))
        evaluation = Evaluation.objects.create(
            pool=pool,
            asked=asked,
            fingerprint=computed.opened.fingerprint,
            baseline=baseline_of(computed.opened.problem),
            cherry_pick=computed.line_by_line,
        )
        for position, one in enumerate(computed.answers):
            keep_scenario(evaluation, position, one, computed)
        record(
            by=by,
            verb=KIND,
            subject=f"pool:{pool.uid}",
            after={"evaluation": evaluation.uid, "scenarios": [one.question.key for one in computed.answers]},
        )
    return evaluation


def keep_scenario(evaluation: Evaluation, position: int, given: Answer, computed: Computed) -> Scenario:
    """Write one scenario with its rows and charges."""
    award, question = given.award, given.question
    is_solved = award is not None and not question.is_line_by_line
    scenario = Scenario.objects.create(
        evaluation=evaluation,
        position=position,
        key=question.key,
        name=question.name[:160],
        rules=[dict(one) for one in question.stored],
        total=award.total if award else None,
        mark_up=award.mark_up.quantize(CENT) if award else 0,
        penalty=award.penalty.quantize(CENT) if award else 0,
        lower_bound=award.lower_bound if award and is_solved else None,
        is_proven=bool(award and is_solved and award.status == "optimal"),
        is_tie=award.tie if award else None,
        reasons=[{"vendor": won.vendor, **data_of(reason)} for won in award.vendors for reason in won.reasons]
        if award
        else [],
        rule_prices=[
            {"rule": one.rule, "price": f"{one.price.quantize(CENT):f}"} for one in given.rule_prices
        ],
        runners_up=[runner_up_data(one) for one in given.runners_up],
        conflict=[data_of(reason) for reason in given.conflict],
    )
    if award:
        ScenarioRow.objects.bulk_create(rows_for(scenario, award, computed.opened))
        Charge.objects.bulk_create(charges_for(scenario, award, computed.opened))
    return scenario


def data_of(reason: engine.Reason) -> dict[str, Any]:
    """Return a reason as it is stored."""
    return {"key": reason.key, "parameters": dict(reason.parameters), "text": reason.text}


def runner_up_data(given: engine.RunnerUp) -> dict[str, Any]:
    """Return the cost of losing a winner as it is stored; no cost means that nothing would be possible."""
    return {
        "vendor": given.vendor,
        "extra": None if given.extra_cost is None else f"{given.extra_cost.quantize(CENT):f}",
        "winners": list(given.award.winners) if given.award else [],
    }
