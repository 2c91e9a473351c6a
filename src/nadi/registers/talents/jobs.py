"""What happens by itself: reminders, erasure at the end of a consent, questions and vacancies that lapse."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from nadi.registers.talents.actions.contacts import lapse_unanswered
from nadi.registers.talents.actions.erasing import erase_candidate
from nadi.registers.talents.actions.hiding import keep_away
from nadi.registers.talents.actions.vacancies import expire_vacancies
from nadi.registers.talents.consent import REMIND_DAYS, UNCONFIRMED_FOR
from nadi.registers.talents.letters import write_to
from nadi.registers.talents.models import Candidate, Identity
from nadi.web.access import NOBODY
from nadi.web.schedule import every

HOUR = 60


@every(minutes=HOUR)
def erase_expired() -> None:
    """Erase those whose consent has ended."""
    for candidate in Candidate.objects.filter(expires__lte=timezone.localdate()):
        erase_candidate(candidate=candidate, verb="talents.expired")


@every(minutes=HOUR)
def erase_unconfirmed() -> None:
    """Erase what was entered with an address that nobody confirmed."""
    before = timezone.now() - UNCONFIRMED_FOR
    for identity in Identity.objects.filter(confirmed=None, consent_given__lt=before):
        erase_candidate(
            candidate=Candidate.objects.get(pk=identity.candidate_id), verb="talents.never_confirmed"
        )


@every(minutes=HOUR)
def remind_of_the_end() -> None:
    """Ask those whose consent ends soon whether they still look for work; once."""
    soon = timezone.localdate() + timedelta(days=REMIND_DAYS)
    due = Identity.objects.filter(reminded=None, confirmed__isnull=False, candidate__expires__lte=soon)
    for pk in list(due.values_list("pk", flat=True)):
        with transaction.atomic():
            identity = Identity.objects.select_for_update().filter(pk=pk, reminded=None).first()
            if identity is None:
                continue
            candidate = Candidate.objects.select_related("identity").get(pk=identity.candidate_id)
            Identity.objects.filter(pk=pk).update(reminded=timezone.now())
            write_to(candidate, "expiring")


@every(minutes=HOUR)
def lapse_questions() -> None:
    """Close questions to candidates that nobody answered in time."""
    lapse_unanswered()


@every(minutes=HOUR)
def expire() -> None:
    """Close vacancies whose last day has passed."""
    expire_vacancies(NOBODY)


@every(minutes=HOUR)
def keep_hidden() -> None:
    """Keep firms that are new here away from those who named them, and show these to other new members."""
    for identity in Identity.objects.exclude(hide_from=[]).select_related("candidate"):
        keep_away(candidate=identity.candidate)
