"""What agreements do by themselves: end on their last day, watch how far orders reach."""

from django.utils import timezone

from nadi.together.agreements.actions.agreements import end_agreements
from nadi.together.agreements.actions.attainment import note_attainment
from nadi.together.agreements.models import FrameworkAgreement
from nadi.web.schedule import every


@every(minutes=60)
def end_what_is_over() -> None:
    """Close agreements whose last day has passed."""
    end_agreements(timezone.localdate())


@every(minutes=24 * 60)
def watch_attainment() -> None:
    """Tell the office, once per threshold, where orders lag behind or have reached a better price."""
    active = FrameworkAgreement.objects.filter(state=FrameworkAgreement.State.ACTIVE)
    for agreement in active.order_by("pk"):
        note_attainment(agreement=agreement, today=timezone.localdate())
