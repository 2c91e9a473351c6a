"""What staff and members type from the scenarios to the answer."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.actions.award import SHORTEST_REASON, Decision
from nadi.together.pools.evaluation.presets import PRESETS, Numbers, filled, offered
from nadi.together.pools.models import OwnScenario, Scenario
from nadi.together.pools.questions import OWN
from nadi.together.pools.sharing.method_titles import title_of
from nadi.together.pools.sharing.method_words import METHOD_WORDS
from nadi.web.forms import DateTimeField, DecimalField, Form

Choices = list[tuple[str, str]]
SHORT = {
    "at_most": _("At most so many vendors"),
    "share_cap": _("No vendor above a share of the value"),
}


class EvaluationForm(Form):
    """Which scenarios to compute, and with which numbers."""

    presets = forms.MultipleChoiceField(
        label=_("Scenarios"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The cheapest in all is always computed: the others are held against it."),
        required=False,
    )
    vendors = forms.IntegerField(label=_("Vendors at most"), min_value=1, max_value=50)
    share = DecimalField(
        label=_("No vendor above"), min_value=1, max_value=100, decimal_places=0, help_text=_("Of the value.")
    )

    def __init__(
        self, *args: Any, own: Sequence[OwnScenario] = (), has_incumbent: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        presets = [(one.key, SHORT.get(one.key, one.name)) for one in offered(has_incumbent=has_incumbent)]
        mine = [(f"{OWN}{one.uid}", one.name) for one in own]
        self.fields["presets"].choices = [*presets, *mine]  # type: ignore[attr-defined]  # it has choices

    def numbers(self) -> Numbers:
        """Return the numbers that were typed."""
        percent: Decimal = self.cleaned_data["share"]
        return Numbers(vendors=self.cleaned_data["vendors"], share=percent / 100)


def usual(own: Sequence[OwnScenario] = ()) -> dict[str, Any]:
    """Return what the form asks for unless changed: everything there is."""
    keys = [*(preset.key for preset in PRESETS), *(f"{OWN}{one.uid}" for one in own)]
    return {"presets": keys, "vendors": 2, "share": Decimal(60)}


class AwardForm(Form):
    """The decision: which scenario, why, how it is shared and until when members answer."""

    scenario = forms.ChoiceField(label=_("Scenario"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        min_length=SHORTEST_REASON,
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Why this scenario: the board and the journal keep it. At least twenty characters."),
    )
    method = forms.ChoiceField(label=_("Rule of sharing"), widget=forms.RadioSelect)
    answer_until = DateTimeField(
        label=_("Members answer until"), help_text=_("Local time, at least a day from now.")
    )
    is_told = forms.BooleanField(
        label=_("I know whom every rule makes worse off than alone, and award this scenario all the same."),
        required=False,
    )

    def __init__(
        self, *args: Any, scenarios: Choices, method: str, methods: Sequence[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scenario"].choices = scenarios  # type: ignore[attr-defined]  # a ChoiceField has them
        self.fields["method"].choices = method_choices(method, methods)  # type: ignore[attr-defined]  # too

    def decision(self) -> Decision:
        """Return what was decided."""
        return Decision(**self.cleaned_data)


def label_of(scenario: Scenario) -> str:
    """Return a scenario's name in the reader's language."""
    preset = next((preset for preset in PRESETS if preset.key == scenario.key), None)
    return filled(preset.name, scenario.rules[0] if scenario.rules else None) if preset else scenario.name


def method_choices(fixed: str, allowed: Sequence[str]) -> Choices:
    """Return the rules of sharing that may be applied with what each means, the announced one marked."""
    return [(value, method_label(value, is_fixed=value == fixed)) for value in allowed]


def method_label(method: str, *, is_fixed: bool) -> str:
    """Return a rule of sharing as a sentence."""
    words = {"rule": title_of(method), "meaning": METHOD_WORDS[method]}
    if is_fixed:
        return gettext("%(rule)s (announced to the members): %(meaning)s") % words
    return gettext("%(rule)s: %(meaning)s") % words


class DeclineForm(Form):
    """Why a company says no."""

    note = forms.CharField(
        label=_("Why your company declines"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("The association's office reads this; other members and vendors do not."),
    )
