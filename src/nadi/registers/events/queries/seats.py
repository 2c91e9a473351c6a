"""Reading registrations and seats: a company reads its own, the office all."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from nadi.companies.models import Organisation
from nadi.registers.events.models import Event, Interest, Registration, Seat
from nadi.web.access import Actor
from nadi.web.localized import localized

State = Seat.State


def registrations_visible_to(actor: Actor) -> QuerySet[Registration]:
    """Staff see all registrations, a company its own."""
    rows = Registration.objects.select_related("event", "organisation")
    if actor.is_staff:
        return rows
    if actor.organisation_id is None:
        return rows.none()
    return rows.filter(organisation=actor.organisation_id)


def registration_for(actor: Actor, uid: str) -> Registration | None:
    """Return a registration the actor may see."""
    return registrations_visible_to(actor).filter(uid=uid).first()


def seats_visible_to(actor: Actor) -> QuerySet[Seat]:
    """Staff see all seats, a company its own."""
    rows = Seat.objects.select_related("event", "registration__organisation")
    if actor.is_staff:
        return rows
    if actor.organisation_id is None:
        return rows.none()
    return rows.filter(registration__organisation=actor.organisation_id)


def seat_for(actor: Actor, uid: str) -> Seat | None:
    """Return a seat the actor may see."""
    return seats_visible_to(actor).filter(uid=uid).first()


def certified_seat_for(actor: Actor, uid: str) -> Seat | None:
    """Return a seat with a certificate."""
    return seats_visible_to(actor).filter(uid=uid).exclude(certificate=None).first()


def seat_with_code(actor: Actor, code: str) -> Seat | None:
    """Return the seat of a code, for who stands at the door: nobody else finds out which codes there are."""
    return seats_visible_to(actor).filter(code=code).first() if actor.is_staff else None


def seat_certified_as(number: str) -> Seat | None:
    """Return the seat of a certificate's number."""
    return Seat.objects.filter(certificate=number).select_related("event").first() if number else None


def own_registrations(actor: Actor, event: Event) -> list[Registration]:
    """Return what the reader's company took at this event."""
    if actor.organisation_id is None:
        return []
    rows = event.registrations.filter(organisation=actor.organisation_id).order_by("pk")
    seated = Q(seats__state=State.HELD)
    waits = Q(seats__state=State.WAITING)
    return list(
        rows.annotate(held=Count("seats", seated), waiting=Count("seats", waits)).exclude(held=0, waiting=0)
    )


def company_name(registration: Registration) -> str:
    """Return for whom seats were taken."""
    if registration.organisation is not None:
        return localized(registration.organisation)
    return registration.guest_company or registration.guest_name


@dataclass(frozen=True, kw_only=True)
class Debt:
    """What one company or guest owes for an event."""

    name: str
    seats: int
    owed: Decimal


def owed_at(event: Event) -> list[Debt]:
    """Return what each company owes, guests apart; those who owe nothing are left out."""
    owing = event.seats.filter(owed__gt=0)
    by_company = owing.exclude(registration__organisation=None).values("registration__organisation")
    sums = {
        row["registration__organisation"]: row
        for row in by_company.annotate(seats=Count("pk"), total=Sum("owed")).order_by()
    }
    names = {one.pk: localized(one) for one in Organisation.objects.filter(pk__in=sums)}
    debts = [Debt(name=names[key], seats=row["seats"], owed=row["total"]) for key, row in sums.items()]
    guests = owing.filter(registration__organisation=None).select_related("registration")
    debts += [Debt(name=company_name(one.registration), seats=1, owed=one.owed) for one in guests]
    return sorted(debts, key=lambda debt: debt.name)


@dataclass(frozen=True, kw_only=True)
class Interested:
    """How many think of going, who of them may be named to this reader, and whether the reader is one."""

    count: int
    names: tuple[str, ...]
    for_joint_stand: int
    own: Interest | None


def interest_in(actor: Actor, event: Event) -> Interested:
    """Return who thinks of going, as far as this reader may know."""
    rows: Iterable[Interest] = event.interests.select_related("organisation").order_by("pk")
    rows = list(rows)
    may_read_names = actor.is_member or actor.is_board or actor.is_staff
    named = [one for one in rows if actor.is_staff or (one.is_named and may_read_names)]
    return Interested(
        count=len(rows),
        names=tuple(sorted(localized(one.organisation) for one in named)),
        for_joint_stand=sum(one.wants_joint_stand for one in rows),
        own=next((one for one in rows if one.organisation_id == actor.organisation_id), None),
    )
