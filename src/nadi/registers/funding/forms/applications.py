"""An application as the firm and the office type it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.registers.funding.models import Application, Lesson
from nadi.registers.funding.models.application import Reason
from nadi.registers.funding.words import RATE_LABELS
from nadi.web.files import UploadField
from nadi.web.forms import DateField, DecimalField, Form, ModelForm, MoneyField


class PlanForm(Form):
    """What the firm wants the money for."""

    purpose = forms.CharField(label=_("What for"), max_length=300, required=False)

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked"] = MoneyField(
            label=_("Amount asked for"), currency=application.currency, required=False
        )
        self.initial.setdefault("purpose", application.purpose)
        self.initial.setdefault("asked", application.asked)


class DayForm(Form):
    """A day, today unless said otherwise."""

    on = DateField(label=_("On"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", timezone.localdate())


class AmountForm(DayForm):
    """An amount in the application's currency, and a day."""

    field_order = ("amount", "on")

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"] = MoneyField(
            label=_("Amount"), currency=application.currency, min_value=0, max_digits=16
        )
        self.order_fields(self.field_order)

    def clean_amount(self) -> Any:
        """An amount is more than nought."""
        amount = self.cleaned_data["amount"]
        if amount == 0:
            raise forms.ValidationError(_("Enter an amount above nought."))
        return amount


class RefusalForm(DayForm):
    """Why the funder said no."""

    reason = forms.ChoiceField(label=_("Why"), choices=Reason.choices)
    text = forms.CharField(
        label=_("In the funder's words"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("reason", "text", "on")


class PaperForm(Form):
    """Whether a paper is ready, and its file."""

    file = UploadField(label=_("File"), required=False)
    is_ready = forms.BooleanField(label=_("Ready"), required=False)


class NewPaperForm(Form):
    """A paper to be added to the checklist."""

    name = forms.CharField(label=_("Paper"), max_length=200)


class RateForm(Form):
    """A reference rate of a day."""

    code = forms.CharField(
        label=_("Rate"),
        max_length=20,
        help_text=_("refinancing, euribor-6m, tibr; a currency as EUR/GEL: what one euro costs in lari."),
    )
    value = DecimalField(label=_("Value"), min_value=0, decimal_places=6)
    as_of = DateField(label=_("As of"))
    source = forms.CharField(label=_("Source"), max_length=200)

    def clean_code(self) -> str:
        """A rate that formulas know, or a pair of currencies."""
        code = str(self.cleaned_data["code"]).strip()
        parts = code.upper().split("/")
        if len(parts) == 2 and all(len(part) == 3 and part.isascii() and part.isalpha() for part in parts):
            return "/".join(parts)
        if code in RATE_LABELS:
            return code
        known = ", ".join([*RATE_LABELS, "EUR/GEL"])
        raise forms.ValidationError(_("There is no such rate. Write one of: %(known)s.") % {"known": known})

    def clean(self) -> dict[str, Any]:
        """A rate is above nought where it is a price of money."""
        cleaned = super().clean() or self.cleaned_data
        if "/" in cleaned.get("code", "") and cleaned.get("value") == 0:
            self.add_error("value", _("One currency never costs nothing in another."))
        return cleaned


class LessonForm(ModelForm):
    """What outcomes teach, in words that name no firm."""

    class Meta(ModelForm.Meta):
        model = Lesson
        fields = ["reason", "text", "text_local"]
        help_texts = {"text": _("Name no firm and nothing by which members would know it.")}

    def clean(self) -> dict[str, Any]:
        """It has words in at least one language."""
        cleaned = super().clean()
        if not cleaned.get("text") and not cleaned.get("text_local"):
            self.add_error("text", _("Write it in at least one of the two languages."))
        return cleaned

    def validate_constraints(self) -> None:
        """Do nothing: what the database insists on was said above."""


class TellForm(Form):
    """Whom to write to, and what to add."""

    answers = forms.MultipleChoiceField(
        label=_("Write to members whose answer is"),
        choices=[("yes", _("yes")), ("unknown", _("not known yet"))],
        widget=forms.CheckboxSelectMultiple,
        initial=["yes"],
    )
    note = forms.CharField(
        label=_("A word from the office"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
