"""What waits for a reader among events, and which dates are in their calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nadi.registers.events.models import Event, Registration, Seat, Verdict
from nadi.web.access import Actor
from nadi.web.addresses import page_address
from nadi.web.calendar import Event as Deadline
from nadi.web.localized import localized

State = Seat.State
ASKED_FOR = timedelta(days=120)
MOST = 20


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that waits."""

    what: str
    why: str
    do: str
    url: str
    until: datetime | None = None


def steps_for(actor: Actor) -> list[Step]:
    """Return what waits: names and verdicts from a company; certificates, editions from the office."""
    if actor.is_staff:
        return [*certificates_to_issue(), *editions_to_begin()]
    if actor.organisation_id is None:
        return []
    found = list(names_to_give(actor))
    return [*found, *verdicts_to_give(actor)] if actor.is_member else found


def names_to_give(actor: Actor) -> Iterator[Step]:
    """Yield the company's registrations with confirmed seats for which nobody is named."""
    unnamed = Count("seats", Q(seats__state=State.HELD, seats__name=""))
    rows = Registration.objects.filter(
        organisation=actor.organisation_id, event__ends__gte=timezone.localdate()
    ).exclude(event__phase=Event.Phase.CANCELLED)
    for row in (
        rows.annotate(unnamed=unnamed).filter(unnamed__gt=0).select_related("event").order_by("pk")[:MOST]
    ):
        yield Step(
            what=localized(row.event),
            why=ngettext(
                "For %(count)s seat nobody is named.", "For %(count)s seats nobody is named.", row.unnamed
            )
            % {"count": row.unnamed},
            do=_("Say who comes"),
            url=reverse("events.name_seats", args=[row.uid]),
            until=row.event.begins_at,
        )


def verdicts_to_give(actor: Actor) -> Iterator[Step]:
    """Yield the fairs the company thought of going to that are over and not judged."""
    today = timezone.localdate()
    judged = Verdict.objects.filter(event=OuterRef("pk"), organisation=actor.organisation_id)
    over = Event.objects.filter(
        ~Exists(judged),
        interests__organisation=actor.organisation_id,
        is_own=False,
        ends__lt=today,
        ends__gte=today - ASKED_FOR,
    ).exclude(phase=Event.Phase.CANCELLED)
    for event in over.order_by("-ends", "pk")[:MOST]:
        yield Step(
            what=localized(event),
            why=_("You thought of going; it is over."),
            do=_("Say whether you would go again"),
            url=reverse("events.judge", args=[event.uid]),
        )


def certificates_to_issue() -> Iterator[Step]:
    """Yield own events that are over, with people present who have no certificate."""
    present = Seat.objects.filter(event=OuterRef("pk"), certificate=None).exclude(present_at=None)
    today = timezone.localdate()
    rows = Event.objects.filter(
        Exists(present.exclude(name="")), is_own=True, ends__lt=today, ends__gte=today - ASKED_FOR
    )
    for event in rows.order_by("ends", "pk")[:MOST]:
        yield Step(
            what=localized(event),
            why=_("People were present who have no certificate."),
            do=_("Issue the certificates"),
            url=reverse("events.registrations", args=[event.uid]),
        )


def editions_to_begin() -> Iterator[Step]:
    """Yield repeated events that are over, of which no later edition is entered."""
    today = timezone.localdate()
    later = Event.objects.filter(series=OuterRef("series")).exclude(state=Event.State.MERGED)
    is_followed = later.filter(Q(begins__gt=OuterRef("begins")) | Q(begins=None)).exclude(pk=OuterRef("pk"))
    rows = Event.objects.filter(
        ~Exists(is_followed),
        state=Event.State.CURRENT,
        cycle__gt=0,
        ends__lt=today,
        ends__gte=today - ASKED_FOR,
    )
    for event in rows.order_by("ends", "pk")[:MOST]:
        yield Step(
            what=localized(event),
            why=_("It is over; the next edition is not entered."),
            do=_("Begin the next edition"),
            url=reverse("events.next_edition", args=[event.uid]),
        )


def deadlines_for(actor: Actor) -> Iterator[Deadline]:
    """Yield the events to which the reader's company goes, or thinks of going, and their early-bird dates."""
    if actor.organisation_id is None:
        return
    today = timezone.localdate()
    taken = Seat.objects.filter(
        registration__organisation=actor.organisation_id, event=OuterRef("pk")
    ).exclude(state=State.CANCELLED)
    mine = Q(interests__organisation=actor.organisation_id) | Exists(taken)
    rows = Event.objects.filter(mine, ends__gte=today, state=Event.State.CURRENT)
    rows = rows.exclude(phase=Event.Phase.CANCELLED).exclude(precision=Event.Precision.MONTH)
    for event in rows.distinct().order_by("begins", "pk"):
        yield from dates_of(event)


def dates_of(event: Event) -> Iterator[Deadline]:
    """Yield an event's beginning, the end of registration, and the end of its early price."""
    name, url = localized(event), page_address("events.detail", event.uid)
    begins = event.begins_at or event.begins
    if begins:
        yield Deadline(uid=f"event-{event.uid}:begins", title=name, at=begins, url=url)
    if event.early_bird_until:
        title = _("Early-bird price ends: %(event)s") % {"event": name}
        yield Deadline(uid=f"event-{event.uid}:early", title=title, at=event.early_bird_until, url=url)
    if event.register_until:
        title = _("Registration ends: %(event)s") % {"event": name}
        yield Deadline(uid=f"event-{event.uid}:register", title=title, at=event.register_until, url=url)
