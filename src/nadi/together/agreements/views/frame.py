"""What the pages of agreements share."""

from django.urls import reverse
from django.utils.translation import gettext as _


def way_back() -> list[tuple[str, str]]:
    """Return the way back."""
    return [(_("Agreements"), reverse("agreements.list"))]
