"""What a representative types to take part, and the files that prove a price."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.actions.joining import LONGEST_INTEREST
from nadi.together.pools.models import Line, Pool
from nadi.web.files import UploadField
from nadi.web.forms import DateTimeField, Form
from nadi.web.localized import localized


class InterestForm(Form):
    """An interest in a vendor, in the company's own words."""

    interest = forms.CharField(
        label=_("Interest in a vendor"),
        required=False,
        max_length=LONGEST_INTEREST,
        widget=forms.Textarea({"rows": 3}),
        help_text=_(
            "Does your company, an owner or a manager own part of a possible vendor, or work for one? Name "
            "it here. Your people then take no part in the decision. Leave it empty if there is none."
        ),
    )


class AcceptanceForm(InterestForm):
    """The agreement as it was shown, and the yes to it."""

    terms = forms.CharField(widget=forms.HiddenInput)
    agreed = forms.BooleanField(
        label=_("I have read this and accept it for my company"),
        error_messages={"required": _("Tick the box to accept, or go back: nothing is bound yet.")},
    )


class EvidenceForm(Form):
    """A file that proves what the company pays today for one line."""

    line = forms.ChoiceField(label=_("Item"))
    file = UploadField(
        label=_("Invoice or price list"),
        help_text=_("PDF, picture, Excel or Word, up to 10 MB. Your own people and the office see it."),
    )

    def __init__(self, *args: Any, pool: Pool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = {line.uid: line for line in pool.lines.order_by("position")}
        choices = [(uid, localized(line)) for uid, line in self.lines.items()]
        self.fields["line"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def chosen(self) -> Line:
        """Return the line the file belongs to."""
        return self.lines[self.cleaned_data["line"]]


class ExtensionForm(Form):
    """Until when demand is gathered instead."""

    until = DateTimeField(label=_("Demand until"), help_text=_("Local time. Everybody is told by mail."))
