"""The five questions to the pages of events."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.cast import Cast, client_for, queries_for

from nadi.registers.events.models import Event, Lesson, Registration, Verdict
from nadi.registers.events.tests.factory import (
    PRICES,
    attended,
    fair,
    happened,
    named,
    taken_by,
    training,
)


def text_of(client: Client, name: str, *words: Any) -> str:
    return client.get(reverse(name, args=words)).content.decode()


def status_of(client: Client, name: str, *words: Any) -> int:
    return client.get(reverse(name, args=words)).status_code


def test_month_shows_the_events_of_the_month(cast: Cast) -> None:
    event = fair(cast)
    assert event.begins is not None
    text = text_of(client_for(cast.staff), "events.month", event.begins.year, event.begins.month)
    assert "Pack Days" in text


def test_a_month_that_cannot_be_is_not_found(cast: Cast) -> None:
    assert client_for(cast.staff).get("/events/month/2026/13/").status_code == 404


def test_form_folds_what_a_fair_does_not_need(cast: Cast) -> None:
    form = client_for(cast.staff).get(reverse("events.add")).context["form"]
    assert [fold.title for fold in form.folds() if fold.is_open] == ["What it is", "Where and when"]


def test_detail_shows_the_event(cast: Cast) -> None:
    event = training(cast, prices=PRICES)
    text = text_of(client_for(cast.rioni.representative), "events.detail", event.uid)
    assert [
        word for word in ("Offset ink control", "Office hall", "3 of 3 are free") if word not in text
    ] == []


def test_a_full_event_offers_its_waiting_list(cast: Cast) -> None:
    event, client = training(cast, capacity=2), client_for(cast.rioni.representative)
    before = text_of(client, "events.detail", event.uid)
    taken_by(cast, event, cast.samgori.organisation, 2)
    after = text_of(client, "events.detail", event.uid)
    assert [("Take seats" in text, "Join the waiting list" in text) for text in (before, after)] == [
        (True, False),
        (False, True),
    ]


def test_detail_takes_as_many_queries_for_a_full_event_as_for_an_empty_one(cast: Cast) -> None:
    event, client = training(cast, capacity=None), client_for(cast.rioni.representative)
    taken_by(cast, event, cast.rioni.organisation)
    few = queries_for(client, reverse("events.detail", args=[event.uid]))
    taken_by(cast, event, cast.rioni.organisation, 4)
    taken_by(cast, event, cast.samgori.organisation, 4)
    assert queries_for(client, reverse("events.detail", args=[event.uid])) == few


def test_an_event_for_the_office_is_not_found_by_a_member(cast: Cast) -> None:
    event = fair(cast, audience=Event.Audience.STAFF)
    assert status_of(client_for(cast.rioni.representative), "events.detail", event.uid) == 404


def test_a_stranger_finds_no_event_for_members(cast: Cast) -> None:
    assert status_of(client_for(cast.stranger), "events.detail", fair(cast).uid) in (403, 404)


@pytest.mark.parametrize(
    "name",
    [
        "events.edit",
        "events.postpone",
        "events.cancel",
        "events.next_edition",
        "events.registrations",
        "events.register_for",
        "events.check_in",
        "events.let_in",
        "events.attendance_list",
        "events.certificates",
    ],
)
def test_a_member_may_not_do_the_offices_work(cast: Cast, name: str) -> None:
    event = training(cast)
    response = client_for(cast.rioni.representative).get(reverse(name, args=[event.uid]))
    assert response.status_code == 403
    assert "staff" in response.content.decode()


@pytest.mark.parametrize(
    "name",
    [
        "events.publish",
        "events.withdraw",
        "events.restore",
        "events.interest",
        "events.withdraw_interest",
        "events.certify",
    ],
)
def test_a_verb_is_not_answered_to_a_look(cast: Cast, name: str) -> None:
    event = training(cast)
    people = client_for(cast.rioni.representative if "interest" in name else cast.staff)
    assert people.get(reverse(name, args=[event.uid])).status_code == 405


TYPED = {
    "name": "Flexo basics",
    "kind": "training",
    "is_own": "on",
    "begins_at": "2031-05-07T10:00",
    "ends_at": "2031-05-07T16:00",
    "cycle": "0",
    "audience": "members",
    "capacity": "12",
    "late_percent": "50",
    "price_member": "80",
    "price_other": "150,50",
    "topics": ["printing and labels", "own words"],
}


def test_staff_add_an_event_with_prices_and_topics(cast: Cast) -> None:
    response = client_for(cast.staff).post(reverse("events.add"), TYPED)
    event = Event.objects.get(name="Flexo basics")
    assert response.url == reverse("events.detail", args=[event.uid])  # type: ignore[attr-defined]  # a redirect
    assert [str(price.amount) for price in event.prices.order_by("who")] == ["80.00", "150.50"]
    assert sorted(event.codings.values_list("code", flat=True)) == ["own-words", "printing"]
    assert (str(event.begins), str(event.deadline)) == ("2031-05-07", "2031-05-07")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"name": ""}, "Give a name"),
        ({"ends_at": "2031-05-06T10:00"}, "cannot end before"),
        ({"early_member": "90"}, "not above the price"),
        ({"early_member": "70"}, "until when the early-bird"),
        ({"is_own": ""}, "Only seats of our own events"),
        ({"begins_at": "", "ends_at": ""}, ""),
        ({"late_percent": "120"}, "100"),
    ],
)
def test_what_does_not_fit_together_is_explained(cast: Cast, typed: dict[str, str], says: str) -> None:
    response = client_for(cast.staff).post(reverse("events.add"), {**TYPED, **typed})
    text = response.content.decode()
    if says:
        assert response.status_code == 200
        assert says in text
        assert "own words" in text


def test_a_month_alone_is_kept_as_a_month(cast: Cast) -> None:
    typed = {"name": "SWOP", "kind": "fair", "begins": "2031-11-20", "is_month_only": "on", "cycle": "2"}
    client_for(cast.staff).post(
        reverse("events.add"), {**typed, "audience": "members", "late_percent": "100"}
    )
    event = Event.objects.get(name="SWOP")
    assert (event.precision, str(event.begins), str(event.ends)) == ("month", "2031-11-01", "2031-11-30")


def test_an_edition_joins_the_series_of_an_earlier_one(cast: Cast) -> None:
    first = fair(cast)
    typed = {"name": "Pack Days 2", "kind": "fair", "cycle": "0", "earlier": str(first.pk)}
    client_for(cast.staff).post(
        reverse("events.add"), {**typed, "audience": "members", "late_percent": "100"}
    )
    assert Event.objects.get(name="Pack Days 2").series == first.series


def test_a_representative_takes_seats(cast: Cast) -> None:
    event = training(cast, prices=PRICES)
    client = client_for(cast.rioni.representative)
    client.post(reverse("events.register", args=[event.uid]), {"count": "2"})
    registration = Registration.objects.get()
    assert (registration.organisation, registration.seats.count()) == (cast.rioni.organisation, 2)


def test_a_colleague_may_not_take_seats_that_cost_money(cast: Cast) -> None:
    event = training(cast, prices=PRICES)
    response = client_for(cast.rioni.colleague).get(reverse("events.register", args=[event.uid]))
    assert (response.status_code, "cost money" in response.content.decode()) == (403, True)


def test_a_colleague_takes_free_seats(cast: Cast) -> None:
    event = training(cast)
    client_for(cast.rioni.colleague).post(reverse("events.register", args=[event.uid]), {"count": "1"})
    assert event.seats.count() == 1


def test_a_form_pressed_twice_takes_the_seats_once(cast: Cast) -> None:
    event, client = training(cast), client_for(cast.rioni.representative)
    for _press in range(2):
        client.post(reverse("events.register", args=[event.uid]), {"count": "2", "once": "same"})
    assert event.seats.count() == 2


def test_too_many_seats_are_explained(cast: Cast) -> None:
    event = training(cast)
    response = client_for(cast.rioni.representative).post(
        reverse("events.register", args=[event.uid]), {"count": "1000"}
    )
    assert (response.status_code, event.seats.count()) == (200, 0)


def test_staff_take_seats_for_a_company(cast: Cast) -> None:
    event = training(cast)
    typed = {"organisation": cast.samgori.organisation.pk, "count": "1"}
    client_for(cast.staff).post(reverse("events.register_for", args=[event.uid]), typed)
    assert event.seats.get().registration.organisation == cast.samgori.organisation


@pytest.mark.parametrize("name", ["events.registration", "events.name_seats", "events.cancel_seats"])
def test_another_companys_registration_is_not_found(cast: Cast, name: str) -> None:
    registration = taken_by(cast, training(cast), cast.rioni.organisation)
    assert status_of(client_for(cast.samgori.representative), name, registration.uid) == 404
    assert status_of(client_for(cast.rioni.representative), name, registration.uid) == 200


def test_names_are_given_by_form(cast: Cast) -> None:
    registration = taken_by(cast, training(cast), cast.rioni.organisation)
    seat = registration.seats.get()
    typed = {f"name_{seat.uid}": "Ana", f"email_{seat.uid}": "ana@x.example", f"language_{seat.uid}": "ka"}
    client_for(cast.rioni.colleague).post(reverse("events.name_seats", args=[registration.uid]), typed)
    seat.refresh_from_db()
    assert (seat.name, seat.email, seat.language) == ("Ana", "ana@x.example", "ka")


def test_an_address_without_a_name_is_explained_and_kept(cast: Cast) -> None:
    registration = taken_by(cast, training(cast), cast.rioni.organisation)
    seat = registration.seats.get()
    typed = {f"email_{seat.uid}": "ana@x.example", f"language_{seat.uid}": "ka"}
    text = (
        client_for(cast.rioni.colleague)
        .post(reverse("events.name_seats", args=[registration.uid]), typed)
        .content.decode()
    )
    assert ("Write the name" in text, "ana@x.example" in text) == (True, True)


def test_seats_are_given_back_by_form(cast: Cast) -> None:
    registration = taken_by(cast, training(cast), cast.rioni.organisation, 2)
    uid = registration.seats.order_by("pk")[0].uid
    client_for(cast.rioni.representative).post(
        reverse("events.cancel_seats", args=[registration.uid]), {"seats": [uid]}
    )
    assert sorted(registration.seats.values_list("state", flat=True)) == ["cancelled", "held"]


def test_staff_see_who_registered_and_what_is_owed(cast: Cast) -> None:
    event = training(cast, prices=PRICES)
    named(cast, taken_by(cast, event, cast.rioni.organisation, 2), "Ana First")
    text = text_of(client_for(cast.staff), "events.registrations", event.uid)
    assert [word for word in ("Rioni Cartons", "Ana First", "240.00") if word not in text] == []


def test_the_list_of_seats_takes_as_many_queries_for_many_as_for_few(cast: Cast) -> None:
    event, client = training(cast, capacity=None, prices=PRICES), client_for(cast.staff)
    taken_by(cast, event, cast.rioni.organisation)
    few = queries_for(client, reverse("events.registrations", args=[event.uid]))
    taken_by(cast, event, cast.samgori.organisation, 5)
    assert queries_for(client, reverse("events.registrations", args=[event.uid])) == few


def test_the_list_of_seats_is_exported(cast: Cast) -> None:
    event = training(cast)
    named(cast, taken_by(cast, event, cast.rioni.organisation), "=Ana")
    response = client_for(cast.staff).get(reverse("events.registrations", args=[event.uid]) + "?export=csv")
    assert "'=Ana" in response.content.decode()


def test_interest_is_counted_and_taken_back(cast: Cast) -> None:
    event, client = fair(cast), client_for(cast.rioni.colleague)
    client.post(reverse("events.interest", args=[event.uid]), {"wants_joint_stand": "on"})
    assert "1 company thinks of going." in text_of(client, "events.detail", event.uid)
    client.post(reverse("events.withdraw_interest", args=[event.uid]))
    assert event.interests.count() == 0


def test_postponing_by_form_moves_the_event(cast: Cast) -> None:
    event = fair(cast)
    day = timezone.localdate() + timedelta(days=200)
    typed = {
        "begins": day.isoformat(),
        "ends": (day + timedelta(days=1)).isoformat(),
        "reason": "The hall burnt.",
    }
    client_for(cast.staff).post(reverse("events.postpone", args=[event.uid]), typed)
    event.refresh_from_db()
    assert (event.phase, event.begins, event.deadline) == ("postponed", day, day)


def test_a_seat_given_back_before_is_told_in_words(cast: Cast) -> None:
    registration = taken_by(cast, training(cast), cast.rioni.organisation, 2)
    seat = registration.seats.first()
    assert seat is not None
    client, page = (
        client_for(cast.rioni.representative),
        reverse("events.cancel_seats", args=[registration.uid]),
    )
    for _time in range(2):
        answer = client.post(page, {"seats": [seat.uid]}, follow=True).content.decode()
    assert ("given back already" in answer, seat.uid in answer.split("</form>")[-2]) == (True, False)


def test_cancelling_asks_for_a_reason(cast: Cast) -> None:
    event = fair(cast)
    response = client_for(cast.staff).post(reverse("events.cancel", args=[event.uid]), {"reason": ""})
    event.refresh_from_db()
    assert (response.status_code, event.phase) == (200, "announced")


def test_everybody_reads_in_their_language_why_an_event_is_cancelled(cast: Cast) -> None:
    event = fair(cast)
    typed = {"reason": "The hall burnt.", "reason_local": "დარბაზი დაიწვა."}
    client_for(cast.staff).post(reverse("events.cancel", args=[event.uid]), typed)
    client = client_for(cast.rioni.colleague)
    texts = []
    for language in ("en", "ka"):
        client.cookies["django_language"] = language
        texts.append(text_of(client, "events.detail", event.uid))
    assert [("hall burnt" in text, "დაიწვა" in text) for text in texts] == [(True, False), (False, True)]


def test_the_next_edition_is_a_draft_of_the_same_series(cast: Cast) -> None:
    event = fair(cast, cycle=3)
    client_for(cast.staff).post(reverse("events.next_edition", args=[event.uid]))
    later = Event.objects.exclude(pk=event.pk).get()
    assert event.begins is not None
    assert later.begins is not None
    assert (later.series, later.state, later.begins.year) == (event.series, "draft", event.begins.year + 3)


def test_an_event_of_which_the_month_alone_is_known_goes_into_no_calendar(cast: Cast) -> None:
    first = date(2031, 9, 1)
    event = fair(cast, begins=first, ends=date(2031, 9, 30), precision=Event.Precision.MONTH)
    later = fair(cast, series=event.series)
    client = client_for(cast.rioni.colleague)
    assert "Into my calendar" not in text_of(client, "events.detail", event.uid)
    assert status_of(client, "events.calendar_file", event.uid) == 409
    text = text_of(client, "events.detail", later.uid)
    assert ("September 2031" in text, "1 Sept 2031" in text) == (True, False)


def test_an_event_goes_into_ones_own_calendar(cast: Cast) -> None:
    event = training(cast)
    text = text_of(client_for(cast.rioni.colleague), "events.calendar_file", event.uid)
    assert f"UID:event-{event.uid}@" in text


def test_the_public_feed_holds_public_events_alone(cast: Cast) -> None:
    fair(cast)
    fair(cast, name="Open Days", audience=Event.Audience.PUBLIC)
    text = text_of(Client(), "events.feed")
    assert ("Open Days" in text, "Pack Days" in text) == (True, False)


def test_only_a_public_event_has_a_public_page(cast: Cast) -> None:
    hidden, shown = fair(cast), fair(cast, name="Open Days", audience=Event.Audience.PUBLIC)
    assert [status_of(Client(), "events.open", one.uid) for one in (hidden, shown)] == [404, 200]


def test_a_verdict_and_a_lesson_are_kept(cast: Cast) -> None:
    event, client = happened(fair(cast)), client_for(cast.rioni.colleague)
    client.post(reverse("events.judge", args=[event.uid]), {"again": "no", "reason": "No buyers came."})
    client.post(reverse("events.tell", args=[event.uid]), {"text": "Bring samples.", "is_shared": "on"})
    assert Verdict.objects.get().reason == "No buyers came."
    assert Lesson.objects.get().is_shared


def test_nothing_is_judged_before_it_is_over(cast: Cast) -> None:
    response = client_for(cast.rioni.colleague).get(reverse("events.judge", args=[fair(cast).uid]))
    assert (response.status_code, "when the event is over" in response.content.decode()) == (403, True)


def test_results_are_shown_when_it_is_over(cast: Cast) -> None:
    event, _seats = attended(cast)
    assert "Too few answers" in text_of(client_for(cast.rioni.colleague), "events.results", event.uid)
