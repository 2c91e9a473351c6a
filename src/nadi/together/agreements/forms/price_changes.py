"""What is asked about new prices."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.together.agreements.actions.price_changes import Proposal
from nadi.together.agreements.models import PriceChange
from nadi.web.forms import DateField, DecimalField, Form


class PriceChangeForm(Form):
    """By a factor, by an index, or by a changed tax; what belongs to another kind stays empty."""

    kind = forms.ChoiceField(label=_("How prices change"), choices=PriceChange.Kind.choices)
    factor = DecimalField(
        label=_("Factor"),
        required=False,
        decimal_places=8,
        max_digits=12,
        help_text=_("Only for a change by a factor: 1.05 makes everything five per cent dearer."),
    )
    name = forms.CharField(
        label=_("Name of the index or tax"),
        required=False,
        max_length=160,
        help_text=_("For an index or a tax, so that it can be looked up; as the producer price index."),
    )
    before = DecimalField(
        label=_("Figure before"),
        required=False,
        decimal_places=4,
        max_digits=12,
        min_value=0,
        help_text=_("The index of then, or the rate of the tax before in per cent."),
    )
    now = DecimalField(label=_("Figure now"), required=False, decimal_places=4, max_digits=12, min_value=0)
    from_day = DateField(label=_("New prices from"))
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def proposal(self) -> Proposal:
        """Return what is proposed."""
        is_factor = self.cleaned_data["kind"] == PriceChange.Kind.FACTOR
        given = {**self.cleaned_data}
        return Proposal(
            kind=given["kind"],
            from_day=given["from_day"],
            reason=given["reason"],
            factor=given["factor"] if is_factor else None,
            name="" if is_factor else given["name"],
            before=None if is_factor else given["before"],
            now=None if is_factor else given["now"],
        )
