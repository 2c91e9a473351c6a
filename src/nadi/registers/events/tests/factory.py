"""Events for tests: a training of the association with few seats, and a fair abroad."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.companies.models import Organisation
from nadi.registers.entries.actions.keeping import Facts
from nadi.registers.events.actions.attending import check_in
from nadi.registers.events.actions.events import Tariff, Wanted, save_event
from nadi.registers.events.actions.seats import Comer, name_seats, take_seats
from nadi.registers.events.models import Event, Registration, Seat
from nadi.web.access import Actor

PRICES = (
    Tariff(who="member", amount=Decimal("120.00"), early=Decimal("90.00")),
    Tariff(who="other", amount=Decimal("200.00")),
)


def staff_of(cast: Cast) -> Actor:
    return actor_of_person(cast.staff)


def training(cast: Cast, *, prices: tuple[Tariff, ...] = (), **values: Any) -> Event:
    """Enter a training in twenty days, with three seats."""
    begins = timezone.now().replace(microsecond=0) + timedelta(days=20)
    facts: dict[str, Any] = {
        "name": "Offset ink control",
        "name_local": "ოფსეტური საღებავის კონტროლი",
        "kind": Event.Kind.TRAINING,
        "is_own": True,
        "begins": timezone.localdate(begins),
        "ends": timezone.localdate(begins),
        "begins_at": begins,
        "ends_at": begins,
        "precision": Event.Precision.MOMENT,
        "capacity": 3,
        "venue": "Office hall",
        "hours": Decimal("6.0"),
        **values,
    }
    return save_event(
        by=staff_of(cast),
        event=Event(),
        wanted=Wanted(facts=Facts(values=facts), prices=prices, verb="events.add"),
    )


def fair(cast: Cast, **values: Any) -> Event:
    """Enter a fair in sixty days."""
    begins = timezone.localdate() + timedelta(days=60)
    facts = {
        "name": "Pack Days",
        "kind": Event.Kind.FAIR,
        "begins": begins,
        "ends": begins + timedelta(days=2),
        "country": "DE",
        "town": "Nuremberg",
        **values,
    }
    return save_event(
        by=staff_of(cast), event=Event(), wanted=Wanted(facts=Facts(values=facts), verb="events.add")
    )


def taken_by(cast: Cast, event: Event, organisation: Organisation, count: int = 1) -> Registration:
    """Let the office take seats for a company."""
    return take_seats(by=staff_of(cast), event=event, organisation=organisation, count=count)


def named(cast: Cast, registration: Registration, *names: str) -> list[Seat]:
    """Name people for the first seats of a registration."""
    seats = list(registration.seats.order_by("position"))
    comers = [
        Comer(seat=seat.uid, name=name, email=f"{name.split()[0].lower()}@people.example")
        for seat, name in zip(seats, names, strict=False)
    ]
    name_seats(by=staff_of(cast), registration=registration, comers=comers)
    return list(registration.seats.order_by("position"))


def happened(event: Event, days_ago: int = 1) -> Event:
    """Let the event have taken place some days ago."""
    then = timezone.now() - timedelta(days=days_ago)
    Event.objects.filter(pk=event.pk).update(
        begins=timezone.localdate(then), ends=timezone.localdate(then), begins_at=then, ends_at=then
    )
    event.refresh_from_db()
    return event


def present(cast: Cast, event: Event, *seats: Seat) -> None:
    """Note that people are present."""
    check_in(by=staff_of(cast), event=event, seats=[seat.uid for seat in seats])


def attended(cast: Cast, *, days_ago: int = 1, **values: Any) -> tuple[Event, list[Seat]]:
    """Return a training that is over, at which three people of three companies were present."""
    event = training(cast, **values)
    people = {"Ana Peculiaridze": cast.rioni, "Beka Oddashvili": cast.samgori, "Gia Rarevani": cast.kolkheti}
    for name, member in people.items():
        named(cast, taken_by(cast, event, member.organisation), name)
    happened(event, days_ago)
    present(cast, event, *event.seats.all())
    return event, list(event.seats.order_by("position").select_related("event", "registration__organisation"))
