"""What is typed in the exchange: a vendor's question, the office's answer, a clarification or change."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.actions.exchange import LONGEST_QUESTION, Change
from nadi.web.forms import DateTimeField, Form


class QuestionForm(Form):
    """A vendor's question."""

    text = forms.CharField(
        label=_("Your question"),
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea({"rows": 4}),
        help_text=_(
            "All vendors get the question and the answer; none of them, and not the buyers either, is shown "
            "who asked. Do not name your company in it."
        ),
        error_messages={"required": _("Write your question first.")},
    )


class AccountForm(Form):
    """Whose account it will be."""

    name = forms.CharField(label=_("Your name"), max_length=120)


class AnswerForm(Form):
    """The question as all vendors read it, and the answer."""

    published_text = forms.CharField(
        label=_("The question as all vendors read it"),
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Take out whatever would tell who asks: names, places, brands, the way of writing."),
    )
    answer = forms.CharField(label=_("Answer"), widget=forms.Textarea({"rows": 6}))


class ChangeForm(Form):
    """A clarification or change for all vendors."""

    text = forms.CharField(label=_("In English"), required=False, widget=forms.Textarea({"rows": 5}))
    text_local = forms.CharField(label=_("In Georgian"), required=False, widget=forms.Textarea({"rows": 5}))
    needs_confirmation = forms.BooleanField(
        label=_("Bids must be confirmed again"),
        required=False,
        help_text=_(
            "For a change of what is asked. A bid submitted before is not opened unless its vendor confirms "
            "or replaces it."
        ),
    )
    bids_until = DateTimeField(
        label=_("New deadline"),
        required=False,
        help_text=_("Leave empty to keep the present one. A deadline can only move later."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for words in one of the two languages."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not (cleaned.get("text") or cleaned.get("text_local") or self.errors):
            self.add_error("text", _("Say in words what is clarified or changed: every vendor reads it."))
        return cleaned

    def change(self) -> Change:
        """Return what was typed."""
        return Change(**{name: self.cleaned_data[name] for name in self.base_fields})
