"""What is asked about an agreement as a whole: its terms, a longer term, a reason."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.together.agreements.actions.agreements import Terms
from nadi.together.agreements.prices import HUNDRED, latest_end
from nadi.web.access import Sentence
from nadi.web.forms import DateField, DecimalField, Form


class TermForm(Form):
    """When the agreements start and end, and how far orders and prices may move."""

    starts = DateField(label=_("In force from"))
    ends = DateField(label=_("until"), help_text=_("At most four years."))
    allowance = DecimalField(
        label=_("Members may order more than agreed, in per cent"),
        min_value=0,
        max_value=100,
        decimal_places=2,
        required=False,
        initial=Decimal(0),
    )
    least_factor = DecimalField(
        label=_("Prices change at once to no less than"),
        min_value=Decimal("0.1"),
        max_value=1,
        decimal_places=4,
        required=False,
        initial=Decimal("0.9"),
        help_text=_("As a factor: 0.9 is a tenth less."),
    )
    most_factor = DecimalField(
        label=_("and to no more than"),
        min_value=1,
        max_value=10,
        decimal_places=4,
        required=False,
        initial=Decimal("1.1"),
        help_text=_("As a factor: 1.1 is a tenth more."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a term that is empty or longer than four years."""
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and not starts < ends <= latest_end(starts):
            self.add_error("ends", _("An agreement ends after it starts, and within four years."))
        return cleaned

    def terms(self) -> Terms:
        """Return what all agreements have in common beside their days."""
        given = self.cleaned_data
        usual = Terms()
        return Terms(
            allowance=(given["allowance"] or Decimal(0)) / HUNDRED,
            least_factor=given["least_factor"] or usual.least_factor,
            most_factor=given["most_factor"] or usual.most_factor,
        )


def year_from(today: date) -> dict[str, Any]:
    """Return the usual term: one year from today."""
    return {"starts": today, "ends": today + timedelta(days=365)}


class ExtensionForm(Form):
    """A later last day."""

    ends = DateField(label=_("New last day"))
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class WordsForm(Form):
    """One text: a reason, an answer, what is wrong."""

    text = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, label: Sentence, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = str(label)
