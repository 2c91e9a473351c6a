"""What happens to events by itself: reminders and questions once each, the next date, forgetting people."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.utils import timezone

from nadi.registers.entries.finding import document_of
from nadi.registers.events.actions.seats import State, locked, move_up
from nadi.registers.events.dates import next_date
from nadi.registers.events.models import Event, Registration, Seat
from nadi.registers.events.notices import events as notices
from nadi.web import search

MOST = 200  # letters of one kind in one run; the rest follow in the next
MOST_EVENTS = 50
WAKING = range(8, 20)
FEEDBACK_WITHIN = timedelta(days=14)
EFFECT_AFTER, EFFECT_WITHIN = timedelta(days=90), timedelta(days=150)
KEPT_FOR = timedelta(days=3 * 365)


def remind(now: datetime) -> None:
    """Remind people a week and a day before, by daylight; companies of seats without a name."""
    if timezone.localtime(now).hour not in WAKING:
        return
    today = timezone.localdate(now)
    week, day = timedelta(days=7), timedelta(days=1)
    remind_companies(coming(today + week - day, today + week).filter(reminded_week=False, name=""))
    once(coming(today + week - day, today + week), "reminded_week", notices.remind_person)
    once(coming(today, today + day), "reminded_day", notices.remind_person)


def coming(first: date, last: date) -> QuerySet[Seat]:
    """Return the confirmed seats of own events that begin between two days."""
    takes_place = Event.objects.filter(is_own=True, state=Event.State.CURRENT, begins__range=(first, last))
    takes_place = takes_place.exclude(phase=Event.Phase.CANCELLED).exclude(precision=Event.Precision.MONTH)
    return Seat.objects.filter(event__in=takes_place, state=State.HELD)


def once(seats: QuerySet[Seat], mark: str, tell: Callable[[Seat], None]) -> None:
    """Write to the people of these seats who were not written to, and mark it in the same transaction."""
    due = (
        seats.filter(**{mark: False}).exclude(email="").select_related("event", "registration__organisation")
    )
    for seat in due.order_by("pk")[:MOST]:
        with transaction.atomic():
            if Seat.objects.filter(pk=seat.pk, **{mark: False}).update(**{mark: True}):
                tell(seat)


def remind_companies(unnamed: QuerySet[Seat]) -> None:
    """Remind each company once of all its seats without a name."""
    rows = Registration.objects.filter(seats__in=unnamed).select_related("event", "organisation")
    for registration in rows.annotate(unnamed=Count("seats")).order_by("pk")[:MOST]:
        with transaction.atomic():
            count = unnamed.filter(registration=registration).update(reminded_week=True)
            if count:
                notices.remind_company(registration, count)


def ask(now: datetime) -> None:
    """Ask who was present how it was, the day after; and a quarter later what changed."""
    if timezone.localtime(now).hour not in WAKING:
        return
    today = timezone.localdate(now)
    was_there = Seat.objects.exclude(present_at=None)
    lately = was_there.filter(event__ends__lt=today, event__ends__gte=today - FEEDBACK_WITHIN)
    once(lately.filter(gave_feedback=False), "asked_feedback", notices.ask_opinion)
    long_ago = was_there.filter(event__ends__lte=today - EFFECT_AFTER, event__ends__gte=today - EFFECT_WITHIN)
    once(long_ago, "asked_effect", notices.ask_effect)


def let_move_up(now: datetime) -> None:
    """Confirm who waits where a seat is free, should that have been missed."""
    waits = Seat.objects.filter(event=OuterRef("pk"), state=State.WAITING)
    ahead = Event.objects.filter(Exists(waits), is_own=True, ends__gte=timezone.localdate(now))
    for event in ahead.order_by("ends", "pk")[:MOST_EVENTS]:
        with transaction.atomic():
            move_up(locked(event), now)


def set_next_dates(today: date) -> int:
    """Put the next date in the place of one that has passed; returns how many were passed."""
    passed = list(Event.objects.filter(deadline__lt=today).prefetch_related("codings").order_by("pk")[:MOST])
    for event in passed:
        event.deadline = next_date(event, today)
    with transaction.atomic():
        Event.objects.bulk_update(passed, ["deadline"])
        search.put([document_of(event) for event in passed])
    return len(passed)


def forget_people(today: date) -> None:
    """Erase who sat where, three years after: certificates can still be checked, without a name."""
    old = Event.objects.filter(ends__lt=today - KEPT_FOR, is_own=True)
    Seat.objects.filter(event__in=old).exclude(name="", email="").update(
        name="", email="", link_number=F("link_number") + 1
    )
    guests = Registration.objects.filter(event__in=old).exclude(guest_email="", guest_company="")
    guests.update(guest_name="–", guest_email="", guest_company="", link_number=F("link_number") + 1)
