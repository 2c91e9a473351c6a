"""What a candidate agrees to, and for how long."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Changes whenever the text below does, so that it stays known who agreed to what.
TEXT_VERSION = "2026-11"
POOL = _(
    "I agree that the association keeps what I enter here for up to twelve months, shows it to its member "
    "firms without my name and contact, and tells a firm who I am only after I said yes to that firm. I can "
    "see, change, download and erase everything at any time, by the link in the mail I get."
)
VACANCY = _(
    "I agree that the association keeps what I enter here for up to twelve months for this application "
    "alone, and shows it to the firms named on this page. I can see, change, download and erase everything "
    "at any time, by the link in the mail I get."
)
KEPT_DAYS = 365
REMIND_DAYS = 21
UNCONFIRMED_FOR = timedelta(days=3)


def last_day(since: date | None = None) -> date:
    """Return until when a consent given on a day holds."""
    return (since or timezone.localdate()) + timedelta(days=KEPT_DAYS)
