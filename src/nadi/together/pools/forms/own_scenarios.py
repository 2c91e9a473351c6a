"""Rules in words: for each kind a small form with what the sentence leaves open."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from nadi.together.pools.actions.own_scenarios import SHORTEST_REASON, Weights
from nadi.together.pools.evaluation.own_rules import KINDS, Kind
from nadi.together.pools.queries.own_scenarios import Choices, Things
from nadi.web.forms import DecimalField, Form

HUNDRED = Decimal(100)
BASES = [("value", _("value")), ("quantity", _("quantity"))]


def asked_field(ask: str, things: Things) -> tuple[str, forms.Field]:
    """Return the name and the field of what a kind asks for."""
    everything: Choices = [("", str(_("everything together")))]
    made: Mapping[str, tuple[str, forms.Field]] = {
        "count": ("count", forms.IntegerField(label=_("Vendors"), min_value=1, max_value=50)),
        "percent": (
            "percent",
            DecimalField(label=_("Share in per cent"), min_value=0, max_value=100, decimal_places=1),
        ),
        "of": (
            "of",
            forms.ChoiceField(label=_("Of the"), choices=BASES),
        ),
        "vendor": ("vendor", forms.ChoiceField(label=_("Vendor"), choices=things.vendors)),
        "any_vendor": (
            "vendor",
            forms.ChoiceField(
                label=_("Vendor"), choices=[("", str(_("each vendor"))), *things.vendors], required=False
            ),
        ),
        "line": (
            "line",
            forms.ChoiceField(label=_("Of"), choices=[*everything, *things.lines], required=False),
        ),
        "where": (
            "where",
            forms.ChoiceField(
                label=pgettext("a place or member", "For"),
                choices=[("", str(_("anybody"))), *things.places],
                required=False,
            ),
        ),
        "penalty": (
            "penalty",
            DecimalField(label=_("Penalty of a unit"), min_value=0, decimal_places=6),
        ),
    }
    return made[ask]


class RuleForm(Form):
    """What one kind of rule leaves open."""

    def __init__(self, data: Any = None, *, kind: Kind, things: Things) -> None:
        super().__init__(data, prefix=kind.key)
        self.kind = kind
        for ask in kind.asks:
            name, field = asked_field(ask, things)
            self.fields[name] = field

    def given(self) -> dict[str, str]:
        """Return what was filled in, as it is stored."""
        return {name: text_of(value) for name, value in self.cleaned_data.items() if value not in (None, "")}


def text_of(value: Any) -> str:
    """Return a value as text, a number without idle zeros."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def rule_forms(things: Things, data: Any = None, kind: str = "") -> list[RuleForm]:
    """Return a form for every kind; the one that was sent keeps what was typed."""
    return [RuleForm(data if one.key == kind else None, kind=one, things=things) for one in KINDS]


class NewScenarioForm(Form):
    """The name of a scenario of one's own."""

    name = forms.CharField(label=_("Name of the scenario"), max_length=160)


class WeightsForm(Form):
    """What quality and later payment count for when bids are compared."""

    quality_mark_up = DecimalField(
        label=_("Mark-up of a bid without any quality point"),
        min_value=0,
        max_value=100,
        decimal_places=2,
        help_text=_("In per cent of its price. Used to compare, never paid."),
    )
    interest_rate = DecimalField(
        label=_("Interest for payment days"),
        min_value=0,
        max_value=Decimal("99.99"),
        decimal_places=2,
        help_text=_("In per cent a year: who asks to be paid earlier is compared as that much dearer."),
    )
    reason = forms.CharField(
        label=_("Why they change after the opening"),
        min_length=SHORTEST_REASON,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Vendors were told other weights, so the reason goes on record."),
    )

    def weights(self) -> Weights:
        """Return the weights as fractions."""
        return Weights(
            quality_mark_up=self.cleaned_data["quality_mark_up"] / HUNDRED,
            interest_rate=self.cleaned_data["interest_rate"] / HUNDRED,
            reason=self.cleaned_data["reason"],
        )
