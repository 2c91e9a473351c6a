"""Doing: the office speaks with an expert, vets or refuses it."""

from django.db import transaction
from django.utils.translation import gettext as _

from nadi.registers.experts.actions.keeping import locked, restate, terms_of
from nadi.registers.experts.models import Expert, Terms, VettingStep
from nadi.registers.experts.notices import experts as notices
from nadi.web.access import Actor, Refused

Vetting = Expert.Vetting


def interview_expert(*, by: Actor, expert: Expert, note: str) -> Expert:
    """Note that the office spoke with the expert; a refused one may be looked at again."""
    with transaction.atomic():
        expert = locked(expert)
        if expert.vetting not in (Vetting.APPLIED, Vetting.REFUSED):
            raise Refused(
                _("This expert is %(state)s; only who applied or was refused is interviewed.")
                % {"state": expert.get_vetting_display()}
            )
        step(by, expert, terms_of(expert), Vetting.INTERVIEWED, note)
    return expert


def vet_expert(*, by: Actor, expert: Expert, note: str) -> Expert:
    """Let members see the expert."""
    with transaction.atomic():
        expert = locked(expert)
        terms = terms_of(expert)
        if expert.vetting != Vetting.INTERVIEWED:
            raise Refused(_("Interview the expert first, and note what you found."))
        if terms.consented is None:
            raise Refused(
                _("The expert has not agreed to be found yet. Send the question, then vet after the answer.")
            )
        step(by, expert, terms, Vetting.VETTED, note)
        notices.tell_vetted(terms)
    return expert


def refuse_expert(*, by: Actor, expert: Expert, reason: str) -> Expert:
    """Keep the expert from members, with a reason that it is told."""
    with transaction.atomic():
        expert = locked(expert)
        if expert.vetting in (Vetting.REFUSED, Vetting.UNCONFIRMED):
            raise Refused(_("This expert is refused already, or has not applied yet."))
        if not reason.strip():
            raise Refused(_("Give the reason: the expert is told."))
        expert.refused_because = reason
        terms = terms_of(expert)
        step(by, expert, terms, Vetting.REFUSED, reason)
        notices.tell_refused(terms)
    return expert


def step(by: Actor, expert: Expert, terms: Terms, became: Expert.Vetting, note: str) -> None:
    """Take one step of the vetting and keep who took it."""
    expert.vetting = became
    if became != Vetting.REFUSED:
        expert.refused_because = ""
    VettingStep.objects.create(expert=expert, became=became, note=note, person=by.person)
    restate(by=by, expert=expert, terms=terms, verb=VERBS[became])


VERBS = {
    Vetting.INTERVIEWED: "experts.interview",
    Vetting.VETTED: "experts.vet",
    Vetting.REFUSED: "experts.refuse",
}
