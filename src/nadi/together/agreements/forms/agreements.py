"""What is asked: the term of agreements."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class TermForm(forms.Form):
    """When the agreements start and end."""

    starts = forms.DateField(label=_("In force from"), widget=forms.DateInput(attrs={"type": "date"}))
    ends = forms.DateField(
        label=_("until"), help_text=_("At most four years."), widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and not starts < ends <= starts + timedelta(days=4 * 365 + 1):
            self.add_error("ends", _("An agreement ends after it starts, and within four years."))
        return cleaned


def year_from(today: date) -> dict[str, date]:
    """Return the usual term: one year from today."""
    return {"starts": today, "ends": today + timedelta(days=365)}
