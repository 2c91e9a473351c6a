"""Doing: an expert names a referee, who is asked and decides."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.registers.experts.actions.keeping import locked
from nadi.registers.experts.models import Expert, Reference
from nadi.registers.experts.notices import experts as notices
from nadi.web.access import Actor, Refused
from nadi.web.ids import fingerprint, new_token

MOST = 6
State = Reference.State


@dataclass(frozen=True, kw_only=True)
class Referee:
    """Who speaks for an expert, about what, and in which language to ask."""

    name: str
    firm: str
    email: str
    about: str
    language: str


def ask_referee(*, by: Actor, expert: Expert, referee: Referee) -> Reference:
    """Ask somebody to speak for an expert; until they agree nobody sees their name."""
    with transaction.atomic():
        expert = locked(expert)
        if expert.references.count() >= MOST:
            raise Refused(
                _("More than %(most)s references are not needed. Remove one first.") % {"most": MOST}
            )
        if expert.references.filter(email__iexact=referee.email).exists():
            raise Refused(_("This person was asked already."))
        token = new_token()
        reference = Reference.objects.create(
            expert=expert,
            name=referee.name,
            firm=referee.firm,
            email=referee.email,
            about=referee.about,
            token=fingerprint(token),
        )
        record(by=by, verb="experts.ask_referee", subject=f"entry:{expert.uid}")
        notices.ask_referee(reference, token, referee.language)
    return reference


def answer_reference(*, reference: Reference, agrees: bool, says: str) -> Reference:
    """The referee agrees, with words of their own, or declines; they may change their mind later."""
    with transaction.atomic():
        locked(reference.expert)
        reference = Reference.objects.get(pk=reference.pk)
        reference.state = State.AGREED if agrees else State.DECLINED
        reference.says = says if agrees else ""
        reference.answered = timezone.now()
        reference.save()
        by = Actor(person_name=reference.name)
        record(by=by, verb="experts.answer_reference", subject=f"entry:{reference.expert.uid}")
    return reference


def remove_reference(*, by: Actor, reference: Reference) -> None:
    """Take a reference out."""
    with transaction.atomic():
        expert = locked(reference.expert)
        Reference.objects.filter(pk=reference.pk).delete()
        record(by=by, verb="experts.remove_reference", subject=f"entry:{expert.uid}")


def reference_behind(token: str) -> Reference | None:
    """Return the reference that a referee's link opens."""
    return Reference.objects.filter(token=fingerprint(token)).select_related("expert").first()
