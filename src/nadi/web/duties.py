"""The duties of the shared kit: recovering jobs, sending mail that waits, forgetting what is long past."""

from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from nadi.web.jobs.recovery import sweep
from nadi.web.jobs.starting import ACTIVE
from nadi.web.mail import deliver_due, give_up_stuck
from nadi.web.models import Job, Mail
from nadi.web.schedule import every, forget_old_ticks
from nadi.web.search.backends import database_index
from nadi.web.search.outbox import tell_changes

KEPT_FOR = timedelta(days=90)
QUEUE_KEPT_FOR = timedelta(days=7)


@every(minutes=0.25)
def recover_jobs() -> None:
    """Give jobs of dead workers another chance."""
    sweep()


@every(minutes=1)
def send_waiting_mail() -> None:
    """Try again what could not be sent, when its pause is over."""
    deliver_due()
    give_up_stuck()


@every(minutes=0.25)
def tell_search_server() -> None:
    """Tell a search server outside of the database what changed, where there is one."""
    tell_changes()


@every(minutes=24 * 60)
def forget() -> None:
    """Remove ended jobs, mail, queue entries and traces of words that nobody looks for any more."""
    now = timezone.now()
    forget_old_ticks()
    database_index().tidy()
    DBTaskResult.objects.filter(enqueued_at__lt=now - QUEUE_KEPT_FOR).delete()
    Job.objects.filter(created__lt=now - KEPT_FOR).exclude(state__in=ACTIVE).delete()
    Mail.objects.filter(created__lt=now - KEPT_FOR).exclude(state=Mail.State.WAITING).delete()
