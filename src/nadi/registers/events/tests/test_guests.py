"""Guests without an account: one public page, one link."""

from django.test import Client
from django.urls import reverse
from tests.cast import Cast

from nadi.registers.events.links import token_for
from nadi.registers.events.models import Event, Registration, Seat
from nadi.registers.events.tests.factory import training

GUEST = {"name": "Guest Unknown", "email": "guest@far.example", "count": "1", "agrees": "on"}


def test_guests_find_the_public_events_in_a_list(cast: Cast) -> None:
    training(cast, name="Open Days", audience=Event.Audience.PUBLIC)
    training(cast, name="For Members Alone")
    text = Client().get(reverse("events.open_list")).content.decode()
    assert ("Open Days" in text, "For Members Alone" in text) == (True, False)


def test_a_guest_takes_a_seat_on_the_public_page(cast: Cast) -> None:
    event = training(cast, audience=Event.Audience.PUBLIC, guests_welcome=True)
    Client().post(reverse("events.open", args=[event.uid]), GUEST)
    seat = event.seats.get()
    assert (seat.name, seat.email, seat.state) == ("Guest Unknown", "guest@far.example", "held")


def test_a_guest_who_does_not_agree_gets_no_seat(cast: Cast) -> None:
    event = training(cast, audience=Event.Audience.PUBLIC, guests_welcome=True)
    text = Client().post(reverse("events.open", args=[event.uid]), {**GUEST, "agrees": ""}).content.decode()
    assert ("Without this we cannot hold a seat" in text, event.seats.count()) == (True, 0)


def test_a_guest_finds_no_form_where_guests_are_not_welcome(cast: Cast) -> None:
    event = training(cast, audience=Event.Audience.PUBLIC)
    Client().post(reverse("events.open", args=[event.uid]), GUEST)
    assert event.seats.count() == 0


def test_a_guest_gives_the_seat_back_by_link(cast: Cast) -> None:
    event = training(cast, audience=Event.Audience.PUBLIC, guests_welcome=True)
    Client().post(reverse("events.open", args=[event.uid]), GUEST)
    registration = Registration.objects.get()
    token = token_for("registration", registration)
    Client().post(reverse("events.give_back_by_link", args=[token]), {"seats": [event.seats.get().uid]})
    assert event.seats.get().state == Seat.State.CANCELLED
