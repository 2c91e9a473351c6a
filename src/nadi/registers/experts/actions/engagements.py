"""Doing: a member engages an expert, from the request to the rating."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.companies.models import Organisation
from nadi.journal.actions import record
from nadi.people.models import Person
from nadi.registers.entries.actions.uses import enter_use
from nadi.registers.entries.models import Use
from nadi.registers.experts.models import Engagement, Expert
from nadi.registers.experts.notices import engagements as notices
from nadi.registers.experts.queries.experts import visible_to
from nadi.registers.experts.sides import side_of
from nadi.web.access import Actor, Refused
from nadi.web.components.figures import day_text

State, Side = Engagement.State, Engagement.Side
RUNNING = (State.REQUESTED, State.BRIEFING, State.AGREED)
COLUMNS = ("need", "place", "starts", "ends", "currency", "budget_from", "budget_to")


@dataclass(frozen=True, kw_only=True)
class Rating:
    """What a firm thinks of an expert it engaged; `is_named` lets other members see whose words these are."""

    rating: int | None
    comment: str = ""
    is_named: bool = False


def request_engagement(*, by: Actor, expert: Expert, facts: Mapping[str, Any]) -> Engagement:
    """Ask an expert for help; the expert and the office are told, nobody else sees it."""
    with transaction.atomic():
        expert = Expert.objects.select_for_update(of=("self",)).get(pk=expert.pk)
        if not visible_to(by).filter(pk=expert.pk).exists():
            raise Refused(_("This expert cannot be asked at present. Look for another one."))
        own = expert.engagements.filter(organisation=by.organisation_id)
        if own.filter(state__in=(State.REQUESTED, State.BRIEFING)).exists():
            raise Refused(_("Your company has asked this expert already. Go on with that request."))
        engagement = Engagement.objects.create(
            expert=expert,
            organisation=Organisation.objects.get(uid=by.organisation),
            requested_by=Person.objects.filter(uid=by.person).first(),
            **{name: facts[name] for name in COLUMNS},
        )
        record(by=by, verb="experts.request", subject=f"engagement:{engagement.uid}")
        notices.tell_requested(engagement)
    return engagement


def locked(engagement: Engagement) -> Engagement:
    """Return the engagement as it stands now, under its lock."""
    rows = Engagement.objects.select_for_update(of=("self",)).select_related("organisation", "expert")
    return rows.get(pk=engagement.pk)


def refuse_unless(engagement: Engagement, *states: Engagement.State) -> None:
    """Refuse what does not fit where the engagement stands."""
    if engagement.state not in states:
        raise Refused(
            _("This engagement is %(state)s, so this can no longer be done. Look at its page again.")
            % {"state": engagement.get_state_display()}
        )


def answer_engagement(*, by: Actor, engagement: Engagement, answer: str) -> Engagement:
    """The expert, or the office for it, is ready to talk: now a brief is written."""
    with transaction.atomic():
        engagement = locked(engagement)
        refuse_unless(engagement, State.REQUESTED)
        engagement.state, engagement.answer = State.BRIEFING, answer
        engagement.answered, engagement.reminded = timezone.now(), None
        engagement.save()
        record(by=by, verb="experts.answer_engagement", subject=f"engagement:{engagement.uid}")
        notices.tell_answered(engagement)
    return engagement


def end_engagement(*, by: Actor, engagement: Engagement, because: str) -> Engagement:
    """Decline a request or cancel an engagement, with the reason for the other side."""
    with transaction.atomic():
        engagement = locked(engagement)
        refuse_unless(engagement, *RUNNING)
        if not because.strip():
            raise Refused(_("Give the reason: the other side is told."))
        side = side_of(by, engagement)
        is_declined = side != Side.FIRM and engagement.state != State.AGREED
        engagement.state = State.DECLINED if is_declined else State.CANCELLED
        engagement.ended_because, engagement.ended_by = because, side
        engagement.ended = timezone.now()
        engagement.save()
        record(by=by, verb="experts.end_engagement", subject=f"engagement:{engagement.uid}")
        notices.tell_ended(engagement, side)
    return engagement


def finish_engagement(*, by: Actor, engagement: Engagement, on: date) -> Engagement:
    """Say that the work is done; the firm may now rate it."""
    with transaction.atomic():
        engagement = locked(engagement)
        refuse_unless(engagement, State.AGREED)
        if on > timezone.localdate():
            raise Refused(_("Work that is done was done today or before. Choose such a day."))
        if on < (asked := timezone.localdate(engagement.requested)):
            raise Refused(
                _("The work was asked for on %(day)s. Choose that day or a later one.")
                % {"day": day_text(asked)}
            )
        engagement.state, engagement.done_on, engagement.reminded = State.DONE, on, None
        engagement.save()
        record(by=by, verb="experts.finish_engagement", subject=f"engagement:{engagement.uid}")
        notices.tell_done(engagement, side_of(by, engagement))
    return engagement


def rate_engagement(*, by: Actor, engagement: Engagement, given: Rating) -> Use:
    """Keep what the firm thinks of the expert, once the work is done; it may be changed later."""
    with transaction.atomic():
        engagement = locked(engagement)
        refuse_unless(engagement, State.DONE)
        if engagement.expert is None:
            raise Refused(_("The expert has left the register, so nothing can be rated any more."))
        facts = {
            "used_on": engagement.done_on,
            "rating": given.rating,
            "comment": given.comment,
            "is_named": given.is_named,
        }
        return enter_use(by=by, entry=engagement.expert, facts=facts, proof=proof_of(engagement))


def proof_of(engagement: Engagement) -> str:
    """Return what proves that the firm used the expert."""
    return f"engagement:{engagement.uid}"
