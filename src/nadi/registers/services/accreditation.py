"""When an accreditation or a certificate runs out."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Sentence

SOON = timedelta(days=90)


def standing(valid_until: date | None, today: date) -> tuple[Sentence, str]:
    """Return how a last day stands in words, and the tone of its badge."""
    if valid_until is None:
        return _("no last day known"), "neutral"
    if valid_until < today:
        return _("lapsed"), "danger"
    if valid_until <= today + SOON:
        return _("ends soon"), "warning"
    return _("valid"), "success"


def is_over(valid_until: date | None, today: date) -> bool:
    """Tell whether the last day has passed."""
    return valid_until is not None and valid_until < today


def days_to_tell(valid_until: date, today: date, told: Iterable[int]) -> int | None:
    """Return which warning is due: 90, 30 or 0 days before the last day; each is given once.

    Who enters a certificate late gets the nearest warning alone, not all those that were missed.
    """
    left = (valid_until - today).days
    due = next((days for days in (0, 30, 90) if left <= days), None)
    return None if due is None or any(days <= due for days in told) else due
