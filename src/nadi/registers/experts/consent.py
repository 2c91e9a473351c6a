"""What an expert consents to, and for how long."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

CONSENT_DAYS = 730
# Warned so many days before consent ends; erased so many days after it ended.
WARNED_BEFORE = 30
ERASED_AFTER = 90
# A form whose address nobody confirmed is forgotten after so many days.
CONFIRMED_WITHIN = 7
PURPOSE = _(
    "The association's members look for engineers and advisers here, and ask them to work for them. "
    "The office checks what you enter and keeps it for two years, unless you renew or erase it."
)


def ends_on(today: date) -> date:
    """Return the day on which consent given today ends."""
    return today + timedelta(days=CONSENT_DAYS)
