"""How much each kind of thing counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType

OF_SCHEMES: Mapping[str, Fraction] = MappingProxyType(
    {
        "occupation": Fraction(4),
        "skill": Fraction(2),
        "make": Fraction(3),
        "process": Fraction(3),
        "standard": Fraction(3),
        "language": Fraction(1),
        "nace": Fraction(1),
        "cpv": Fraction(2),
    }
)
OF_TERMS: Mapping[str, Fraction] = MappingProxyType(
    {
        "place": Fraction(2),
        "availability": Fraction(1),
        "rate": Fraction(1),
        "experience": Fraction(1),
    }
)


@dataclass(frozen=True, kw_only=True)
class Weights:
    """What a thing of each scheme weighs, and how near two codes are by the steps to where they meet.

    `closeness[d]` holds for codes whose paths meet d steps up (the longer of the two ways); farther counts
    nothing. A scheme not named weighs 1. A must is met from `must_at` on.
    """

    schemes: Mapping[str, Fraction] = field(default_factory=lambda: OF_SCHEMES)
    terms: Mapping[str, Fraction] = field(default_factory=lambda: OF_TERMS)
    closeness: tuple[Fraction, ...] = (Fraction(1), Fraction(7, 10), Fraction(4, 10), Fraction(2, 10))
    must_at: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        if any(weight < 0 for weight in (*self.schemes.values(), *self.terms.values())):
            raise ValueError("A weight is zero or more.")
        steps = self.closeness
        if not steps or steps[0] != 1 or any(not 0 <= one <= 1 for one in steps):
            raise ValueError("Closeness begins at 1 and stays between 0 and 1.")
        if any(nearer < farther for nearer, farther in pairwise(steps)):
            raise ValueError("Closeness never grows with the distance.")
        if not 0 < self.must_at <= 1:
            raise ValueError(f"A must is met from a closeness above 0 and at most 1, not {self.must_at}.")

    def of(self, scheme: str) -> Fraction:
        """Return the weight of one thing of a scheme."""
        return self.schemes.get(scheme, Fraction(1))


STANDARD = Weights()
