"""What is typed about organisations, sites and people."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nadi.companies.identifiers import check_legal_entity_number
from nadi.companies.models import Affiliation, Invitation, Organisation, Site
from nadi.companies.places import country_choices
from nadi.companies.queries import bearer_of
from nadi.companies.sectors import sector_code, sector_title, suggestions
from nadi.web.access import Actor
from nadi.web.forms import Form, ModelForm
from nadi.web.localized import localized

WHAT_ROLES_MEAN = _("A representative may bind the organisation; a colleague reads and prepares.")


class SuggestingInput(forms.TextInput):
    """A text field that completes from a list while one types."""

    template_name = "companies/suggesting_input.html"

    def __init__(self, suggestions: tuple[str, ...]) -> None:
        super().__init__({"autocomplete": "off"})
        self.suggestions = suggestions

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Name the list after the field."""
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["list"] = f"{name}-suggestions"
        return {**context, "list_id": f"{name}-suggestions", "suggestions": self.suggestions}


class SectorField(forms.CharField):
    """A NACE Rev. 2.1 code, typed alone or with its title."""

    def prepare_value(self, value: Any) -> str:
        return sector_title(value) if value else ""

    def clean(self, value: Any) -> str:
        """Return the code, or say that there is no such one."""
        typed = super().clean(value)
        if not typed:
            return ""
        code = sector_code(typed)
        if code is None:
            raise ValidationError(
                _("NACE Rev. 2.1 has no “%(typed)s”. Type a word of the activity and choose from the list.")
                % {"typed": typed[:60]}
            )
        return code


class OrganisationForm(ModelForm):
    """An organisation, as staff enter it."""

    country = forms.ChoiceField(label=_("Country"), choices=country_choices)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    sector = SectorField(
        label=_("Sector (NACE Rev. 2.1)"),
        required=False,
        widget=SuggestingInput(suggestions()),
        help_text=_("Type a code or a word, for example 17.21 or “corrugated”."),
    )

    class Meta(ModelForm.Meta):
        model = Organisation
        fields = [
            "kind",
            "name",
            "name_local",
            "country",
            "number",
            "sector",
            "size",
            "holding",
            "website",
            "email",
            "phone",
            "member_since",
            "member_until",
        ]
        help_texts = {
            "number": _("As in the company register; in Georgia 9 digits."),
            "member_since": _("Leave empty while the organisation is not a member."),
            "holding": _(
                "If it belongs to a group: companies of one group may not stand against each other."
            ),
        }

    def clean_number(self) -> str:
        """Return the number without the spaces people put into it."""
        return "".join(str(self.cleaned_data["number"]).split())

    def clean(self) -> dict[str, Any]:
        """Check what depends on two fields: the number on the country, the end on the beginning."""
        cleaned = super().clean()
        country, number = cleaned.get("country", ""), cleaned.get("number", "")
        try:
            check_legal_entity_number(country, number)
        except ValidationError as error:
            self.add_error("number", error)
        bearer = bearer_of(country=country, number=number, other_than=self.instance.uid)
        if bearer:
            self.add_error("number", _("%(name)s already has this number.") % {"name": localized(bearer)})
        since, until = cleaned.get("member_since"), cleaned.get("member_until")
        if until and (since is None or until < since):
            self.add_error("member_until", _("Membership cannot end before it began."))
        return cleaned

    def validate_constraints(self) -> None:
        """Do nothing: what the database insists on was said above in sentences."""


class SiteForm(ModelForm):
    """A place of an organisation."""

    class Meta(ModelForm.Meta):
        model = Site
        fields = ["name", "name_local", "address", "town", "region", "latitude", "longitude"]
        help_texts = {
            "latitude": _("Degrees north, for example 41.7167; used to plan joint deliveries."),
            "longitude": _("Degrees east, for example 44.7833."),
        }

    def clean(self) -> dict[str, Any]:
        """Ask for both coordinates or none, and for some that are on Earth."""
        cleaned = super().clean()
        limits = {"latitude": 90, "longitude": 180}
        for name, limit in limits.items():
            value = cleaned.get(name)
            if value is not None and abs(value) > limit:
                self.add_error(name, _("This lies between −%(limit)s and %(limit)s.") % {"limit": limit})
        given = [name for name in limits if cleaned.get(name) is not None]
        if len(given) == 1 and not self.errors.keys() & limits.keys():
            missing = "longitude" if given == ["latitude"] else "latitude"
            self.add_error(missing, _("Give both latitude and longitude, or neither."))
        return cleaned

    def validate_constraints(self) -> None:
        """Do nothing: what the database insists on was said above in sentences."""


class InvitationForm(ModelForm):
    """Whom to invite, as what."""

    class Meta(ModelForm.Meta):
        model = Invitation
        fields = ["email", "name", "role", "is_on_board", "language"]
        help_texts = {
            "language": _("The language of the invitation and of the person's pages."),
            "role": WHAT_ROLES_MEAN,
        }

    def __init__(self, *args: Any, by: Actor, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not by.is_staff:
            role = self.fields["role"]
            role.choices = [choice for choice in Affiliation.Role.choices if choice[0] == "colleague"]  # type: ignore[attr-defined]  # a choice field
            role.help_text = _("The association's office names representatives.")
        if not (by.is_staff and organisation.member_since):
            del self.fields["is_on_board"]

    def facts(self) -> dict[str, Any]:
        """Return what was typed, with what was not asked filled in."""
        return {"is_on_board": False, **self.cleaned_data}

    def validate_constraints(self) -> None:
        """Do nothing: the action says in a sentence when there is such an invitation already."""


class RoleForm(Form):
    """What a person is for the organisation."""

    role = forms.ChoiceField(
        label=_("Role"),
        choices=Affiliation.Role.choices,
        widget=forms.RadioSelect,
        help_text=WHAT_ROLES_MEAN,
    )
    is_on_board = forms.BooleanField(label=_("Sits on the board"), required=False)
