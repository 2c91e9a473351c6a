"""Starting, finding and cancelling jobs."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from nadi.web.access import Actor, Refused
from nadi.web.jobs.actors import written
from nadi.web.jobs.registry import KINDS
from nadi.web.jobs.tasks import hand_to_worker
from nadi.web.models import Job

State = Job.State
ACTIVE = (State.WAITING, State.RUNNING)


def start(*, kind: str, subject: str = "", by: Actor, arguments: dict[str, Any] | None = None) -> Job:
    """Have a worker do this once the caller's transaction is through.

    The same work on the same subject (`kind:public-id`) that waits or runs already is joined, not doubled.
    """
    if kind not in KINDS:
        raise ValueError(f"No job is called {kind}.")
    given = arguments or {}
    if subject and (same := in_progress(kind, subject, given)) is not None:
        return same
    job = Job.objects.create(
        kind=kind,
        subject=subject,
        arguments=given,
        person=by.person,
        organisation_id=by.organisation_id,
        actor=written(by) if by.is_signed_in else {},
        language=get_language() or "",
        heartbeat=timezone.now(),
    )
    transaction.on_commit(partial(hand_to_worker, job.uid))
    return job


def in_progress(kind: str, subject: str, given: dict[str, Any]) -> Job | None:
    """Return the job that does just this already."""
    candidates = Job.objects.filter(kind=kind, subject=subject, state__in=ACTIVE, cancel_asked=False)
    return next((job for job in candidates if job.arguments == given), None)


def cancel(*, job: Job, by: Actor) -> None:
    """Cancel a waiting job at once, and ask a running one to stop at its next step."""
    if by.organisation_id is None:
        raise Refused(_("Only somebody who acts for an organisation can cancel this."), status=403)
    is_done = Job.objects.filter(pk=job.pk, state=State.WAITING).update(
        state=State.CANCELLED, cancel_asked=True, ended=timezone.now()
    )
    if is_done:
        return
    if not Job.objects.filter(pk=job.pk, state=State.RUNNING).update(cancel_asked=True):
        raise Refused(_("This has ended already; there is nothing left to cancel."))


def visible_to(actor: Actor) -> QuerySet[Job]:
    """Staff see every job, others those of the organisation they act for."""
    if actor.is_staff:
        return Job.objects.all()
    own = Q(organisation_id=actor.organisation_id) if actor.organisation_id else Q(pk=None)
    return Job.objects.filter(own)


def latest(*, kind: str, subject: str) -> Job | None:
    """Return the newest job of this kind on this subject, for the page that shows its state."""
    return Job.objects.filter(kind=kind, subject=subject).order_by("-pk").first()
