"""What the pages of agreements share: the two doors of a vendor, the way back, a page that is one form."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.together.agreements.links import actor_of_vendor
from nadi.together.agreements.models import FrameworkAgreement
from nadi.web import forms
from nadi.web.access import Actor, Request
from nadi.web.link_language import in_language_of


@dataclass(frozen=True, kw_only=True)
class Door:
    """How a reader came in: signed in, or by the vendor's link; addresses lead on through the same door."""

    actor: Actor
    token: str = ""

    def to(self, name: str, *address: str) -> str:
        """Return the address of a page that exists for both doors."""
        if self.token:
            return reverse(f"{name}_by_link", args=[self.token, *address])
        return reverse(name, args=address)

    def home(self, agreement: FrameworkAgreement) -> str:
        """Return the address of the agreement itself."""
        if self.token:
            return reverse("agreements.by_link", args=[self.token])
        return reverse("agreements.detail", args=[agreement.uid])

    def way_back(self, agreement: FrameworkAgreement) -> list[tuple[str, str]]:
        """Return the way back to the agreement."""
        here = (_("Agreement %(number)s") % {"number": agreement.number}, self.home(agreement))
        return [here] if self.token else [*way_back(), here]


def signed_in(request: Request) -> Door:
    """Return the door of somebody with an account."""
    return Door(actor=request.actor)


def linked(agreement: FrameworkAgreement, token: str) -> Door:
    """Return the door of whoever holds the vendor's link."""
    return Door(actor=actor_of_vendor(agreement), token=token)


def language_of(agreement: FrameworkAgreement) -> str:
    """Return the language of the vendor's letters."""
    return agreement.vendor_language


in_vendors_language = in_language_of(language_of)


def way_back() -> list[tuple[str, str]]:
    """Return the way back."""
    return [(_("Agreements"), reverse("agreements.list"))]


@dataclass(frozen=True, kw_only=True)
class FormPage(forms.FormPage):
    """A page that is one form, narrow as an answer to a letter."""

    template: str = "agreements/form.html"
