"""An expert's record as the office or the expert types it."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.forms import NAMES, PLACE, CodesField, EntryForm
from nadi.registers.entries.languages import language_choices
from nadi.registers.entries.processes import process_code, process_name, process_suggestions
from nadi.registers.experts.actions.keeping import ExpertFacts
from nadi.registers.experts.consent import PURPOSE
from nadi.registers.experts.models import Expert, Terms
from nadi.registers.experts.skills import (
    STANDARDS,
    coming_months,
)
from nadi.web.access import Sentence
from nadi.web.forms import DecimalField, Form
from nadi.web.forms.base import clean_text
from nadi.web.forms.folding import Fold, folds_of

CONFIDENTIAL = (
    "email",
    "phone",
    "contact_shown",
    "rate_currency",
    "rate_from",
    "rate_to",
    "rate_shown",
    "language",
)
CURRENCIES = [("EUR", "EUR"), ("GEL", "GEL"), ("USD", "USD")]


class ExpertForm(EntryForm):
    """An expert; contact and day rate go into a part of the record that only those agreed to may read."""

    processes = CodesField(
        scheme="process",
        label=_("Processes and fields"),
        suggestions=process_suggestions,
        code_of=process_code,
        title_of=process_name,
        help_text=_("For example: flexographic printing, energy efficiency."),
    )
    makes = CodesField(
        scheme="make", label=_("Machine makes"), help_text=_("For example: Bobst, Windmöller & Hölscher.")
    )
    standards = CodesField(
        scheme="standard", label=_("Standards audited or introduced"), suggestions=STANDARDS
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=language_choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    months = forms.MultipleChoiceField(
        label=_("Free in"), choices=coming_months, widget=forms.CheckboxSelectMultiple, required=False
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    contact_shown = forms.ChoiceField(
        label=_("Who may see e-mail and telephone"),
        choices=Terms.Shown.choices,
        initial=Terms.Shown.ENGAGED,
    )
    rate_from = DecimalField(label=_("Day rate from"), min_value=0, decimal_places=2, required=False)
    rate_to = DecimalField(label=_("Day rate to"), min_value=0, decimal_places=2, required=False)
    rate_currency = forms.ChoiceField(label=_("Currency of the day rate"), choices=CURRENCIES)
    rate_shown = forms.ChoiceField(
        label=_("Who may see the day rate"), choices=Terms.Shown.choices, initial=Terms.Shown.MEMBERS
    )
    language = forms.ChoiceField(label=_("Language of our letters"), choices=settings.LANGUAGES)

    # Who it is and what it knows comes first; the rest opens at a press.
    GROUPS: tuple[tuple[Sentence, tuple[str, ...]], ...] = (
        (_("Who and what for"), ("name", "name_local", "email", "summary", "summary_local", "kind")),
        (_("Skills"), ("processes", "makes", "standards", "sectors", "years")),
        (_("Where and when"), ("mode", "country", "region", "town", "town_local", "languages", "months")),
        (_("Contact and letters"), ("phone", "website", "contact_shown", "language")),
        (_("Day rate"), ("rate_from", "rate_to", "rate_currency", "rate_shown")),
        (_("Your agreement"), ("consent",)),
    )

    class Meta(EntryForm.Meta):
        model = Expert
        fields = [*NAMES, "kind", "mode", "years", *PLACE, "website", "sectors"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fill_terms()

    def folds(self) -> list[Fold]:
        """Return the fields in their groups; the first two stand open."""
        return folds_of(self, self.GROUPS, opened=2)

    def fill_terms(self) -> None:
        """Start from what the expert agreed to, and from its languages and months."""
        terms = Terms.objects.filter(expert=self.instance).first()
        for name in CONFIDENTIAL if terms else ():
            self.initial[name] = getattr(terms, name)
        codes = list(self.instance.codings.values_list("scheme", "code"))
        self.initial["languages"] = [code for scheme, code in codes if scheme == "language"]
        self.initial["months"] = [code for scheme, code in codes if scheme == "month"]

    def clean(self) -> dict[str, Any]:
        """The upper end of the rate is not below the lower one."""
        cleaned = super().clean()
        lower, upper = cleaned.get("rate_from"), cleaned.get("rate_to")
        if lower is not None and upper is not None and upper < lower:
            self.add_error("rate_to", _("The upper end of the day rate is below the lower one."))
        return cleaned

    def facts(self) -> ExpertFacts:
        """Return what was typed: columns anybody may read, codes, and the confidential ones."""
        facts = super().facts()
        values = {name: value for name, value in facts.values.items() if name not in CONFIDENTIAL}
        terms = {name: self.cleaned_data[name] for name in CONFIDENTIAL}
        own = {"language": self.cleaned_data["languages"], "month": self.cleaned_data["months"]}
        return ExpertFacts(values=values, terms=terms, codes={**facts.codes, **own})


class ApplicationForm(ExpertForm):
    """The public form by which an expert enters itself."""

    consent = forms.BooleanField(label=_("I agree that this is kept and shown for this purpose"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True
        self.fields["consent"].help_text = str(PURPOSE)


class OwnForm(ExpertForm):
    """An expert's own record; the address stays, for it is where the link goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True


class RefereeForm(Form):
    """Who speaks for an expert."""

    name = forms.CharField(label=_("Name of the referee"), max_length=160)
    firm = forms.CharField(label=_("Firm"), max_length=160, required=False)
    email = forms.EmailField(label=_("E-mail of the referee"))
    about = forms.CharField(
        label=_("What the work was"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)


class ReferenceForm(Form):
    """A referee's answer."""

    says = forms.CharField(
        label=_("What members should know"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def text(self) -> str:
        """Return what the referee says."""
        return clean_text(self.cleaned_data["says"])
