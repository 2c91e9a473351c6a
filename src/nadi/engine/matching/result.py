"""What is answered: a score, and why."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

# `matched` wholly; `near` in part; `missing` not at all; `unknown` the profile does not say.
Standing = Literal["matched", "near", "missing", "unknown"]


@dataclass(frozen=True, kw_only=True)
class Reason:
    """How one thing asked for stands: what was asked, what was found for it, how near that is.

    `scheme` is that of the fact, or `place`, `availability`, `rate`, `experience`. `asked` and `found` are
    its words, or its code where it has none; `found` is empty where nothing was.
    """

    scheme: str
    asked: str
    found: str
    closeness: Fraction
    weight: Fraction
    standing: Standing
    is_must: bool = False


@dataclass(frozen=True, kw_only=True)
class Match:
    """A need and a profile together: the score in [0, 1] and a reason for each thing asked.

    `excluded` are the musts that are not met; a match with any of them is in no ranking. `text` in [0, 1] is
    how much of the need's words the profile's text shares; it only decides between equal scores.
    """

    need: str
    profile: str
    score: Fraction
    text: Fraction
    reasons: tuple[Reason, ...]

    @property
    def matched(self) -> tuple[Reason, ...]:
        """What the profile has, wholly or in part."""
        return tuple(one for one in self.reasons if one.standing in ("matched", "near"))

    @property
    def missing(self) -> tuple[Reason, ...]:
        """What the profile lacks or does not say."""
        return tuple(one for one in self.reasons if one.standing in ("missing", "unknown"))

    @property
    def excluded(self) -> tuple[Reason, ...]:
        """The musts that the profile does not meet."""
        return tuple(one for one in self.reasons if one.is_must and one.standing == "missing")


@dataclass(frozen=True, kw_only=True)
class Ranked:
    """The matches, the best first, and apart from them those that a must excludes, by key."""

    matches: tuple[Match, ...]
    excluded: tuple[Match, ...]
