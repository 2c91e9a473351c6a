"""What experts need done by itself: forgetting, consent that ends, reminders, visits too few joined."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nadi.registers.experts.actions.keeping import locked, restate
from nadi.registers.experts.actions.records import erase_expert
from nadi.registers.experts.actions.visits import call_off_visit
from nadi.registers.experts.consent import CONFIRMED_WITHIN, ERASED_AFTER, WARNED_BEFORE
from nadi.registers.experts.models import Engagement, Expert, Terms, Visit
from nadi.registers.experts.notices import experts as notices
from nadi.registers.experts.notices.engagements import remind
from nadi.web.access import NOBODY
from nadi.web.schedule import every

DAY = 24 * 60
REMINDED_AFTER = timedelta(days=3)
REMINDED_AGAIN = timedelta(days=7)
State = Engagement.State
WAITS = {
    State.REQUESTED: (gettext_lazy("A request still waits for an answer."), False),
    State.BRIEFING: (
        gettext_lazy("The brief is not agreed yet. Accept the last version or write one."),
        True,
    ),
    State.AGREED: (gettext_lazy("The last day of the work has passed. Say when it was done."), True),
}


@every(minutes=DAY)
def forget_unconfirmed() -> None:
    """Erase forms whose address nobody confirmed within a week."""
    before = timezone.now() - timedelta(days=CONFIRMED_WITHIN)
    for expert in Expert.objects.filter(vetting=Expert.Vetting.UNCONFIRMED, created__lt=before).order_by(
        "pk"
    ):
        erase_expert(by=NOBODY, expert=expert)


@every(minutes=DAY)
def watch_consent() -> None:
    """Warn before consent ends, hide the record when it ends, erase it some time after."""
    today = timezone.localdate()
    ending = Terms.objects.filter(expires_on__lte=today + timedelta(days=WARNED_BEFORE), expiry_told=None)
    for terms in ending.filter(expires_on__gt=today).select_related("expert").order_by("pk"):
        with transaction.atomic():
            Terms.objects.filter(pk=terms.pk).update(expiry_told=today)
            notices.warn_of_expiry(terms)
    over = Terms.objects.filter(expires_on__lte=today, expert__state=Expert.State.CURRENT)
    for terms in over.select_related("expert").order_by("pk"):
        with transaction.atomic():
            restate(by=NOBODY, expert=locked(terms.expert), terms=terms, verb="experts.consent_ended")
    gone = Terms.objects.filter(expires_on__lte=today - timedelta(days=ERASED_AFTER))
    for terms in gone.select_related("expert").order_by("pk"):
        erase_expert(by=NOBODY, expert=terms.expert)


@every(minutes=DAY)
def remind_of_engagements() -> None:
    """Remind whoever an engagement waits for, once a week."""
    now, today = timezone.now(), timezone.localdate()
    waiting = (
        Q(state=State.REQUESTED, requested__lt=now - REMINDED_AFTER)
        | Q(state=State.BRIEFING, answered__lt=now - REMINDED_AFTER)
        | Q(state=State.AGREED, briefs__ends__lt=today, briefs__accepted_by_firm__isnull=False)
    )
    rested = Q(reminded=None) | Q(reminded__lte=today - REMINDED_AGAIN)
    rows = Engagement.objects.filter(waiting, rested).select_related("organisation", "expert").distinct()
    for engagement in rows.order_by("pk"):
        text, is_for_firm = WAITS[State(engagement.state)]
        with transaction.atomic():
            Engagement.objects.filter(pk=engagement.pk).update(reminded=today)
            remind(engagement, text, firm=is_for_firm)
            if engagement.state == State.BRIEFING:
                remind(engagement, text, firm=False)


@every(minutes=DAY)
def close_visits() -> None:
    """Call off visits that too few firms joined until the last day."""
    today = timezone.localdate()
    over = Visit.objects.filter(state=Visit.State.OPEN, join_until__lt=today)
    for visit in over.order_by("pk"):
        if visit.joinings.count() < visit.minimum:
            call_off_visit(by=NOBODY, visit=visit, because=_("Too few firms joined until the last day."))
