"""What services need done by itself: warnings before certificates end."""

from datetime import timedelta

from django.utils import timezone

from nadi.registers.services.actions.certificates import warn_of
from nadi.registers.services.models import Certificate
from nadi.web.schedule import every

LONGEST_NOTICE = timedelta(days=90)


@every(minutes=6 * 60)
def warn_of_certificates() -> None:
    """Warn 90, 30 and 0 days before a certificate ends, once each."""
    today = timezone.localdate()
    ending = Certificate.objects.filter(ended_on=None, valid_until__lte=today + LONGEST_NOTICE)
    for certificate in ending.exclude(alerts__days=0, alerts__valid_until__lt=today).order_by("pk"):
        warn_of(certificate, today)
