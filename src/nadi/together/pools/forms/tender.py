"""Forms by which staff start a tender and ask vendors."""

from typing import Any

from babel import Locale
from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.web.forms import Form
from nadi.web.localized import localized


class VendorChoice(forms.ModelChoiceField[Organisation]):
    """Providers of the register, named in the reader's language."""

    def label_from_instance(self, obj: Organisation) -> str:
        """Name the provider."""
        return localized(obj)


def countries() -> list[tuple[str, str]]:
    """Return the countries in the reader's language, by name."""
    territories = Locale.parse((get_language() or "en").replace("-", "_")).territories
    named = [(code, name) for code, name in territories.items() if len(code) == 2 and code.isalpha()]
    return sorted(named, key=lambda one: one[1])


class AskVendorForm(Form):
    """Which vendor to ask: one of the register, or a new one by name."""

    vendor = VendorChoice(
        label=_("A provider of the register"), queryset=Organisation.objects.none(), required=False
    )
    name = forms.CharField(
        label=_("Or a new vendor's name"),
        required=False,
        max_length=160,
        help_text=_(
            "A vendor of the same name or e-mail in the register is taken instead of a second record."
        ),
    )
    country = forms.ChoiceField(label=_("Country of a new vendor"), required=False, initial="GE")
    email = forms.EmailField(
        label=_("E-mail of its sales"),
        help_text=_("The link goes there. Whoever holds it bids for the vendor."),
    )
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, providers: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["vendor"]
        assert isinstance(choice, VendorChoice)
        choice.queryset = providers
        self.fields["country"] = forms.ChoiceField(
            label=self.fields["country"].label, required=False, initial="GE", choices=countries()
        )

    def clean(self) -> dict[str, Any]:
        """Ask for exactly one vendor."""
        cleaned = super().clean() or self.cleaned_data
        if "vendor" in self.errors:
            return cleaned
        if not cleaned.get("vendor") and not cleaned.get("name"):
            self.add_error("vendor", _("Choose a provider, or write a new vendor's name."))
        if cleaned.get("vendor") and cleaned.get("name"):
            self.add_error("name", _("Choose a provider or write a new name, not both."))
        return cleaned
