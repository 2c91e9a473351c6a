"""What is asked when an entry of the ledger is corrected."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.together.agreements.actions.savings import RightFigures
from nadi.together.agreements.models import Saving
from nadi.web.forms import Form, MoneyField


class CorrectionForm(Form):
    """Why an entry is wrong, and what stands in its place, if anything does."""

    reason = forms.CharField(
        label=_("Why is the entry wrong?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The member reads this beside the entry."),
    )

    def __init__(self, *args: Any, saving: Saving, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in (("before", _("Would have paid")), ("after", _("Pays"))):
            self.fields[name] = MoneyField(
                label=label,
                required=False,
                currency=saving.currency,
                help_text=_("The right figure. Leave both empty only to take the entry back."),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        before, after = cleaned.get("before"), cleaned.get("after")
        if not self.errors and (before is None) != (after is None):
            self.add_error(
                "before" if before is None else "after",
                _("Give both figures, or neither to take the entry back."),
            )
        return cleaned

    def right(self) -> RightFigures | None:
        """Return the right figures where they are given."""
        before, after = self.cleaned_data.get("before"), self.cleaned_data.get("after")
        return None if before is None or after is None else RightFigures(before=before, after=after)
