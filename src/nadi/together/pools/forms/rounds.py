"""The form by which staff start another round."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.actions.further_rounds import (
    LARGEST_STEP,
    LONGEST_TURN,
    MOST_TURNS,
    SHORTEST_TURN,
    NewRound,
)
from nadi.together.pools.models import RequestForQuotation, Round
from nadi.web.forms import DateTimeField, DecimalField, Form
from nadi.web.localized import localized

Kind = Round.Kind


class StartRoundForm(Form):
    """What kind of round, for whom, and until when or for how many turns."""

    kind = forms.ChoiceField(
        label=_("Kind of round"), choices=Kind, widget=forms.RadioSelect, initial=Kind.SEALED
    )
    shortlist = forms.MultipleChoiceField(
        label=_("Vendors invited"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The bids of the others stay as they are and are still compared."),
        error_messages={"required": _("Choose at least one vendor to invite.")},
    )
    bids_until = DateTimeField(
        label=_("Vendors bid until"), required=False, help_text=_("For a round with sealed bids.")
    )
    least_percent = DecimalField(
        label=_("Least improvement, %"),
        required=False,
        min_value=Decimal(0),
        max_value=LARGEST_STEP * 100,
        help_text=_("By how much a new bid must be lower than the vendor's last one; empty for any."),
    )
    turns = forms.IntegerField(
        label=_("Turns of an auction, at most"),
        required=False,
        min_value=1,
        max_value=MOST_TURNS,
        help_text=_("It ends earlier when a turn passes in which nobody improves."),
    )
    turn_minutes = forms.IntegerField(
        label=_("Minutes of a turn"), required=False, min_value=SHORTEST_TURN, max_value=LONGEST_TURN
    )

    def __init__(self, *args: Any, bidders: Sequence[RequestForQuotation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["shortlist"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(one.uid, localized(one.vendor)) for one in bidders]

    def clean(self) -> dict[str, Any]:
        """Ask for a deadline, or for turns, as the kind needs."""
        cleaned = super().clean() or self.cleaned_data
        needed = ("turns", "turn_minutes") if cleaned.get("kind") == Kind.AUCTION else ("bids_until",)
        for name in needed:
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("This kind of round needs it."))
        return cleaned

    def new_round(self) -> NewRound:
        """Return the round as typed."""
        given = self.cleaned_data
        return NewRound(
            kind=given["kind"],
            shortlist=given["shortlist"],
            bids_until=None if given["kind"] == Kind.AUCTION else given["bids_until"],
            least_step=(given["least_percent"] or Decimal(0)) / 100,
            turns=given["turns"] or 0,
            turn_minutes=given["turn_minutes"] or 0,
        )
