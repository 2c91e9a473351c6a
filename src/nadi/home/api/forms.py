"""What is typed in about programs."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.home.api.webhooks.events import kinds
from nadi.registers.entries.registry import registers
from nadi.web.forms import Form

LASTS = [("30", _("a month")), ("90", _("three months")), ("365", _("a year"))]


class TokenForm(Form):
    """What the token is for, and how long it lasts."""

    name = forms.CharField(
        label=_("What it is for"), max_length=80, help_text=_("For example: our ERP, a website, a test.")
    )
    days = forms.TypedChoiceField(label=_("How long it lasts"), choices=LASTS, coerce=int, initial="365")


class WebhookForm(Form):
    """Where to tell, and of what."""

    url = forms.URLField(label=_("Address"), max_length=500, assume_scheme="https")
    kinds = forms.MultipleChoiceField(label=_("Tell of"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kinds"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = kind_names()

    def clean_url(self) -> str:
        """Refuse an address that would carry the signature in the open."""
        url = str(self.cleaned_data["url"])
        if urlsplit(url).scheme != "https":
            raise forms.ValidationError(_("Give an address that begins with https://."))
        return url


def kind_names() -> list[tuple[str, Any]]:
    """Return what a webhook may be told of, with its name."""
    named: dict[str, Any] = {name: register.title for name, register in registers().items()}
    named |= {"pools": _("Pools"), "organisations": _("Organisations")}
    return [(kind, named[kind]) for kind in kinds()]
