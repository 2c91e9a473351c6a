"""What staff type about the quality and comparability of bids."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.actions.quality import Scored
from nadi.together.pools.models import Criterion
from nadi.together.pools.queries.quality import Assessed
from nadi.web.forms import DecimalField, Form
from nadi.web.localized import localized

PER_CENT = 100


class ScoreForm(Form):
    """The points of one bid, criterion by criterion."""

    def __init__(self, data: Any = None, *, assessed: Assessed) -> None:
        super().__init__(data, prefix=assessed.bid.uid)
        self.assessed = assessed
        for criterion, _said, score in assessed.answers:
            label = _("Points of %(most)s") % {"most": criterion.most_points}
            self.fields[f"points-{criterion.uid}"] = DecimalField(
                label=label,
                max_digits=5,
                decimal_places=2,
                min_value=0,
                max_value=criterion.most_points,
                initial=score.points if score else None,
            )
            self.fields[f"reason-{criterion.uid}"] = forms.CharField(
                label=_("Reason"), required=False, initial=score.reason if score else ""
            )

    def parts(self) -> list[tuple[Criterion, str, str, forms.BoundField, forms.BoundField]]:
        """Return each criterion with its name, what the bid says, and the fields."""
        return [
            (one, localized(one), said, self[f"points-{one.uid}"], self[f"reason-{one.uid}"])
            for one, said, _score in self.assessed.answers
        ]

    def scores(self) -> dict[str, Scored]:
        """Return the points as typed."""
        return {
            one.uid: Scored(
                points=self.cleaned_data[f"points-{one.uid}"],
                reason=self.cleaned_data[f"reason-{one.uid}"],
            )
            for one, _said, _score in self.assessed.answers
        }


class LandedForm(Form):
    """What a bid leaves to the buyers."""

    percent = DecimalField(
        label=_("Addition, % of the prices"), max_digits=5, decimal_places=2, min_value=0, max_value=99
    )
    reason = forms.CharField(label=_("How it is reckoned"), widget=forms.Textarea(attrs={"rows": 2}))
