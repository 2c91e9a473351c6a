"""What happens in funding by itself: deadlines move on, firms are reminded."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from nadi.registers.entries.models import Entry
from nadi.registers.funding.actions.programmes import roll_deadlines
from nadi.registers.funding.models import Application
from nadi.registers.funding.notices import remind
from nadi.registers.funding.queries.applications import UNSENT
from nadi.web.schedule import every

REMIND_BEFORE = timedelta(days=7)


@every(minutes=60)
def move_deadlines() -> None:
    """Move on the deadlines that have passed."""
    roll_deadlines()


@every(minutes=60)
def remind_of_deadlines() -> None:
    """Remind each firm once of each deadline that comes within a week."""
    today = timezone.localdate()
    near = Application.objects.filter(
        state__in=UNSENT,
        programme__state=Entry.State.CURRENT,
        programme__deadline__gte=today,
        programme__deadline__lte=today + REMIND_BEFORE,
    )
    for key in list(near.values_list("pk", flat=True)):
        with transaction.atomic():
            rows = Application.objects.select_for_update(of=("self",)).select_related("programme")
            application = rows.get(pk=key)
            deadline = application.programme.deadline
            if application.state not in UNSENT or application.reminded_of == deadline:
                continue
            Application.objects.filter(pk=key).update(reminded_of=deadline)
            remind(application, application.papers.filter(is_ready=False).count())
