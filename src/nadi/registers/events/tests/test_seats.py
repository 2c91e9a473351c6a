"""Taking seats, waiting, moving up, giving back, naming."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.registers.entries.actions.keeping import Facts
from nadi.registers.events.actions.events import Wanted, cancel, save_event
from nadi.registers.events.actions.seats import Comer, Guest, give_back, name_seats, take_seats
from nadi.registers.events.links import personal_seat, token_for
from nadi.registers.events.models import Event, Seat
from nadi.registers.events.tests.factory import PRICES, fair, happened, named, staff_of, taken_by, training
from nadi.web.access import Refused
from nadi.web.models import Mail

State = Seat.State


def states(event: Event) -> list[str]:
    return list(event.seats.order_by("position").values_list("state", flat=True))


def test_seats_are_confirmed_until_full_and_the_rest_waits(cast: Cast) -> None:
    event = training(cast)
    taken_by(cast, event, cast.rioni.organisation, 2)
    taken_by(cast, event, cast.samgori.organisation, 3)
    assert states(event) == ["held", "held", "held", "waiting", "waiting"]


def test_who_waits_longest_moves_up_when_a_seat_is_given_back(cast: Cast) -> None:
    event = training(cast, capacity=1)
    first = taken_by(cast, event, cast.rioni.organisation)
    taken_by(cast, event, cast.samgori.organisation)
    taken_by(cast, event, cast.kolkheti.organisation)
    give_back(by=staff_of(cast), registration=first, seats=[one.uid for one in first.seats.all()])
    assert states(event) == ["cancelled", "held", "waiting"]


def test_moving_up_is_told_by_mail(cast: Cast) -> None:
    event = training(cast, capacity=1)
    first = taken_by(cast, event, cast.rioni.organisation)
    taken_by(cast, event, cast.samgori.organisation)
    Mail.objects.all().delete()
    give_back(by=staff_of(cast), registration=first, seats=[one.uid for one in first.seats.all()])
    told = Mail.objects.filter(subject__startswith="A seat is yours").values_list("to", flat=True)
    assert sorted(told) == ["colleague@samgori.example", "representative@samgori.example"]


def test_more_seats_let_who_waits_move_up(cast: Cast) -> None:
    event = training(cast, capacity=1)
    taken_by(cast, event, cast.rioni.organisation, 3)
    save_event(by=staff_of(cast), event=event, wanted=Wanted(facts=Facts(values={"capacity": 2})))
    assert states(event) == ["held", "held", "waiting"]


def test_there_cannot_be_fewer_seats_than_confirmed(cast: Cast) -> None:
    event = training(cast)
    taken_by(cast, event, cast.rioni.organisation, 3)
    with pytest.raises(Refused, match="3 seats are confirmed"):
        save_event(by=staff_of(cast), event=event, wanted=Wanted(facts=Facts(values={"capacity": 2})))


def test_further_seats_of_a_company_join_its_registration(cast: Cast) -> None:
    event = training(cast)
    first = taken_by(cast, event, cast.rioni.organisation)
    assert taken_by(cast, event, cast.rioni.organisation).pk == first.pk


@pytest.mark.parametrize(
    "change",
    [
        {"phase": Event.Phase.CANCELLED},
        {"register_until": timezone.now() - timedelta(minutes=1)},
        {"state": Event.State.DRAFT},
        {"is_own": False},
        {
            "begins": timezone.localdate() - timedelta(days=2),
            "ends": timezone.localdate() - timedelta(days=2),
        },
    ],
)
def test_no_seat_is_given_when_registration_is_not_open(cast: Cast, change: dict[str, object]) -> None:
    event = training(cast)
    Event.objects.filter(pk=event.pk).update(**change)
    with pytest.raises(Refused):
        taken_by(cast, event, cast.rioni.organisation)


@pytest.mark.parametrize("count", [0, -1, 51])
def test_an_absurd_number_of_seats_is_refused(cast: Cast, count: int) -> None:
    event = training(cast, capacity=None)
    with pytest.raises(Refused):
        taken_by(cast, event, cast.rioni.organisation, count)


def test_a_member_pays_the_early_price_until_its_day(cast: Cast) -> None:
    event = training(cast, prices=PRICES, early_bird_until=timezone.localdate())
    seat = taken_by(cast, event, cast.rioni.organisation).seats.get()
    assert (seat.owed, seat.is_early) == (Decimal("90.00"), True)


def test_a_member_pays_the_full_price_after_the_early_day(cast: Cast) -> None:
    event = training(cast, prices=PRICES, early_bird_until=timezone.localdate() - timedelta(days=1))
    seat = taken_by(cast, event, cast.rioni.organisation).seats.get()
    assert (seat.owed, seat.is_early) == (Decimal("120.00"), False)


def test_a_provider_pays_what_everybody_else_pays_where_it_has_no_price(cast: Cast) -> None:
    event = training(cast, prices=PRICES)
    assert taken_by(cast, event, cast.vendor_organisation).seats.get().owed == Decimal("200.00")


def test_a_training_with_a_price_for_members_alone_is_not_open_to_others(cast: Cast) -> None:
    event = training(cast, prices=PRICES[:1])
    with pytest.raises(Refused, match="not open to"):
        taken_by(cast, event, cast.vendor_organisation)


def test_who_waits_owes_nothing_until_confirmed(cast: Cast) -> None:
    event = training(cast, prices=PRICES, capacity=1)
    first = taken_by(cast, event, cast.rioni.organisation)
    waits = taken_by(cast, event, cast.samgori.organisation).seats.get()
    assert waits.owed == 0
    give_back(by=staff_of(cast), registration=first, seats=[one.uid for one in first.seats.all()])
    waits.refresh_from_db()
    assert waits.owed == Decimal("120.00")


def given_back(cast: Cast, **values: object) -> Seat:
    event = training(cast, prices=PRICES, late_percent=33, **values)
    registration = taken_by(cast, event, cast.rioni.organisation)
    Seat.objects.update(held_since=timezone.now() - timedelta(days=3))
    give_back(
        by=staff_of(cast), registration=registration, seats=[one.uid for one in registration.seats.all()]
    )
    return registration.seats.get()


def test_giving_back_until_the_free_day_costs_nothing(cast: Cast) -> None:
    assert given_back(cast, free_until=timezone.localdate()).owed == 0


def test_giving_back_after_the_free_day_costs_its_part_to_the_cent(cast: Cast) -> None:
    assert given_back(cast, free_until=timezone.localdate() - timedelta(days=1)).owed == Decimal("39.60")


def test_just_confirmed_a_seat_can_be_given_back_free(cast: Cast) -> None:
    event = training(cast, prices=PRICES, free_until=timezone.localdate() - timedelta(days=1))
    registration = taken_by(cast, event, cast.rioni.organisation)
    seat = registration.seats.get()
    give_back(by=staff_of(cast), registration=registration, seats=[seat.uid])
    seat.refresh_from_db()
    assert seat.owed == 0


def test_giving_back_twice_is_refused(cast: Cast) -> None:
    registration = taken_by(cast, training(cast), cast.rioni.organisation)
    seats = [one.uid for one in registration.seats.all()]
    give_back(by=staff_of(cast), registration=registration, seats=seats)
    with pytest.raises(Refused, match="given back before"):
        give_back(by=staff_of(cast), registration=registration, seats=seats)


def test_another_companys_seat_is_not_given_back(cast: Cast) -> None:
    event = training(cast)
    own = taken_by(cast, event, cast.rioni.organisation)
    other = taken_by(cast, event, cast.samgori.organisation).seats.get()
    with pytest.raises(Refused):
        give_back(by=actor_of_person(cast.rioni.representative), registration=own, seats=[other.uid])
    other.refresh_from_db()
    assert other.state == State.HELD


def test_a_cancelled_event_frees_everybody_of_what_they_owe(cast: Cast) -> None:
    event = training(cast, prices=PRICES)
    taken_by(cast, event, cast.rioni.organisation, 4)
    cancel(by=staff_of(cast), event=event, reason="The trainer is ill.")
    assert set(event.seats.values_list("state", "owed")) == {("cancelled", Decimal(0))}


def test_a_newly_named_person_gets_a_mail_with_a_page(cast: Cast) -> None:
    registration = taken_by(cast, training(cast), cast.rioni.organisation)
    named(cast, registration, "Ana First")
    mail = Mail.objects.get(to="ana@people.example")
    assert token_for("seat", registration.seats.get()) in mail.text


def test_another_person_on_a_seat_ends_the_former_ones_link(cast: Cast) -> None:
    registration = taken_by(cast, training(cast), cast.rioni.organisation)
    seat = named(cast, registration, "Ana First")[0]
    former = token_for("seat", seat)
    assert personal_seat(former) is not None
    named(cast, registration, "Beka Second")
    assert personal_seat(former) is None


def test_naming_the_same_again_sends_no_second_mail(cast: Cast) -> None:
    registration = taken_by(cast, training(cast), cast.rioni.organisation)
    named(cast, registration, "Ana First")
    named(cast, registration, "Ana First")
    assert Mail.objects.filter(to="ana@people.example").count() == 1


def test_a_seat_of_another_registration_is_not_named(cast: Cast) -> None:
    event = training(cast)
    own = taken_by(cast, event, cast.rioni.organisation)
    other = taken_by(cast, event, cast.samgori.organisation).seats.get()
    name_seats(
        by=actor_of_person(cast.rioni.representative),
        registration=own,
        comers=[Comer(seat=other.uid, name="Intruder")],
    )
    other.refresh_from_db()
    assert other.name == ""


def test_a_guest_is_refused_where_guests_are_not_welcome(cast: Cast) -> None:
    event = training(cast)
    with pytest.raises(Refused, match="companies with an account"):
        take_seats(
            by=staff_of(cast), event=event, organisation=None, count=1, guest=Guest(name="A", email="a@b.ge")
        )


def test_names_are_not_changed_by_the_company_when_it_is_over(cast: Cast) -> None:
    event = training(cast)
    registration = taken_by(cast, event, cast.rioni.organisation)
    happened(event)
    with pytest.raises(Refused, match="over"):
        name_seats(
            by=actor_of_person(cast.rioni.representative),
            registration=registration,
            comers=[Comer(seat=registration.seats.get().uid, name="Late")],
        )


def test_a_fair_of_somebody_else_has_no_seats_here(cast: Cast) -> None:
    event = fair(cast)
    with pytest.raises(Refused, match="organiser"):
        taken_by(cast, event, cast.rioni.organisation)
