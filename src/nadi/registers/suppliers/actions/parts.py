"""Asking for a part, answering, agreeing."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.companies.queries import members
from nadi.journal.actions import record
from nadi.registers.suppliers.actions.machines import add_machine
from nadi.registers.suppliers.makes import make_key
from nadi.registers.suppliers.models import Machine, PartAnswer, PartRequest
from nadi.registers.suppliers.notices import tell_agreed, tell_asked, tell_ended, tell_offered
from nadi.web.access import Actor, Refused
from nadi.web.files import store
from nadi.web.ids import fingerprint, new_token

Facts = Mapping[str, Any]
State, Answer = PartRequest.State, PartAnswer.State

ASKED = ("part", "part_number", "what_happened", "stands_still", "needed_by", "is_named")
OPEN_FOR = timedelta(days=14)
MOST_OPEN = 5


def ask_part(*, by: Actor, machine: Machine, facts: Facts) -> PartRequest:
    """Ask every other member that runs the same make, and wants to be asked; each gets a mail with a link."""
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=machine.organisation_id)
        open_ones = PartRequest.objects.filter(organisation=machine.organisation, state=State.OPEN)
        if machine.retired_on:
            raise Refused(_("This machine is out of use. Take it back into use first."))
        if open_ones.count() >= MOST_OPEN:
            raise Refused(_("Five requests of your company are open. End one of them first."))
        if open_ones.filter(machine=machine, part__iexact=facts["part"]).exists():
            raise Refused(_("Your company already asks for this part for this machine."))
        asked = PartRequest(
            organisation=machine.organisation,
            machine=machine,
            make=machine.make,
            make_key=make_key(machine.make),
            model=machine.model,
            until=timezone.now() + OPEN_FOR,
            **{name: facts[name] for name in ASKED if name in facts},
        )
        if facts.get("picture"):
            asked.picture = store(upload=facts["picture"], by=by)
        asked.save()
        for organisation in holders(asked):
            token = new_token()
            PartAnswer.objects.create(request=asked, organisation=organisation, token=fingerprint(token))
            tell_asked(asked, organisation, token)
        record(by=by, verb="suppliers.ask_part", subject=f"part-request:{asked.uid}")
    return asked


def ask_part_of_new(*, by: Actor, organisation: Organisation, plate: Facts, facts: Facts) -> PartRequest:
    """Ask for a part of a machine that is entered by the way, unless one of that make and model is there."""
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        own = Machine.objects.filter(organisation=organisation, retired_on=None)
        there = own.filter(make_key=make_key(plate["make"]), model__iexact=plate["model"]).first()
        machine = there or add_machine(by=by, organisation=organisation, facts=plate)
        return ask_part(by=by, machine=machine, facts=facts)


def holders(asked: PartRequest) -> list[Organisation]:
    """Return the other members that run the make and answer requests."""
    running = Machine.objects.filter(make_key=asked.make_key, retired_on=None, answers_requests=True).exclude(
        organisation=asked.organisation_id
    )
    return list(members().filter(pk__in=running.values("organisation")).order_by("pk"))


def locked(request: PartRequest) -> PartRequest:
    """Return the request under its lock, refused when it is over."""
    kept = PartRequest.objects.select_for_update().get(pk=request.pk)
    if kept.state != State.OPEN or kept.until <= timezone.now():
        raise Refused(_("This request is over; nothing more can be answered or agreed in it."))
    return kept


def offer_part(*, by: Actor, answer: PartAnswer, facts: Facts) -> PartAnswer:
    """Say that one has the part; whoever offers agrees to be named to the asking firm once it accepts."""
    with transaction.atomic():
        asked = locked(answer.request)
        kept = PartAnswer.objects.get(pk=answer.pk)
        if kept.state not in (Answer.ASKED, Answer.CANNOT, Answer.OFFERED):
            raise Refused(_("The other firm has already answered your offer; it cannot be changed now."))
        is_first = kept.state != Answer.OFFERED
        for name in ("terms", "message", "price", "contact"):
            setattr(kept, name, facts[name])
        kept.state, kept.answered = Answer.OFFERED, timezone.now()
        kept.save()
        record(by=by, verb="suppliers.offer_part", subject=f"part-answer:{kept.uid}")
        if is_first:
            tell_offered(asked)
    return kept


def cannot_help(*, by: Actor, answer: PartAnswer) -> PartAnswer:
    """Say that one has no such part, or take an offer back before it was accepted."""
    with transaction.atomic():
        locked(answer.request)
        kept = PartAnswer.objects.get(pk=answer.pk)
        if kept.state not in (Answer.ASKED, Answer.OFFERED):
            raise Refused(_("This was already answered."))
        kept.state, kept.answered = Answer.CANNOT, timezone.now()
        kept.message, kept.price, kept.contact, kept.terms = "", None, "", ""
        kept.save()
        record(by=by, verb="suppliers.cannot_help", subject=f"part-answer:{kept.uid}")
    return kept


def accept_part(*, by: Actor, answer: PartAnswer) -> PartAnswer:
    """Accept an offer: both sides have agreed, and each now sees the other's name and contact."""
    with transaction.atomic():
        asked = locked(answer.request)
        kept = PartAnswer.objects.select_related("organisation").get(pk=answer.pk)
        if kept.state != Answer.OFFERED:
            raise Refused(_("This offer was taken back. Look at the others."))
        now = timezone.now()
        kept.state, kept.agreed = Answer.ACCEPTED, now
        kept.save()
        asked.state, asked.ended = State.FOUND, now
        asked.save()
        others = asked.answers.filter(state=Answer.OFFERED).select_related("organisation")
        not_needed = [one.organisation for one in others]
        others.update(state=Answer.DECLINED)
        record(by=by, verb="suppliers.accept_part", subject=f"part-request:{asked.uid}")
        tell_agreed(asked, kept)
        tell_ended(asked, not_needed)
    return kept


def end_part_request(*, by: Actor, request: PartRequest, found: bool) -> None:
    """End one's request: the part came from elsewhere, or is no longer wanted."""
    with transaction.atomic():
        asked = locked(request)
        asked.state = State.FOUND if found else State.WITHDRAWN
        finish(asked)
        record(by=by, verb="suppliers.end_part_request", subject=f"part-request:{asked.uid}")


def finish(asked: PartRequest) -> None:
    """Close the request and thank whoever had offered."""
    asked.ended = timezone.now()
    asked.save()
    offered = asked.answers.filter(state=Answer.OFFERED).select_related("organisation")
    thanked = [one.organisation for one in offered]
    offered.update(state=Answer.DECLINED)
    tell_ended(asked, thanked)


def end_overdue() -> int:
    """End the requests whose time is over; return how many."""
    overdue = PartRequest.objects.filter(state=State.OPEN, until__lte=timezone.now())
    ended = 0
    for key in list(overdue.values_list("pk", flat=True)[:200]):
        with transaction.atomic():
            asked = PartRequest.objects.select_for_update().get(pk=key)
            if asked.state == State.OPEN:
                asked.state = State.ENDED
                finish(asked)
                ended += 1
    return ended
