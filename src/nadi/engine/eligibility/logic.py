"""Three-valued logic (Kleene): what is not known stays unknown until it cannot matter."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Answer(StrEnum):
    """Yes, no, or not known."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def answer_of(is_so: bool) -> Answer:
    """Return the answer to what is known."""
    return Answer.YES if is_so else Answer.NO


def every(answers: Iterable[Answer]) -> Answer:
    """All of them: one no settles it; of none at all, yes."""
    given = set(answers)
    if Answer.NO in given:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in given else Answer.YES


def some(answers: Iterable[Answer]) -> Answer:
    """Any of them: one yes settles it; of none at all, no."""
    given = set(answers)
    if Answer.YES in given:
        return Answer.YES
    return Answer.UNKNOWN if Answer.UNKNOWN in given else Answer.NO


def opposite(answer: Answer) -> Answer:
    """The opposite; of what is not known, not known."""
    return {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(answer, Answer.UNKNOWN)
