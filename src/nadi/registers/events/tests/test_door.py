"""At the door: codes, ticks, people without a seat; certificates afterwards."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from tests.cast import Cast, client_for

from nadi.registers.events.actions.attending import check_in, issue_certificates, undo_check_in
from nadi.registers.events.links import token_for
from nadi.registers.events.models import Event, Seat
from nadi.registers.events.tests.factory import (
    attended,
    happened,
    named,
    present,
    staff_of,
    taken_by,
    training,
)
from nadi.web.access import Refused
from nadi.web.models import Mail


def today_with_a_seat(cast: Cast, **values: Any) -> Seat:
    """Return a seat of an event that is on today."""
    event = training(cast, **values)
    seat = named(cast, taken_by(cast, event, cast.rioni.organisation), "Ana Peculiaridze")[0]
    happened(event, 0)
    return Seat.objects.select_related("event").get(pk=seat.pk)


def text_of_pdf(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def test_a_scanned_code_shows_the_person_and_a_button_notes_presence(cast: Cast) -> None:
    seat, client = today_with_a_seat(cast), client_for(cast.staff)
    page = reverse("events.check_in_code", args=[seat.code])
    assert "Ana Peculiaridze" in client.get(page).content.decode()
    seat.refresh_from_db()
    assert seat.present_at is None
    client.post(page)
    seat.refresh_from_db()
    assert seat.present_at is not None


def test_presence_sent_again_stays_as_it_was(cast: Cast) -> None:
    seat, client = today_with_a_seat(cast), client_for(cast.staff)
    page = reverse("events.check_in_code", args=[seat.code])
    client.post(page)
    seat.refresh_from_db()
    first = seat.present_at
    assert "noted before" in client.post(page, follow=True).content.decode()
    seat.refresh_from_db()
    assert seat.present_at == first


@pytest.mark.parametrize(
    "typed", ["{code}", " {CODE} ", "{code4}-{rest}", "https://x.example/events/check-in/{code}/"]
)
def test_a_typed_or_scanned_code_leads_to_the_person(cast: Cast, typed: str) -> None:
    seat = today_with_a_seat(cast)
    code = seat.code
    words = typed.format(code=code, CODE=code.upper(), code4=code[:4], rest=code[4:])
    response = client_for(cast.staff).post(reverse("events.check_in", args=[seat.event.uid]), {"code": words})
    assert response.url == reverse("events.check_in_code", args=[code])  # type: ignore[attr-defined]  # a redirect


def test_a_wrong_code_is_explained_and_kept(cast: Cast) -> None:
    seat = today_with_a_seat(cast)
    text = (
        client_for(cast.staff)
        .post(reverse("events.check_in", args=[seat.event.uid]), {"code": "zzzz9999"})
        .content.decode()
    )
    assert ("No seat of this event" in text, "zzzz9999" in text) == (True, True)


def test_a_code_of_another_event_is_not_known_at_this_door(cast: Cast) -> None:
    seat, other = today_with_a_seat(cast), training(cast, name="Other")
    text = (
        client_for(cast.staff)
        .post(reverse("events.check_in", args=[other.uid]), {"code": seat.code})
        .content.decode()
    )
    assert "No seat of this event" in text


def test_a_code_opens_nothing_for_a_member(cast: Cast) -> None:
    seat = today_with_a_seat(cast)
    page = reverse("events.check_in_code", args=[seat.code])
    assert client_for(cast.rioni.representative).get(page).status_code == 404


def test_ticked_names_are_present(cast: Cast) -> None:
    seat = today_with_a_seat(cast)
    client_for(cast.staff).post(
        reverse("events.check_in", args=[seat.event.uid]), {"present": [seat.uid, "unknown"]}
    )
    seat.refresh_from_db()
    assert seat.present_at is not None


def test_nobody_is_present_days_before(cast: Cast) -> None:
    event = training(cast)
    seat = taken_by(cast, event, cast.rioni.organisation).seats.get()
    with pytest.raises(Refused, match="day before"):
        check_in(by=staff_of(cast), event=event, seats=[seat.uid])


def test_a_code_scanned_days_before_shows_why_there_is_no_button(cast: Cast) -> None:
    event = training(cast)
    seat = named(cast, taken_by(cast, event, cast.rioni.organisation), "Ana Peculiaridze")[0]
    client = client_for(cast.staff)
    pages = (
        reverse("events.check_in_code", args=[seat.code]),
        reverse("events.check_in", args=[event.uid]),
    )
    said = [client.get(page).content.decode() for page in pages]
    assert all("The door opens on the day before the event." in one for one in said)
    assert "Present</button>" not in said[0]
    happened(event, 0)
    said = [client.get(page).content.decode() for page in pages]
    assert not any("The door opens" in one for one in said)
    assert "Present</button>" in said[0]


def test_who_waits_is_not_checked_in(cast: Cast) -> None:
    event = training(cast, capacity=1)
    taken_by(cast, event, cast.rioni.organisation, 2)
    happened(event, 0)
    present(cast, event, *event.seats.all())
    assert event.seats.exclude(present_at=None).count() == 1


def test_somebody_without_a_seat_is_let_in_while_a_chair_is_free(cast: Cast) -> None:
    seat = today_with_a_seat(cast, capacity=1)
    typed = {"name": "Late Comer", "company": "Far Firm"}
    client_for(cast.staff).post(reverse("events.let_in", args=[seat.event.uid]), typed)
    assert Seat.objects.exclude(present_at=None).get().name == "Late Comer"


def test_nobody_is_let_in_when_every_chair_is_taken(cast: Cast) -> None:
    seat = today_with_a_seat(cast, capacity=1)
    present(cast, seat.event, seat)
    response = client_for(cast.staff).post(
        reverse("events.let_in", args=[seat.event.uid]), {"name": "Late Comer"}, follow=True
    )
    assert "Every chair is taken" in response.content.decode()
    assert Seat.objects.count() == 1


def test_presence_is_taken_back_until_a_certificate_is_issued(cast: Cast) -> None:
    event, seats = attended(cast)
    undo_check_in(by=staff_of(cast), seat=seats[0])
    issue_certificates(by=staff_of(cast), event=event)
    with pytest.raises(Refused, match="certificate"):
        undo_check_in(by=staff_of(cast), seat=seats[1])


def test_the_door_list_on_paper_names_who_is_expected(cast: Cast) -> None:
    seat = today_with_a_seat(cast)
    response = client_for(cast.staff).get(reverse("events.attendance_list", args=[seat.event.uid]))
    text = text_of_pdf(response.content)
    assert [word for word in ("Ana Peculiaridze", "Rioni Cartons", seat.code) if word not in text] == []


def test_certificates_go_to_those_present_and_to_nobody_else(cast: Cast) -> None:
    event = training(cast)
    here, away = named(cast, taken_by(cast, event, cast.rioni.organisation, 2), "Ana Here", "Beka Away")
    happened(event)
    present(cast, event, here)
    issue_certificates(by=staff_of(cast), event=event)
    here.refresh_from_db()
    away.refresh_from_db()
    assert (bool(here.certificate), away.certificate) == (True, None)


def test_certificates_are_told_once(cast: Cast) -> None:
    event, _seats = attended(cast)
    issue_certificates(by=staff_of(cast), event=event)
    with pytest.raises(Refused, match="Nobody is waiting"):
        issue_certificates(by=staff_of(cast), event=event)
    assert Mail.objects.filter(subject__startswith="Your certificate").count() == 3


def test_certificates_are_not_issued_before_the_last_day(cast: Cast) -> None:
    event = training(cast, ends=timezone.localdate() + timedelta(days=22), ends_at=None)
    with pytest.raises(Refused, match="last day"):
        issue_certificates(by=staff_of(cast), event=event)


def certified(cast: Cast) -> tuple[Event, list[Seat]]:
    event, _seats = attended(cast)
    issue_certificates(by=staff_of(cast), event=event)
    return event, list(event.seats.order_by("position"))


def test_a_certificate_says_who_what_when_and_how_long(cast: Cast) -> None:
    _event, seats = certified(cast)
    page = reverse("events.certificate", args=[seats[0].uid])
    text = text_of_pdf(client_for(cast.rioni.representative).get(page).content)
    expected = ["Ana Peculiaridze", "Rioni Cartons", "Offset ink control", "6", str(seats[0].certificate)]
    assert [word for word in expected if word not in text] == []


def test_a_certificate_says_nothing_of_others_nor_of_money(cast: Cast) -> None:
    _event, seats = certified(cast)
    page = reverse("events.certificate", args=[seats[0].uid])
    text = text_of_pdf(client_for(cast.rioni.representative).get(page).content)
    secrets = ["Beka", "Samgori", "GEL", "people.example", seats[0].code]
    assert [word for word in secrets if word in text] == []


def test_a_certificate_in_georgian_speaks_georgian_of_the_event(cast: Cast) -> None:
    _event, seats = certified(cast)
    client = client_for(cast.rioni.representative)
    client.cookies["django_language"] = "ka"
    text = text_of_pdf(client.get(reverse("events.certificate", args=[seats[0].uid])).content)
    assert "ოფსეტური" in text


def test_another_companys_certificate_is_not_found(cast: Cast) -> None:
    _event, seats = certified(cast)
    page = reverse("events.certificate", args=[seats[0].uid])
    assert client_for(cast.samgori.representative).get(page).status_code == 404


def test_all_certificates_come_in_one_file(cast: Cast) -> None:
    event, _seats = certified(cast)
    content = client_for(cast.staff).get(reverse("events.certificates", args=[event.uid])).content
    assert len(PdfReader(BytesIO(content)).pages) == 3


def test_a_participant_keeps_the_certificate_by_link(cast: Cast) -> None:
    _event, seats = certified(cast)
    page = reverse("events.seat_certificate", args=[token_for("seat", seats[0])])
    assert "Ana Peculiaridze" in text_of_pdf(Client().get(page).content)


def test_the_check_of_a_certificate_names_nobody(cast: Cast) -> None:
    _event, seats = certified(cast)
    text = Client().get(reverse("events.verify", args=[seats[0].certificate])).content.decode()
    assert ("Offset ink control" in text, "Ana" in text, "Rioni" in text) == (True, False, False)


def test_a_number_that_was_never_issued_is_not_found(cast: Cast) -> None:
    certified(cast)
    assert Client().get(reverse("events.verify", args=["zzzzzzzzzzzz"])).status_code == 404
