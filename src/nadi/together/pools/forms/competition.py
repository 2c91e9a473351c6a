"""What staff type about competition: combined shares per category, and the legal sign-off."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.actions.competition import Shares, SignOff
from nadi.together.pools.forms.gathering import check_category
from nadi.together.pools.models import CompetitionCheck
from nadi.together.pools.queries.competition import CategoryState
from nadi.web.files import UploadField
from nadi.web.forms import DecimalField, Form, MoneyField

ANOTHER = "another"
ASKED = ("purchasing_share", "selling_share", "basis", "members_costs")


class SharesForm(Form):
    """The members' combined shares in one category; never a price they resell at."""

    purchasing_share = DecimalField(
        label=_("Combined purchasing share, %"),
        min_value=0,
        max_value=100,
        decimal_places=2,
        help_text=_("Of everything bought of this category in the market where the members buy."),
    )
    selling_share = DecimalField(
        label=_("Combined selling share, %"),
        min_value=0,
        max_value=100,
        decimal_places=2,
        help_text=_("Of everything sold in the markets where the members sell what they make of it."),
    )
    basis = forms.CharField(
        label=_("Where the figures come from"),
        widget=forms.Textarea({"rows": 2}),
        help_text=_("For example the statistics office, a market study, or an estimate and whose."),
    )

    def __init__(self, *args: Any, currency: str, category: str, **kwargs: Any) -> None:
        kwargs.setdefault("prefix", category)
        super().__init__(*args, **kwargs)
        self.category = category
        self.fields["members_costs"] = MoneyField(
            label=_("The members' costs in a year"),
            currency=currency,
            required=False,
            help_text=_(
                "What they spend in all on what they sell in these markets, together. If given, the office "
                "is warned when too much of it is bought in common."
            ),
        )

    def shares(self) -> Shares:
        """Return what was typed."""
        typed = {name: self.cleaned_data[name] for name in ASKED}
        return Shares(category=self.category, **typed)


class AnotherForm(SharesForm):
    """The check of a category that no line has yet; left empty, it asks nothing."""

    category_code = forms.CharField(
        label=_("Category (CPV)"), max_length=10, validators=[check_category], required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, category=ANOTHER, empty_permitted=True, **kwargs)
        self.order_fields(["category_code", *ASKED])

    def clean(self) -> dict[str, Any]:
        """Ask which category it is about."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.has_changed() and not cleaned.get("category_code") and "category_code" not in self.errors:
            self.add_error("category_code", _("Say which category these shares are about."))
        return cleaned

    def shares(self) -> Shares:
        """Return what was typed."""
        self.category = self.cleaned_data["category_code"]
        return super().shares()


def initial_shares(check: CompetitionCheck | None) -> dict[str, Any]:
    """Return a stored check as the form shows it."""
    return {name: getattr(check, name) for name in ASKED} if check else {}


def forms_for(
    data: Any, categories: Sequence[CategoryState], currency: str
) -> tuple[list[tuple[CategoryState, SharesForm]], AnotherForm]:
    """Return one form per category of the pool, and one for a category to come."""
    known = [
        (one, SharesForm(data, currency=currency, category=one.category, initial=initial_shares(one.check)))
        for one in categories
    ]
    return known, AnotherForm(data, currency=currency)


class SignOffForm(Form):
    """Who looked at the law, what they concluded, and the paper that says so."""

    signed_off_by = forms.CharField(
        label=_("Lawyer or authority"), max_length=160, help_text=_("Name and office of who signed.")
    )
    reason = forms.CharField(
        label=_("Reasoning"),
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Why the pool may open although the shares are above the limit, in a few sentences."),
    )
    file = UploadField(label=_("The signed opinion"), required=False)

    def sign_off(self) -> SignOff:
        """Return what was typed."""
        typed = self.cleaned_data
        return SignOff(signed_off_by=typed["signed_off_by"], reason=typed["reason"], upload=typed["file"])
