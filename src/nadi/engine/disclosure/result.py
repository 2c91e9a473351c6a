"""What is answered: the total, or the rules that keep it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

Rule = Literal["minimum_frequency", "largest_share", "p_percent", "dominance"]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One rule broken.

    `key` and `parameters` name the sentence for a reader (`parameters` hold the rule's own numbers, never a
    contributor's); `text` is that sentence in English. `required_upper_bound` is the total up to which an
    outsider must be left guessing, in the unit of the total; None where the rule sets none. It is computed
    from contributions: keep it from readers.
    """

    rule: Rule
    text: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    required_upper_bound: Fraction | None = None

    @property
    def key(self) -> str:
        """The sentence's name for translation."""
        return f"disclosure.{self.rule}"


@dataclass(frozen=True, kw_only=True)
class Disclosed:
    """A total after disclosure control; `total` is None exactly when a rule keeps it back.

    `broken` lists every broken rule, the one to name to readers first.
    """

    total: Decimal | None
    broken: tuple[Finding, ...]

    @property
    def is_shown(self) -> bool:
        """Tell whether the total may be shown."""
        return self.total is not None

    @property
    def suppressed_by(self) -> Finding | None:
        """The rule to name to a reader, if the total is kept back."""
        return self.broken[0] if self.broken else None
