"""`nadi award`: the award of least cost for a problem file or two CSV sheets."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from nadi.engine.award import Award, Infeasible, compare, price_of_rules, runner_up, solve
from nadi.engine.award.answer import award_document, document, scenario_document
from nadi.engine.award.document import ProblemFile, parse, read_problem
from nadi.engine.award.sheets import problem_from_sheets
from nadi.engine.cli.award_tables import award_text, rules_text, scenarios_text

NO_AWARD = 1
BAD_INPUT = 2


class Unreadable(Exception):
    """A file that cannot be read, in a sentence."""


def main(argv: Sequence[str] | None = None) -> int:
    """Answer one problem: 0 awarded, 1 no award is possible, 2 bad input (said in one sentence)."""
    parser = arguments()
    asked = parser.parse_args(argv)
    if (asked.file is None) == (asked.demand is None or asked.bids is None):
        parser.error("give a problem FILE, or both --demand and --bids.")
    try:
        return answer(question(asked), asked)
    except Infeasible as conflict:
        print(json.dumps(document(conflict), ensure_ascii=False, indent=2) if asked.json else conflict)
        return NO_AWARD
    except (ValueError, TimeoutError, Unreadable) as error:
        print(f"{asked.file or 'sheets'}: {error}", file=sys.stderr)
        return BAD_INPUT


def arguments() -> argparse.ArgumentParser:
    """The words of the command line."""
    parser = argparse.ArgumentParser(
        prog="nadi award",
        description="Find who should supply what at least cost, and prove it. The file is explained in "
        "docs/algorithms/award-format.md.",
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="a JSON problem, or - for standard input")
    parser.add_argument("--demand", metavar="CSV", help="demand as a sheet, instead of FILE")
    parser.add_argument("--bids", metavar="CSV", help="bids as a sheet, instead of FILE")
    parser.add_argument("--currency", default="EUR", help="currency of the sheets (default: %(default)s)")
    parser.add_argument("--scenarios", action="store_true", help="compare the scenarios of the file")
    parser.add_argument("--rules", action="store_true", help="also price each rule and each winner's loss")
    parser.add_argument(
        "--time-limit", type=float, metavar="SECONDS", help="stop with the best found by then"
    )
    parser.add_argument("--seed", type=int, default=0, help="the solver's seed (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    return parser


def question(asked: argparse.Namespace) -> ProblemFile:
    """The problem that the files state."""
    if asked.file is not None:
        return read_problem(parse(text_of(asked.file)))
    problem = problem_from_sheets(text_of(asked.demand), text_of(asked.bids), currency=asked.currency)
    return ProblemFile(title="", problem=problem, scenarios=())


def text_of(name: str) -> str:
    """The text of a file or of standard input."""
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable("is not a UTF-8 text.") from error
    except OSError as error:
        raise Unreadable(f"{error.strerror or error}.") from error


def answer(asked_for: ProblemFile, asked: argparse.Namespace) -> int:
    """Solve and print."""
    problem = asked_for.problem
    if asked.scenarios:
        if not asked_for.scenarios:
            raise ValueError("scenarios: the file names none.")
        results = compare(problem, asked_for.scenarios, time_limit=asked.time_limit, seed=asked.seed)
        if asked.json:
            show([scenario_document(result) for result in results])
        else:
            print(scenarios_text(results))
        return 0
    award = solve(problem, time_limit=asked.time_limit, seed=asked.seed)
    losses = runner_up(problem, award, time_limit=asked.time_limit, seed=asked.seed) if asked.rules else ()
    if asked.rules and problem.rules:
        award = with_prices(asked_for, award, asked)
    if asked.json:
        shown = award_document(award)
        if asked.rules:
            shown["runner_up"] = [
                {"vendor": loss.vendor, "extra_cost": document(loss.extra_cost)} for loss in losses
            ]
        show(shown)
    else:
        title = f"{asked_for.title}\n\n" if asked_for.title else ""
        extra = rules_text(award.rule_prices, losses)
        print(title + award_text(award) + (f"\n\n{extra}" if extra else ""))
    return 0


def with_prices(asked_for: ProblemFile, award: Award, asked: argparse.Namespace) -> Award:
    """The award with the price of each rule."""
    prices = price_of_rules(asked_for.problem, time_limit=asked.time_limit, seed=asked.seed)
    return replace(award, rule_prices=prices)


def show(found: object) -> None:
    """Print JSON."""
    print(json.dumps(found, ensure_ascii=False, indent=2))
