"""What is typed about an entry by those who read it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.models import Mistake, Note, Use
from nadi.web.forms import Form, ModelForm

RATINGS = [
    ("", _("no rating")),
    ("5", _("5: again at any time")),
    ("4", _("4: good")),
    ("3", _("3: did what was agreed")),
    ("2", _("2: only if there is nobody else")),
    ("1", _("1: never again")),
]
STILL_RIGHT, CHANGED, GONE = "right", "changed", "gone"


class NoteForm(ModelForm):
    """A note for one's own people."""

    class Meta(ModelForm.Meta):
        model = Note
        fields = ["text"]
        widgets = {"text": forms.Textarea({"rows": 2})}


class MistakeForm(ModelForm):
    """What is wrong with an entry."""

    class Meta(ModelForm.Meta):
        model = Mistake
        fields = ["text"]
        widgets = {"text": forms.Textarea({"rows": 4})}
        help_texts = {"text": _("What stands there, and what would be right; where you know it from.")}


class AnswerForm(Form):
    """What the office makes of a report."""

    outcome = forms.ChoiceField(
        label=_("What came of it"),
        choices=[("mended", _("it was mended")), ("refused", _("it stays as it is"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("What to tell the one who reported it"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where nothing changes."""
        cleaned = dict(super().clean() or self.cleaned_data)
        if cleaned.get("outcome") == "refused" and not cleaned.get("answer"):
            self.add_error("answer", ValidationError(_("Say why it stays as it is.")))
        return cleaned


class UseForm(ModelForm):
    """That one's company used it, and how it was."""

    rating = forms.TypedChoiceField(
        label=_("Rating"), choices=RATINGS, coerce=int, empty_value=None, required=False
    )

    class Meta(ModelForm.Meta):
        model = Use
        fields = ["used_on", "what_for", "rating", "comment", "is_named"]
        widgets = {"comment": forms.Textarea({"rows": 3})}
        help_texts = {
            "used_on": _("About when is enough."),
            "comment": _("Others read it only if you agree below to be named."),
            "is_named": _("Without it, others only see how many used it, and an average of three or more."),
        }

    def clean_used_on(self) -> Any:
        """A use lies behind us."""
        day = self.cleaned_data["used_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day is still to come."))
        return day

    def validate_constraints(self) -> None:
        """Do nothing: what the database insists on was said above in sentences."""


class TellForm(Form):
    """What somebody asked by mail says of an entry."""

    text = forms.CharField(
        label=_("What has changed"), max_length=2000, required=False, widget=forms.Textarea({"rows": 4})
    )


class SearchForm(Form):
    """A search to keep."""

    name = forms.CharField(label=_("Name"), max_length=120)
    is_alerting = forms.BooleanField(label=_("tell me by e-mail what is new"), required=False)
    place = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    parameters = forms.CharField(widget=forms.HiddenInput, required=False, max_length=800)
