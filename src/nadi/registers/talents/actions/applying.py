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
    """Note that a candidate wants to apply; it goes out once its address is confirmed by the link.

    What waits or was taken back may be somebody else's words under the same address: it is written anew.
    """
    if vacancy.state != Vacancy.State.OPEN or vacancy.open_until < timezone.localdate():
        raise Refused(GONE_ON)
    application, is_new = Application.objects.get_or_create(
        candidate=candidate, vacancy=vacancy, defaults={"message": message}
    )
    if not is_new and application.state in (State.UNCONFIRMED, State.WITHDRAWN):
        application.state, application.message = State.UNCONFIRMED, message
        application.save(update_fields=["state", "message", "changed"])
        is_new = True
    if is_new:
        application.shown_to.set(
            vacancy.firms.filter(is_named=True).values_list("organisation_id", flat=True)
        )


def send_applications(*, candidate: Candidate, vacancy: Vacancy | None = None) -> None:
    """Show the firms the applications that waited for the confirmation, inside the caller's transaction.

    With `vacancy` this one alone goes out: anybody may have entered another one under a candidate's address.
    """
    waiting = Application.objects.select_for_update().filter(candidate=candidate, state=State.UNCONFIRMED)
    if vacancy is not None:
        waiting = waiting.filter(vacancy=vacancy)
    for application in waiting.select_related("vacancy", "candidate"):
        application.state = State.SENT
        application.save(update_fields=["state", "changed"])
        record(by=NOBODY, verb="talents.apply", subject=f"job-application:{application.uid}")
        send(
            to=people_of(firms_told(application)),
            template="talents/mail/application",
            context={"vacancy": application.vacancy},
        )
    refind([candidate.pk])


def firms_told(application: Application) -> list[int]:
    """Return the firms behind the vacancy but for those, unnamed there, that the candidate keeps away."""
    away = set(application.candidate.hidden_from.values_list("pk", flat=True))
    away -= set(application.shown_to.values_list("pk", flat=True))
    firms = application.vacancy.firms.values_list("organisation_id", flat=True)
    return [firm for firm in firms if firm not in away]


def apply_by_link(*, candidate: Candidate, vacancy: Vacancy, message: str) -> None:
    """Apply with the record one has already."""
    with transaction.atomic():
        apply_for(candidate=candidate, vacancy=vacancy, message=message)
        send_applications(candidate=candidate, vacancy=vacancy)


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
