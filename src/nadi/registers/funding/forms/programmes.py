"""A programme and its openings as staff type them."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.forms import NAMES, EntryForm, entry_field_for
from nadi.registers.entries.models import Entry
from nadi.registers.funding.models import Call, Programme
from nadi.registers.funding.words import RATE_LABELS
from nadi.web.access import Sentence
from nadi.web.forms import ModelForm

CURRENCY = re.compile(r"[A-Z]{3}")
UID = re.compile(r"[2-9a-z]{12}")
AMOUNTS = (
    "amount_min",
    "amount_max",
    "beneficiary_cap",
    "guarantee_max",
)
IN_ORDER = [
    ("amount_min", "amount_max"),
    ("share_min", "share_max"),
    ("incentive_min", "incentive_max"),
    ("opens", "closes"),
    ("starts", "ends"),
]
SHARES = (
    "share_min",
    "share_max",
    "own_contribution",
    "guarantee_share",
    "incentive_min",
    "incentive_max",
)


# The form in groups; a group reaches to the field named, and the last one to the end.
GROUPS: Sequence[tuple[Sentence, str]] = [
    (_("What it is"), "implementer_local"),
    (_("Amount"), "beneficiary_cap"),
    (_("Interest support"), "rate_months"),
    (_("Guarantee"), "guarantee_max"),
    (_("Conditions"), "envelope_currency"),
    (_("Who can apply"), "sectors"),
    (_("Deadline"), "months_max"),
    (_("Papers asked"), "papers_local"),
    (_("Source"), ""),
]


class ProgrammeForm(EntryForm):
    """A programme; its conditions have a page of their own."""

    successor = forms.CharField(
        label=_("Superseded by"),
        required=False,
        max_length=300,
        help_text=_("The address of the page of the programme that took its place."),
    )

    class Meta(EntryForm.Meta):
        model = Programme
        fields = [
            *NAMES,
            "kind",
            "status",
            "funder",
            "funder_local",
            "implementer",
            "implementer_local",
            "currency",
            "amount_min",
            "amount_max",
            "share_min",
            "share_max",
            "own_contribution",
            "beneficiary_cap",
            "reference_rate",
            "rate_points",
            "rate_cap",
            "rate_months",
            "guarantee_share",
            "guarantee_max",
            "incentive_min",
            "incentive_max",
            "terms",
            "terms_local",
            "envelope",
            "envelope_currency",
            "who",
            "who_local",
            "recipients",
            "sectors",
            "deadline_model",
            "opens",
            "closes",
            "starts",
            "ends",
            "months_max",
            "papers",
            "papers_local",
            "website",
            "audience",
            "source",
            "source_url",
            "as_of",
            "confirm_email",
        ]
        help_texts = {
            **EntryForm.Meta.help_texts,
            "amount_max": _("What one firm can get for one project; never the money of all firms together."),
            "envelope": _("Shown as such, and never as what one firm can get."),
            "reference_rate": _("For example refinancing; the office keeps its value under Reference rates."),
            "rate_points": _("For example −5: the reference rate less five points."),
            "recipients": _("By code, for example GE or AM, GE; left empty when it is for firms here."),
            "closes": _("Several cut-off dates, or a time of day, are entered as openings on the page."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rates = [("", "–"), *RATE_LABELS.items()]
        kept = self.instance.reference_rate
        if kept and kept not in RATE_LABELS:
            rates.append((kept, kept))
        self.fields["reference_rate"] = forms.ChoiceField(
            label=_("Interest support: reference rate"), choices=rates, required=False
        )
        if self.instance.superseded_by_id:
            self.initial["successor"] = self.instance.superseded_by.uid

    def groups(self) -> Iterator[tuple[Sentence, list[forms.BoundField]]]:
        """Yield the fields in their groups."""
        left = list(self)
        for title, last in GROUPS:
            names = [one.name for one in left]
            upto = names.index(last) + 1 if last in names else len(left)
            yield title, left[:upto]
            left = left[upto:]

    def clean_currency(self) -> str:
        """Read the currency in capitals."""
        return self.checked_currency("currency")

    def clean_envelope_currency(self) -> str:
        """Read the currency of the envelope in capitals."""
        return self.checked_currency("envelope_currency")

    def checked_currency(self, name: str) -> str:
        """Refuse what is no code of a currency."""
        code = str(self.cleaned_data.get(name) or "").strip().upper()
        if code and not CURRENCY.fullmatch(code):
            raise forms.ValidationError(_("Write the currency in three letters, for example GEL."))
        return code

    def clean_successor(self) -> Entry | None:
        """Find the programme in an address, or by its public id."""
        typed = self.cleaned_data["successor"]
        if not typed:
            return None
        for word in reversed(UID.findall(typed)):
            found = Programme.objects.filter(uid=word).exclude(pk=self.instance.pk).first()
            if found is not None:
                return found
        raise forms.ValidationError(_("There is no such programme. Copy the address of its page here."))

    def clean(self) -> dict[str, Any]:
        """The least is not above the most, a share is a share, an amount has its currency."""
        cleaned = super().clean()
        for low, high in IN_ORDER:
            least, most = cleaned.get(low), cleaned.get(high)
            if least is not None and most is not None and least > most:
                self.add_error(high, _("This is below the one before it."))
        for name in SHARES:
            if cleaned.get(name) is not None and not 0 <= cleaned[name] <= 100:
                self.add_error(name, _("A share lies between 0 and 100 per cent."))
        for name in AMOUNTS:
            if cleaned.get(name) is not None and cleaned[name] < 0:
                self.add_error(name, _("An amount is never below nought."))
        if any(cleaned.get(name) is not None for name in AMOUNTS) and not cleaned.get("currency"):
            self.add_error("currency", _("Amounts need their currency."))
        cleaned["superseded_by"] = cleaned.get("successor")
        return cleaned


class CallForm(ModelForm):
    """An opening of a programme."""

    class Meta(ModelForm.Meta):
        formfield_callback = staticmethod(entry_field_for)
        model = Call
        fields = ["title", "title_local", "state", "opens", "closes", "source_url"]
        help_texts = {"closes": _("To the minute: many deadlines are at noon or at six in the evening.")}

    def clean(self) -> dict[str, Any]:
        """It opens before it closes."""
        cleaned = super().clean()
        opens, closes = cleaned.get("opens"), cleaned.get("closes")
        if opens and closes and opens > closes:
            self.add_error("closes", _("It closes before it opens."))
        return cleaned

    def validate_constraints(self) -> None:
        """Do nothing: what the database insists on was said above."""
