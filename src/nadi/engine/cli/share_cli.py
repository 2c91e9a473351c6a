"""`nadi share`: divide a cost or a gain among members, or check one member's receipt."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from nadi.engine.award.document import EVERYBODY, parse, read_problem
from nadi.engine.award.result import Infeasible
from nadi.engine.award.solving import solve
from nadi.engine.cli.share_tables import one_division, receipt_answer, side_by_side
from nadi.engine.sharing.certificate import certify
from nadi.engine.sharing.division import Ask
from nadi.engine.sharing.game_file import GameFile, read_game, shares_document
from nadi.engine.sharing.methods import compare, methods, share
from nadi.engine.sharing.pool import pool_game
from nadi.engine.sharing.receipt import check_receipt, read_receipt, receipt, receipt_document
from nadi.engine.sharing.result import Refusal, Shares

BAD_INPUT = 2
NO_ANSWER = 1


def main(argv: Sequence[str] | None = None) -> int:
    """Answer one file: 0 done, 1 no award or a receipt that does not agree, 2 bad input."""
    asked = arguments().parse_args(argv)
    try:
        document = read(asked.file)
        if isinstance(document, Mapping) and "formula" in document:
            return check_one(document, as_json=asked.json)
        return divide(document, asked)
    except Infeasible as conflict:
        print(conflict)
        return NO_ANSWER
    except (ValueError, OSError) as error:
        print(f"{asked.file}: {reason(error)}", file=sys.stderr)
        return BAD_INPUT


def arguments() -> argparse.ArgumentParser:
    """The words of the command line."""
    parser = argparse.ArgumentParser(
        prog="nadi share",
        description=(
            "Divide a total among members. FILE holds a game (players and the cost of every group), "
            "an award problem with members' demands, or one member's receipt to be checked."
        ),
    )
    parser.add_argument("file", metavar="FILE", help="a JSON file, or - for standard input")
    keys = ", ".join(method.key for method in methods())
    parser.add_argument("--method", help=f"one of {keys}; all are compared unless given")
    parser.add_argument(
        "--standalone",
        choices=("baseline", "list"),
        help="what a member of a pool would pay alone: today's price, or these vendors' price for it alone",
    )
    parser.add_argument("--total", help="the amount to divide, if not the cost of all together")
    parser.add_argument("--seed", type=int, help="the seed of sampled shares")
    parser.add_argument("--samples", type=int, help="how many pairs of orders are sampled")
    parser.add_argument(
        "--receipt", metavar="MEMBER", help="write that member's receipt instead (needs --method)"
    )
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    return parser


def read(name: str) -> object:
    """The JSON document of a file or of standard input, numbers read exactly."""
    return parse(sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8"))


def reason(error: ValueError | OSError) -> str:
    """The sentence of an error."""
    if isinstance(error, UnicodeDecodeError):
        return "is not a UTF-8 text."
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}."
    return str(error)


def question_of(document: object, asked: argparse.Namespace) -> GameFile:
    """The game that a document states: given outright, or the pool of an award problem."""
    if not isinstance(document, Mapping) or "bids" not in document:
        return read_game(document)
    stated = read_problem(document)
    problem = stated.problem
    if problem.members == (EVERYBODY,):
        raise ValueError("lines: no line says which member wants how much, so there is nobody to share.")
    award = solve(problem)
    game = pool_game(problem, standalone=asked.standalone, award=award)
    return GameFile(
        game=game,
        method=None if game.is_enumerable else "equal_profit",
        total=award.total,
        ask=Ask(),
        title=stated.title,
        currency=problem.currency,
    )


def check_one(document: object, *, as_json: bool) -> int:
    """Recompute a receipt."""
    given = read_receipt(document)
    found = check_receipt(given)
    if as_json:
        answer = {
            "member": given.member,
            "share": f"{given.share:f}",
            "recomputed": f"{found.recomputed:f}",
            "agrees": found.agrees,
            "is_recomputed": found.is_recomputed,
            "is_worse_off": found.is_worse_off,
            "steps": list(found.steps),
            "text": found.text,
        }
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        print(receipt_answer(given, found))
    return 0 if found.agrees else NO_ANSWER


def divide(document: object, asked: argparse.Namespace) -> int:
    """Divide by one method or by all."""
    question = with_options(question_of(document, asked), asked)
    if asked.receipt is not None:
        return write_receipt(question, asked.receipt)
    if question.method is None:
        found = compare(question.game, total=question.total, ask=question.ask)
    else:
        found = (share(question.game, method=question.method, total=question.total, ask=question.ask),)
    answers = [
        answer if isinstance(answer, Refusal) else (answer, certify(question.game, answer))
        for answer in found
    ]
    if asked.json:
        documents: list[dict[str, Any]] = [
            shares_document(answer) if isinstance(answer, Refusal) else shares_document(*answer)
            for answer in answers
        ]
        print(json.dumps({"title": question.title, "divisions": documents}, ensure_ascii=False, indent=2))
        return 0
    if question.title:
        print(f"{question.title}\n")
    first = answers[0]
    if question.method is not None and not isinstance(first, Refusal):
        print(one_division(*first, question.currency))
    else:
        print(side_by_side(answers, question.currency))
    return 0


def with_options(question: GameFile, asked: argparse.Namespace) -> GameFile:
    """What the command line says goes before what the file says."""
    ask = Ask(
        seed=question.ask.seed if asked.seed is None else asked.seed,
        samples=question.ask.samples if asked.samples is None else asked.samples,
    )
    total = question.total if asked.total is None else amount(asked.total)
    return replace(question, method=asked.method or question.method, total=total, ask=ask)


def amount(words: str) -> Decimal:
    """A decimal from the command line."""
    try:
        value = Decimal(words)
    except InvalidOperation as error:
        raise ValueError(f"--total: “{words}” is not a number.") from error
    if not value.is_finite():
        raise ValueError(f"--total: “{words}” is not a number.")
    return value


def write_receipt(question: GameFile, member: str) -> int:
    """Print one member's receipt as a document that this command checks."""
    if question.method is None:
        raise ValueError("--receipt needs --method.")
    shares: Shares = share(question.game, method=question.method, total=question.total, ask=question.ask)
    written = receipt_document(receipt(shares, member, unit=question.game.unit))
    print(json.dumps(written, ensure_ascii=False, indent=2))
    return 0
