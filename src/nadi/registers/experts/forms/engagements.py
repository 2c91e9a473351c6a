"""Requests, briefs, the end of the work and its rating as they are typed."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.registers.experts.actions.engagements import Rating
from nadi.registers.experts.forms.experts import CURRENCIES
from nadi.registers.experts.models import Brief, Engagement
from nadi.web.forms import DateField, Form, ModelForm

ENDS_BEFORE = _("The last day is before the first one.")
BUDGET_UPSIDE_DOWN = _("The upper end of the budget is below the lower one.")


class RequestForm(ModelForm):
    """What a firm needs an expert for."""

    currency = forms.ChoiceField(label=_("Currency"), choices=CURRENCIES, initial=settings.CURRENCY)

    class Meta(ModelForm.Meta):
        model = Engagement
        fields = ["need", "place", "starts", "ends", "budget_from", "budget_to", "currency"]
        help_texts = {
            "need": _("The machine or process, what goes wrong or should become better."),
            "budget_from": _("Seen by the expert and the office; other members see nothing of this."),
        }

    def clean(self) -> dict[str, Any]:
        """Days and budget are in order."""
        cleaned = super().clean()
        refuse_if_before(self, "starts", "ends", ENDS_BEFORE)
        refuse_if_before(self, "budget_from", "budget_to", BUDGET_UPSIDE_DOWN)
        return cleaned

    def validate_constraints(self) -> None:
        """Do nothing: what the database insists on is said above in sentences."""


class BriefForm(ModelForm):
    """A version of the brief, with the number of the version it answers."""

    currency = forms.ChoiceField(label=_("Currency"), choices=CURRENCIES, initial=settings.CURRENCY)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=999)

    class Meta(ModelForm.Meta):
        model = Brief
        fields = ["goal", "tasks", "place", "starts", "ends", "days", "price", "currency"]
        help_texts = {"price": _("Read by your side, the other side and the office alone.")}

    def clean(self) -> dict[str, Any]:
        """Days are in order, and there is work."""
        cleaned = super().clean()
        refuse_if_before(self, "starts", "ends", ENDS_BEFORE)
        if cleaned.get("days") is not None and cleaned["days"] <= 0:
            self.add_error("days", _("Enter more than no days of work."))
        if cleaned.get("price") is not None and cleaned["price"] < 0:
            self.add_error("price", _("A price is zero or more."))
        return cleaned

    def validate_constraints(self) -> None:
        """Do nothing: what the database insists on is said above in sentences."""


class SeenForm(Form):
    """Which version of the brief the reader had before them."""

    seen = forms.IntegerField(min_value=1, max_value=999)


class DoneForm(Form):
    """The day on which the work was done."""

    on = DateField(label=_("Done on"), initial=timezone.localdate)


class RatingForm(Form):
    """What the firm thinks of the work."""

    rating = forms.TypedChoiceField(
        label=_("Rating"),
        choices=[
            (5, _("5 – very good")),
            (4, _("4 – good")),
            (3, _("3 – fair")),
            (2, _("2 – poor")),
            (1, _("1 – very poor")),
        ],
        coerce=int,
    )
    comment = forms.CharField(
        label=_("Comment"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    is_named = forms.BooleanField(label=_("Other members may see that it was us"), required=False)

    def given(self) -> Rating:
        """Return the rating."""
        return Rating(**{name: self.cleaned_data[name] for name in ("rating", "comment", "is_named")})


def refuse_if_before(form: forms.BaseForm, first: str, last: str, sentence: Any) -> None:
    """Complain where the second of two values is smaller."""
    lower, upper = form.cleaned_data.get(first), form.cleaned_data.get(last)
    if lower is not None and upper is not None and upper < lower:
        form.add_error(last, sentence)
