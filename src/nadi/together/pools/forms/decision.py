"""What the board and vendors type about an award."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.actions.decision import SHORTEST_BOARD_REASON
from nadi.together.pools.actions.objections import SHORTEST_ANSWER, SHORTEST_OBJECTION
from nadi.web.forms import Form


class DecisionForm(Form):
    """The board's reason, and which proposal it read."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=12)
    reason = forms.CharField(
        label=_("The board's reason"),
        min_length=SHORTEST_BOARD_REASON,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("It goes on record with your name. At least ten characters."),
    )


class ObjectionForm(Form):
    """What a vendor objects to."""

    text = forms.CharField(
        label=_("What you object to, and why"),
        min_length=SHORTEST_OBJECTION,
        max_length=4000,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("The association's office and board read it. At least twenty characters."),
    )


class ObjectionAnswerForm(Form):
    """The office's answer to an objection."""

    is_upheld = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            ("no", _("Reject: the award stands")),
            ("yes", _("Uphold: the award is taken back and the bids are compared again")),
        ],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Answer with the reason"),
        min_length=SHORTEST_ANSWER,
        max_length=4000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("The vendor gets it by mail. At least twenty characters."),
    )
