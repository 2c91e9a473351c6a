"""Ways to a standard as they are typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.registers.services.models import Readiness, StepStanding
from nadi.registers.services.readiness.catalogue import standards
from nadi.web.files import UploadField
from nadi.web.forms import DateField, Form, ModelForm


class BeginForm(Form):
    """Which standard, and by when."""

    standard = forms.ChoiceField(label=_("Standard"), choices=lambda: [(one, one) for one in standards()])
    target = DateField(label=_("To be certified by"), required=False)


class TargetForm(Form):
    """By when."""

    target = DateField(label=_("To be certified by"), required=False)


class WishForm(Form):
    """What a firm would share with others on the same way."""

    wish = forms.ChoiceField(choices=Readiness.Wish.choices, required=False)


class StepForm(ModelForm):
    """Where a company stands with one step."""

    evidence = UploadField(
        label=_("Evidence"), required=False, help_text=_("Read by your people and the office.")
    )

    class Meta(ModelForm.Meta):
        model = StepStanding
        fields = ["state", "reason", "responsible", "due", "note"]
        widgets = {"reason": forms.Textarea(attrs={"rows": 2}), "note": forms.Textarea(attrs={"rows": 3})}

    def clean(self) -> dict[str, Any]:
        """A step that does not apply has a reason."""
        cleaned = super().clean()
        is_left_out = cleaned.get("state") == StepStanding.State.NOT_APPLICABLE
        if is_left_out and not (cleaned.get("reason") or "").strip():
            self.add_error("reason", _("Say why this step does not apply to your company."))
        return cleaned

    def validate_constraints(self) -> None:
        """Do nothing: what the database insists on is said above."""
