"""How near the members' shared quantity is to the next lower price."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from nadi.web.components.buttons import Words
from nadi.web.components.charts.frame import Chart, Scale, percent


@dataclass(frozen=True, kw_only=True)
class PriceBreak:
    """From this quantity on, these terms."""

    quantity: Decimal
    terms: Words


@dataclass(frozen=True, kw_only=True)
class DrawnBreak:
    """A price break as it is drawn: its place, and whether the quantity reaches it."""

    number: int
    x: str
    text: str
    terms: Words
    is_reached: bool
    missing: str


@dataclass(frozen=True, kw_only=True)
class BreakChart(Chart):
    """The pooled quantity filling towards the price breaks; `own` is the reader's part of it."""

    template: ClassVar[str] = "web/charts/breaks.html"
    pooled: Decimal = Decimal(0)
    own: Decimal | None = None
    breaks: Sequence[PriceBreak] = ()

    @property
    def scale(self) -> Scale:
        widest = max([self.pooled, *(step.quantity for step in self.breaks)])
        return Scale(Decimal(0), widest * Decimal("1.04"))

    @property
    def pooled_width(self) -> str:
        return percent(self.scale.place(self.pooled))

    @property
    def own_width(self) -> str:
        return percent(self.scale.place(self.own)) if self.own else ""

    @property
    def pooled_text(self) -> str:
        return self.written(self.pooled)

    @property
    def own_text(self) -> str:
        return self.written(self.own) if self.own else ""

    @property
    def drawn(self) -> list[DrawnBreak]:
        """Return the breaks from the lowest quantity up."""
        steps = sorted(self.breaks, key=lambda step: step.quantity)
        return [
            DrawnBreak(
                number=number,
                x=percent(self.scale.place(step.quantity)),
                text=self.written(step.quantity),
                terms=step.terms,
                is_reached=step.quantity <= self.pooled,
                missing=self.written(max(step.quantity - self.pooled, Decimal(0))),
            )
            for number, step in enumerate(steps, start=1)
        ]

    @property
    def table_heads(self) -> Sequence[Words]:
        return [_("From quantity"), _("Terms"), _("Still missing")]

    @property
    def table_rows(self) -> Sequence[Sequence[Any]]:
        return [(step.text, step.terms, step.missing) for step in self.drawn]
