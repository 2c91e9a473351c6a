"""Certificates and their audits as they are typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.companies.queries import members
from nadi.registers.services.forms.services import standard_suggestions
from nadi.registers.services.models import Certificate, Service, SurveillanceAudit
from nadi.web.access import Actor
from nadi.web.files import UploadField
from nadi.web.forms import Form, ModelForm, rows_of
from nadi.web.localized import localized


class NamedChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic to the checker alone
    """A choice of things by their names in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        return localized(obj)


class CertificateForm(ModelForm):
    """A certificate; the office says whose it is."""

    standard = forms.CharField(
        label=_("Standard"), max_length=120, help_text=_("For example: ISO 9001, BRCGS Packaging.")
    )
    certifier = NamedChoice(
        label=_("Certification body in our register"), queryset=Service.objects.none(), required=False
    )
    file = UploadField(
        label=_("The certificate as a file"), kinds=(".pdf", ".png", ".jpg", ".jpeg"), required=False
    )

    class Meta(ModelForm.Meta):
        model = Certificate
        fields = [
            *("standard", "scope", "scope_local", "body", "certifier", "number"),
            *("issued", "valid_until", "ended_on"),
        ]

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = Service.objects.filter(kind=Service.Kind.CERTIFICATION, state=Service.State.CURRENT)
        self.fields["certifier"].queryset = bodies.order_by("order_common")  # type: ignore[attr-defined]  # a model choice has one
        if actor.is_staff and not self.instance.pk:
            firms: NamedChoice = NamedChoice(label=_("Company"), queryset=members().order_by("name", "pk"))
            self.fields = {"organisation": firms, **self.fields}
        self.fields["standard"].widget.attrs["placeholder"] = standard_suggestions()[0]

    def organisation(self, actor: Actor) -> Organisation:
        """Return whose certificate it is."""
        chosen = self.cleaned_data.get("organisation")
        return chosen or Organisation.objects.get(uid=actor.organisation)

    def clean(self) -> dict[str, Any]:
        """It ends after it was issued."""
        cleaned = super().clean()
        issued, until = cleaned.get("issued"), cleaned.get("valid_until")
        if issued and until and until < issued:
            self.add_error("valid_until", _("The last day is before the day of issue."))
        return cleaned

    def validate_constraints(self) -> None:
        """Do nothing: what the database insists on is said in sentences, or by the action."""


class ShownForm(Form):
    """Who sees a certificate."""

    shown = forms.ChoiceField(
        label=_("Who may see it"), choices=Certificate.Shown.choices, widget=forms.RadioSelect
    )


class AuditForm(ModelForm):
    """One surveillance audit."""

    class Meta(ModelForm.Meta):
        model = SurveillanceAudit
        fields = ["due", "held", "outcome", "note"]
        widgets = {"note": forms.TextInput}

    def clean(self) -> dict[str, Any]:
        """An audit that was held has an outcome, and the other way round."""
        cleaned = super().clean()
        is_planned = cleaned.get("outcome") == SurveillanceAudit.Outcome.PLANNED
        if is_planned and cleaned.get("held"):
            self.add_error("outcome", _("It was held: choose what came of it."))
        if not is_planned and cleaned.get("outcome") and not cleaned.get("held"):
            self.add_error("held", _("Enter the day on which it was held."))
        return cleaned

    def validate_constraints(self) -> None:
        """Do nothing: what the database insists on is said above."""


AuditRows = rows_of(AuditForm, extra=2, most=40)
