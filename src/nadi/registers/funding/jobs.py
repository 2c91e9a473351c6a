"""What happens in funding by itself: deadlines move on, firms are reminded."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from nadi.registers.entries.models import Entry
from nadi.registers.funding.actions.programmes import roll_deadlines
from nadi.registers.funding.deadlines import OPEN_PROGRAMMES
from nadi.registers.funding.models import Application
from nadi.registers.funding.notices import remind
from nadi.registers.funding.queries.applications import UNSENT
from nadi.web.schedule import every

# A month to begin the papers, a fortnight to finish them, three days to send them.
REMIND_BEFORE = (30, 14, 3)


@every(minutes=60)
def move_deadlines() -> None:
    """Move on the deadlines that have passed."""
    roll_deadlines()


@every(minutes=60)
def remind_of_deadlines() -> None:
    """Remind each firm of what it has not submitted, a month, a fortnight and three days before."""
    today = timezone.localdate()
    near = Application.objects.filter(
        state__in=UNSENT,
        programme__state=Entry.State.CURRENT,
        programme__status__in=OPEN_PROGRAMMES,
        programme__superseded_by=None,
        programme__deadline__gte=today,
        programme__deadline__lte=today + timedelta(days=max(REMIND_BEFORE)),
    )
    for key in list(near.values_list("pk", flat=True)):
        with transaction.atomic():
            rows = Application.objects.select_for_update(of=("self",)).select_related("programme")
            application = rows.get(pk=key)
            due = reminder_due(application, today)
            if application.state not in UNSENT or due is None:
                continue
            Application.objects.filter(pk=key).update(
                reminded_of=application.programme.deadline, reminded_before=due
            )
            remind(application, application.papers.filter(is_ready=False).count())


def reminder_due(application: Application, today: date) -> int | None:
    """Return which reminder is due, as days before the deadline, unless it or a later one was sent.

    Who began within those days had the deadline before its eyes, and is reminded by the next one alone.
    """
    deadline = application.programme.deadline
    if deadline is None:
        return None
    left = (deadline - today).days
    due = min((days for days in REMIND_BEFORE if left <= days), default=None)
    if due is None or left < 0 or timezone.localdate(application.began) > deadline - timedelta(days=due):
        return None
    is_told = application.reminded_of == deadline
    is_new = not is_told or (application.reminded_before is not None and due < application.reminded_before)
    return due if is_new else None
