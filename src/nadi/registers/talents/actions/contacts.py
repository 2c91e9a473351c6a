"""Asking a candidate for contact, its answer, and the end of it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.companies.queries import people_of
from nadi.journal.actions import record
from nadi.people.models import Person
from nadi.registers.talents.finding import refind
from nadi.registers.talents.letters import write_to
from nadi.registers.talents.links import own_address
from nadi.registers.talents.models import Candidate, ContactRequest, Vacancy
from nadi.web.access import NOBODY, Actor, Refused
from nadi.web.mail import send

State = ContactRequest.State
ANSWER_WITHIN = timedelta(days=14)
AGAIN_AFTER = timedelta(days=90)
# How often a firm may ask in a day, and how many questions may wait for one candidate.
A_DAY, WAITING_FOR_ONE = 10, 5


def ask_for_contact(
    *, by: Actor, candidate: Candidate, message: str, vacancy: Vacancy | None = None
) -> ContactRequest:
    """Ask a candidate whether the actor's firm may get in touch."""
    with transaction.atomic():
        kept = (
            Candidate.objects.select_for_update(of=("self",)).select_related("identity").get(pk=candidate.pk)
        )
        refuse_too_much(by, kept)
        firm = Organisation.objects.get(uid=by.organisation)
        request = ContactRequest.objects.create(
            candidate=kept,
            organisation=firm,
            vacancy=vacancy,
            asked_by=Person.objects.filter(uid=by.person).first(),
            message=message,
            answer_until=timezone.now() + ANSWER_WITHIN,
        )
        note(by, "talents.ask_contact", request)
        context = {
            "firm": firm,
            "request": request,
            "asker": by.person_name,
            "link": own_address(kept.identity, "talents.own_contact", request.uid),
        }
        write_to(kept, "contact_asked", context)
    return request


def refuse_too_much(by: Actor, candidate: Candidate) -> None:
    """Refuse a question that was asked already, or more of them than a candidate should bear."""
    if candidate.state != Candidate.State.CURRENT:
        raise Refused(_("This candidate is not looking for work at the moment."))
    now = timezone.now()
    own = ContactRequest.objects.filter(organisation=by.organisation_id)
    theirs = own.filter(candidate=candidate).order_by("-asked").first()
    if theirs is not None and theirs.state == State.ASKED:
        raise Refused(_("Your company has asked this candidate already; the answer is still awaited."))
    if theirs is not None and theirs.state == State.AGREED:
        raise Refused(_("This candidate has agreed already: you see how to get in touch."))
    if theirs is not None and theirs.asked > now - AGAIN_AFTER:
        raise Refused(
            _("Your company asked this candidate lately. Ask again three months after the last time.")
        )
    if own.filter(asked__gt=now - timedelta(days=1)).count() >= A_DAY:
        raise Refused(_("Your company has asked ten candidates within a day. Go on tomorrow."))
    if candidate.requests.filter(state=State.ASKED).count() >= WAITING_FOR_ONE:
        raise Refused(_("Several companies wait for this candidate's answer. Try again in some days."))


def agree(*, request: ContactRequest) -> None:
    """The candidate says yes: the firm sees who it is and how to reach it."""
    with transaction.atomic():
        kept = asked(request)
        kept.state, kept.answered = State.AGREED, timezone.now()
        kept.save(update_fields=["state", "answered"])
        note(NOBODY, "talents.agree_contact", kept)
        refind([kept.candidate_id])
        tell_firm(kept, "contact_agreed")


def decline(*, request: ContactRequest) -> None:
    """The candidate says no; the firm learns only that."""
    with transaction.atomic():
        kept = asked(request)
        kept.state, kept.answered = State.DECLINED, timezone.now()
        kept.save(update_fields=["state", "answered"])
        note(NOBODY, "talents.decline_contact", kept)
        tell_firm(kept, "contact_declined")


def end_contact(*, request: ContactRequest, by: Actor | None = None) -> None:
    """Either side ends it: from then on the firm no longer sees who the candidate is."""
    with transaction.atomic():
        kept = locked(request)
        if kept.state not in (State.ASKED, State.AGREED):
            raise Refused(_("This is over already."))
        kept.state, kept.ended, kept.ended_by_firm = State.ENDED, timezone.now(), by is not None
        kept.save(update_fields=["state", "ended", "ended_by_firm"])
        note(by or NOBODY, "talents.end_contact", kept)
        refind([kept.candidate_id])
        if by is None:
            tell_firm(kept, "contact_ended")
        else:
            candidate = Candidate.objects.select_related("identity").get(pk=kept.candidate_id)
            write_to(candidate, "contact_ended_by_firm", {"firm": kept.organisation})


def lapse_unanswered() -> None:
    """Close questions that nobody answered in time."""
    late = ContactRequest.objects.filter(state=State.ASKED, answer_until__lte=timezone.now())
    for pk in list(late.values_list("pk", flat=True)):
        with transaction.atomic():
            rows = ContactRequest.objects.select_for_update(of=("self",))
            kept = rows.select_related("organisation", "candidate").filter(pk=pk, state=State.ASKED).first()
            if kept is not None:
                kept.state, kept.answered = State.LAPSED, timezone.now()
                kept.save(update_fields=["state", "answered"])
                note(NOBODY, "talents.contact_lapsed", kept)
                tell_firm(kept, "contact_lapsed")


def locked(request: ContactRequest) -> ContactRequest:
    """Return the question as it stands now, held by this transaction."""
    rows = ContactRequest.objects.select_for_update(of=("self",))
    kept = rows.select_related("organisation", "candidate").filter(pk=request.pk).first()
    if kept is None:
        raise Refused(_("The candidate has erased everything meanwhile."))
    return kept


def asked(request: ContactRequest) -> ContactRequest:
    """Return the question, unless it has been answered meanwhile."""
    kept = locked(request)
    if kept.state != State.ASKED:
        raise Refused(_("You have answered already, or the question is over."))
    return kept


def tell_firm(request: ContactRequest, template: str) -> None:
    """Write to the firm; the letter has the blind title only, the rest stands behind sign-in."""
    send(
        to=people_of([request.organisation_id]),
        template=f"talents/mail/{template}",
        context={"candidate": request.candidate},
    )


def note(by: Actor, verb: str, request: ContactRequest) -> None:
    """Journal what became of a question, without its words."""
    facts = {"candidate": request.candidate.uid}
    record(by=by, verb=verb, subject=f"contact:{request.uid}", after=facts)
