"""Shared visits as they are typed."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.registers.experts.forms.engagements import ENDS_BEFORE, refuse_if_before
from nadi.registers.experts.forms.experts import CURRENCIES
from nadi.registers.experts.models import Visit
from nadi.web.forms import Form, ModelForm


class VisitForm(ModelForm):
    """Where an expert will be, when, for how much, and until when firms can join."""

    currency = forms.ChoiceField(label=_("Currency"), choices=CURRENCIES, initial=settings.CURRENCY)

    class Meta(ModelForm.Meta):
        model = Visit
        fields = [
            "topic",
            "topic_local",
            "place",
            "place_local",
            "starts",
            "ends",
            "join_until",
            "capacity",
            "minimum",
            "cost",
            "currency",
        ]
        help_texts = {
            "capacity": _("A day has two half days."),
            "cost": _("Shared equally by the half days that firms join for; each sees its own share."),
        }

    def clean(self) -> dict[str, Any]:
        """Days are in order, figures make sense, topic and place have a language."""
        cleaned = super().clean()
        refuse_if_before(self, "starts", "ends", ENDS_BEFORE)
        refuse_if_before(self, "join_until", "starts", _("Firms can join until the first day at the latest."))
        if cleaned.get("join_until") and cleaned["join_until"] < timezone.localdate():
            self.add_error("join_until", _("This day has passed. Choose a later one."))
        for name in ("capacity", "minimum"):
            if cleaned.get(name) is not None and cleaned[name] < 1:
                self.add_error(name, _("Enter one or more."))
        if cleaned.get("cost") is not None and cleaned["cost"] < 0:
            self.add_error("cost", _("A cost is zero or more."))
        for name in ("topic", "place"):
            if not (cleaned.get(name) or cleaned.get(f"{name}_local")) and name not in self.errors:
                self.add_error(name, _("Give it in at least one of the two languages."))
        return cleaned

    def validate_constraints(self) -> None:
        """Do nothing: what the database insists on is said above in sentences."""


class JoinForm(Form):
    """For how many half days a firm joins."""

    half_days = forms.IntegerField(label=_("Half days"), min_value=1, max_value=60)
    wish = forms.CharField(label=_("What you want to look at"), max_length=300, required=False)
