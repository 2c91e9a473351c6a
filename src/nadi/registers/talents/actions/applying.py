"""Applying for a vacancy: kept until the address is confirmed, then shown to the firms named then."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.queries import people_of
from nadi.journal.actions import record
from nadi.registers.talents.finding import refind
from nadi.registers.talents.models import Application, Candidate, Vacancy
from nadi.web.access import NOBODY, Actor, Refused
from nadi.web.mail import send

State = Application.State
GONE_ON = _("This vacancy is no longer open.")


def apply_for(*, candidate: Candidate, vacancy: Vacancy, message: str) -> None:
    """Note that a candidate wants to apply; it goes out once its address is confirmed by the link."""
    if vacancy.state != Vacancy.State.OPEN or vacancy.open_until < timezone.localdate():
        raise Refused(GONE_ON)
    application, is_new = Application.objects.get_or_create(
        candidate=candidate, vacancy=vacancy, defaults={"message": message}
    )
    if is_new:
        application.shown_to.set(
            vacancy.firms.filter(is_named=True).values_list("organisation_id", flat=True)
        )


def send_applications(*, candidate: Candidate) -> None:
    """Show the firms the applications that waited for the confirmation, inside the caller's transaction."""
    waiting = Application.objects.select_for_update().filter(candidate=candidate, state=State.UNCONFIRMED)
    for application in waiting.select_related("vacancy"):
        application.state = State.SENT
        application.save(update_fields=["state", "changed"])
        record(by=NOBODY, verb="talents.apply", subject=f"job-application:{application.uid}")
        firms = application.vacancy.firms.values_list("organisation_id", flat=True)
        send(
            to=people_of(list(firms)),
            template="talents/mail/application",
            context={"vacancy": application.vacancy},
        )
    refind([candidate.pk])


def apply_by_link(*, candidate: Candidate, vacancy: Vacancy, message: str) -> None:
    """Apply with the record one has already."""
    with transaction.atomic():
        apply_for(candidate=candidate, vacancy=vacancy, message=message)
        send_applications(candidate=candidate)


def withdraw_application(*, application: Application) -> None:
    """The candidate takes an application back: the firms no longer see who it is."""
    with transaction.atomic():
        kept = Application.objects.select_for_update().get(pk=application.pk)
        if kept.state == State.WITHDRAWN:
            raise Refused(_("You have withdrawn this application already."))
        kept.state = State.WITHDRAWN
        kept.message = ""
        kept.save(update_fields=["state", "message", "changed"])
        kept.shown_to.clear()
        record(by=NOBODY, verb="talents.withdraw_application", subject=f"job-application:{kept.uid}")
        refind([kept.candidate_id])


def answer_application(*, by: Actor, application: Application, state: str) -> None:
    """A firm invites, hires or declines an applicant."""
    with transaction.atomic():
        kept = Application.objects.select_for_update().get(pk=application.pk)
        if kept.state in (State.WITHDRAWN, State.UNCONFIRMED):
            raise Refused(_("The candidate has withdrawn this application."))
        before = kept.state
        kept.state = state
        kept.save(update_fields=["state", "changed"])
        record(
            by=by,
            verb="talents.answer_application",
            subject=f"job-application:{kept.uid}",
            before={"state": before},
            after={"state": state},
        )
        refind([kept.candidate_id])
