"""Doing: both sides write versions of the brief until they accept the same one."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.registers.experts.actions.engagements import locked, refuse_unless
from nadi.registers.experts.models import Brief, Engagement
from nadi.registers.experts.notices import engagements as notices
from nadi.registers.experts.sides import side_of
from nadi.web.access import Actor, Refused

State, Side = Engagement.State, Engagement.Side
COLUMNS = ("goal", "tasks", "place", "starts", "ends", "days", "price", "currency")


def last_of(engagement: Engagement) -> Brief | None:
    """Return the version that counts."""
    return engagement.briefs.order_by("-number").first()


def propose_brief(*, by: Actor, engagement: Engagement, seen: int, facts: Mapping[str, Any]) -> Brief:
    """Write the next version; what was accepted before no longer counts, and every version is kept.

    `seen` is the number of the version the writer had before them, 0 where there was none. What the expert
    (or the office in its place) writes it accepts by writing; a firm is bound by its representative alone.
    """
    with transaction.atomic():
        engagement = locked(engagement)
        refuse_unless(engagement, State.BRIEFING)
        last = last_of(engagement)
        refuse_unless_last(last, seen)
        side = side_of(by, engagement)
        brief = Brief.objects.create(
            engagement=engagement,
            number=seen + 1,
            side=side,
            person=by.person,
            accepted_by_expert=None if side == Side.FIRM else timezone.now(),
            **{name: facts[name] for name in COLUMNS},
        )
        note(engagement, by, "experts.propose_brief", brief)
        notices.tell_proposed(engagement, side)
    return brief


def accept_brief(*, by: Actor, engagement: Engagement, seen: int) -> Engagement:
    """Accept the last version; when both sides have, the engagement is agreed."""
    with transaction.atomic():
        engagement = locked(engagement)
        refuse_unless(engagement, State.BRIEFING)
        brief = last_of(engagement)
        refuse_unless_last(brief, seen)
        if brief is None:
            raise Refused(_("There is no brief yet. Write the first version."))
        side = side_of(by, engagement)
        accept_for(side, brief)
        note(engagement, by, "experts.accept_brief", brief)
        if brief.accepted_by_expert and brief.accepted_by_firm:
            engagement.state, engagement.agreed_on = State.AGREED, timezone.now()
            engagement.save()
            notices.tell_agreed(engagement)
        else:
            notices.tell_accepted(engagement, side)
    return engagement


def accept_for(side: str, brief: Brief) -> None:
    """Note that a side accepts; once is enough."""
    column = "accepted_by_firm" if side == Side.FIRM else "accepted_by_expert"
    if getattr(brief, column):
        raise Refused(_("Your side has accepted this version already. The other side answers now."))
    setattr(brief, column, timezone.now())
    brief.save(update_fields=[column])


def refuse_unless_last(last: Brief | None, seen: int) -> None:
    """Refuse who had an older version before them."""
    if (last.number if last else 0) != seen:
        raise Refused(_("Meanwhile the other side wrote another version. Read that one first."))


def note(engagement: Engagement, by: Actor, verb: str, brief: Brief) -> None:
    """Journal which version it was, and never its price or words; the clock of reminders starts again."""
    Engagement.objects.filter(pk=engagement.pk).update(reminded=None)
    record(by=by, verb=verb, subject=f"engagement:{engagement.uid}", after={"version": brief.number})
