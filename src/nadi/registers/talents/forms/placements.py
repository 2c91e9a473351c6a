"""What colleges and firms say about students and places."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.registers.talents.forms.vacancies import MemberField
from nadi.registers.talents.models import StudentGroup, TrainingPlaces
from nadi.web.forms import Form, ModelForm

OFFERED = [
    "kind",
    "occupation",
    "occupation_local",
    "number",
    "starts",
    "ends",
    "region",
    "town",
    "terms",
]


class OfferedForm(ModelForm):
    """What a group of students and training places have in common."""

    def clean(self) -> dict[str, Any]:
        """Ask for an occupation, and a period that ends after it begins."""
        cleaned = super().clean()
        if not (cleaned.get("occupation") or cleaned.get("occupation_local")):
            self.add_error("occupation", _("Name the occupation in at least one of the two languages."))
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("It ends before it begins."))
        if cleaned.get("number") == 0:
            self.add_error("number", _("Say how many, at least one."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """Return the columns as typed."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}

    def validate_constraints(self) -> None:
        """Do nothing: what the database insists on is said in sentences above."""


class GroupForm(OfferedForm):
    """A college's group of students; the office says which college."""

    college = MemberField(label=_("Which college?"), queryset=Organisation.objects.none())

    class Meta(ModelForm.Meta):
        model = StudentGroup
        fields = ["programme", "programme_local", *OFFERED]

    def __init__(self, *args: Any, for_staff: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if for_staff:
            partners = Organisation.objects.filter(kind=Organisation.Kind.PARTNER).order_by("name", "pk")
            self.fields["college"].queryset = partners  # type: ignore[attr-defined]  # a field of rows
        else:
            del self.fields["college"]


class PlacesForm(OfferedForm):
    """A firm's training places."""

    class Meta(ModelForm.Meta):
        model = TrainingPlaces
        fields = [*OFFERED, "is_paid"]


class ProposalForm(Form):
    """How many students the office proposes to send."""

    number = forms.IntegerField(label=_("How many students"), min_value=1, max_value=500)


class DeclineForm(Form):
    """Why a placement does not suit."""

    reason = forms.CharField(label=_("Why not?"), max_length=500)


class YearForm(Form):
    """Which year's demand is released."""

    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
