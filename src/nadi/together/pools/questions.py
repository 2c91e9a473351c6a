"""The questions of a computation: presets with their numbers, and scenarios that staff put together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from nadi.engine import award as engine
from nadi.together.pools.evaluation.own_rules import Stored, engine_options, engine_rules
from nadi.together.pools.evaluation.presets import Numbers, Preset, chosen, filled, numbers_as_data
from nadi.together.pools.evaluation.problem import Opened
from nadi.together.pools.models import OwnScenario, Pool

OWN = "own:"


@dataclass(frozen=True, kw_only=True)
class Question:
    """One "what if": its key and name, what is stored with it, and the engine's rules and options."""

    key: str
    name: str
    stored: tuple[Mapping[str, Any], ...] = ()
    rules: tuple[engine.Rule, ...] = ()
    own: tuple[Stored, ...] = ()
    is_line_by_line: bool = False
    needs_incumbent: bool = False


class CannotAsk(Exception):
    """A question that makes no sense for these bids; `reason` says why."""

    def __init__(self, reason: engine.Reason) -> None:
        super().__init__(reason.text)
        self.reason = reason


def questions_of(pool: Pool, keys: Iterable[str], numbers: Numbers) -> tuple[Question, ...]:
    """Return the questions asked for: the presets in their order, then staff's own in theirs."""
    wanted = list(keys)
    incumbent = pool.incumbent.uid if pool.incumbent else ""
    given = replace(numbers, incumbent=incumbent)
    presets = [of_preset(preset, given) for preset in chosen(wanted, has_incumbent=bool(incumbent))]
    own = OwnScenario.objects.filter(pool=pool, uid__in=[key.removeprefix(OWN) for key in wanted])
    return (*presets, *(of_own(one) for one in own))


def asked_keys(pool: Pool, keys: Iterable[str]) -> list[str]:
    """Return the keys of the questions that a job is started with."""
    return [question.key for question in questions_of(pool, keys, Numbers())]


def of_preset(preset: Preset, numbers: Numbers) -> Question:
    """Return a preset as a question."""
    return Question(
        key=preset.key,
        name=filled(preset.name, numbers_as_data(numbers)),
        stored=(numbers_as_data(numbers),),
        rules=() if preset.needs_incumbent and not numbers.incumbent else preset.rules(numbers),
        is_line_by_line=preset.is_line_by_line,
        needs_incumbent=preset.needs_incumbent,
    )


def of_own(own: OwnScenario) -> Question:
    """Return a scenario of staff's own as a question."""
    return Question(
        key=f"{OWN}{own.uid}",
        name=own.name,
        stored=tuple(own.rules),
        rules=engine_rules(own.rules),
        own=tuple(own.rules),
    )


def posed(question: Question, opened: Opened) -> engine.Problem:
    """Return the engine's problem of a question; raises CannotAsk with the reason."""
    problem = opened.problem
    try:
        options = engine_options(question.own, opened.lines, problem.options)
        return replace(problem, rules=question.rules, options=options)
    except ValueError as error:
        raise CannotAsk(misfit(question, problem, str(error))) from error


def misfit(question: Question, problem: engine.Problem, text: str) -> engine.Reason:
    """Say which rule names somebody who does not take part."""
    if question.needs_incumbent:
        return engine.Reason(key="no_incumbent_bid", parameters={}, text=text)
    for rule in question.rules:
        try:
            replace(problem, rules=(rule,))
        except ValueError:
            return engine.Reason(key="nobody_known", parameters={"rule": rule.words}, text=text)
    lost = next((one["id"] for one in question.own if one.get("line") not in (None, "", *names(problem))), "")
    return engine.Reason(key="nobody_known", parameters={"rule": lost}, text=text)


def names(problem: engine.Problem) -> Iterable[str]:
    """Return the lines of a problem."""
    return (line.id for line in problem.lines)
