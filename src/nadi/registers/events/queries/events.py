"""Reading events."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from nadi.registers.entries.pages import entry_for
from nadi.registers.entries.queries import visible_to as entries_visible_to
from nadi.registers.events.models import Event, Lesson
from nadi.web.access import Actor

seen = entry_for(Event)


def visible_to(actor: Actor) -> QuerySet[Event]:
    """Return the events somebody may see."""
    return entries_visible_to(actor, Event)


def event_for(actor: Actor, uid: str) -> Event | None:
    """Return an event the actor may see; who took seats keeps seeing it, however old it gets."""
    found = seen(actor, uid)
    if found is not None or actor.organisation_id is None:
        return found
    taken = Event.objects.exclude(state__in=(Event.State.MERGED, Event.State.DRAFT))
    return taken.filter(uid=uid, registrations__organisation=actor.organisation_id).first()


def own_event_for(actor: Actor, uid: str) -> Event | None:
    """Return an event of the association itself."""
    event = event_for(actor, uid)
    return event if event is not None and event.is_own else None


def public_events() -> QuerySet[Event]:
    """Return what everybody may see, signed in or not."""
    unfaded = Q(hidden_on=None) | Q(hidden_on__gt=timezone.localdate())
    return Event.objects.filter(unfaded, state=Event.State.CURRENT, audience=Event.Audience.PUBLIC)


def public_event(uid: str) -> Event | None:
    """Return a public event."""
    return public_events().filter(uid=uid).first()


def are_shown(today: date) -> Q:
    """Return the condition of an event that members see too."""
    unfaded = Q(hidden_on=None) | Q(hidden_on__gt=today)
    return unfaded & Q(state=Event.State.CURRENT) & ~Q(audience=Event.Audience.STAFF)


def in_order(events: QuerySet[Event], when: str, today: date) -> QuerySet[Event]:
    """Return those to come, those past, those whose date is not known, or those that members do not see."""
    if when == "unshown":
        return events.exclude(are_shown(today))
    if when == "unknown":
        return events.filter(begins=None)
    return events.filter(ends__lt=today) if when == "past" else events.filter(ends__gte=today)


def in_month(events: QuerySet[Event], first: date, last: date) -> QuerySet[Event]:
    """Return the events of which a day lies in the month."""
    return events.filter(ends__gte=first, begins__lte=last).order_by("begins", "begins_at", "pk")


def other_editions(actor: Actor, event: Event) -> QuerySet[Event]:
    """Return the other editions of the series, the newest first."""
    return visible_to(actor).filter(series=event.series).exclude(pk=event.pk).order_by("-begins", "-pk")


def lessons_for(actor: Actor, event: Event) -> QuerySet[Lesson]:
    """Return what was learned: of all the series, as far as it is shared, or one's own; staff read all."""
    told = Lesson.objects.filter(event__series=event.series).select_related("organisation", "event")
    if not actor.is_staff:
        shared = Q(is_shared=True) if actor.is_member or actor.is_board else Q(pk=None)
        told = told.filter(shared | Q(organisation=actor.organisation_id))
    return told.order_by("-event__begins", "pk")
