"""How a vendor that nobody asked asks for its link."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nadi.companies.identifiers import check_legal_entity_number
from nadi.companies.places import country_choices
from nadi.web.forms import Form


class LinkForm(Form):
    """Which company asks, and where its link goes."""

    name = forms.CharField(label=_("Your company's name"), max_length=160)
    country = forms.ChoiceField(label=_("Country"), choices=country_choices, initial="GE")
    number = forms.CharField(
        label=_("Identification number"),
        max_length=40,
        help_text=_("As in the company register of your country; in Georgia 9 digits."),
    )
    email = forms.EmailField(
        label=_("E-mail of your sales"),
        help_text=_("The link goes there, and whoever holds it bids for your company."),
    )

    def clean_number(self) -> str:
        """Return the number without the spaces people put into it."""
        return "".join(str(self.cleaned_data["number"]).split())

    def clean(self) -> dict[str, Any]:
        """Check the number against its country."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        try:
            check_legal_entity_number(cleaned.get("country", ""), cleaned.get("number", ""))
        except ValidationError as error:
            self.add_error("number", error)
        return cleaned
