"""Events in the demonstration: fairs from public facts (fairs.csv), the association's own trainings invented.

Of fairs to come only the month is entered: the days are the organisers' to announce.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import timezone

from nadi.home.demo.playing import Cast
from nadi.registers.entries.actions.keeping import Facts
from nadi.registers.events.actions import afterwards
from nadi.registers.events.actions.attending import check_in, issue_certificates
from nadi.registers.events.actions.events import NewDate, Tariff, Wanted, postpone, save_event
from nadi.registers.events.actions.seats import Comer, name_seats, take_seats
from nadi.registers.events.models import Event, Seat

Kind, Precision = Event.Kind, Event.Precision
FAIRS = Path(__file__).parent / "fairs.csv"
PRICES = (
    Tariff(who="member", amount=Decimal("240.00"), early=Decimal("180.00")),
    Tariff(who="provider", amount=Decimal("320.00")),
    Tariff(who="other", amount=Decimal("360.00")),
)
PEOPLE = (
    ("Lasha Kobakhidze", "ka"),
    ("Maka Chkheidze", "ka"),
    ("Irina Sokolova", "en"),
    ("Goga Tevzadze", "ka"),
    ("Nana Japaridze", "ka"),
    ("Temur Bolkvadze", "en"),
    ("Lia Kvirikadze", "ka"),
)
VERDICTS = (
    ("kolkheti", "yes", "Two machines seen running; one offer is 11% below what we had."),
    ("rioni", "yes", "Met three film suppliers; samples came within a month."),
    ("imereti", "perhaps", "Good for seeing, dear for standing: next time only as visitors."),
    ("adjara", "yes", "The joint stand brought a buyer from Batumi's neighbour."),
)
LESSON = (
    "Book hotels before New Year. Halls 8 to 12 matter for board and film; take drawings of your dies along, "
    "makers quote on the spot."
)


@dataclass(frozen=True, kw_only=True)
class Held:
    """An event of the association before it is stored: its day counts from today."""

    days: int
    hour: int
    lasts: timedelta
    values: Mapping[str, Any]
    topics: tuple[str, ...]
    seats: Mapping[str, int]
    prices: tuple[Tariff, ...] = ()


COLOUR = Held(
    days=-185,
    hour=10,
    lasts=timedelta(hours=6),
    topics=("printing", "quality"),
    seats={"kolkheti": 2, "rioni": 1, "mtkvari": 1, "imereti": 1, "kartli": 1, "bolnisi": 1},
    values={
        "name": "Colour control in flexo and offset",
        "name_local": "ფერის კონტროლი ფლექსოსა და ოფსეტურ ბეჭდვაში",
        "summary": "A day at the press: measuring colour, ink recipes, fewer sheets lost at the start.",
        "summary_local": "ერთი დღე საბეჭდ დანადგართან: ფერის გაზომვა, საღებავის რეცეპტი, ნაკლები დანაკარგი.",
        "kind": Kind.TRAINING,
        "capacity": 12,
        "hours": Decimal("6.0"),
        "venue": "Bolnisi Print House, training room",
        "venue_local": "ბოლნისის სტამბა, სასწავლო ოთახი",
        "town": "Bolnisi",
        "town_local": "ბოლნისი",
        "region": "GE-KK",
    },
)
TOUR = Held(
    days=-12,
    hour=9,
    lasts=timedelta(days=2, hours=8),
    topics=("paper", "machines"),
    seats={"kolkheti": 1, "kartli": 1, "alazani": 1, "poti": 1},
    values={
        "name": "Study tour: corrugated board plants near Poznań",
        "name_local": "სასწავლო ვიზიტი: გოფრირებული მუყაოს საწარმოები პოზნანთან",
        "summary": "Three plants in three days: stock keeping, quick change of dies, work safety.",
        "summary_local": "სამი საწარმო სამ დღეში: მარაგები, შტამპის სწრაფი შეცვლა, შრომის უსაფრთხოება.",
        "kind": Kind.STUDY_TOUR,
        "capacity": 8,
        "hours": Decimal("20.0"),
        "town": "Poznań",
        "town_local": "პოზნანი",
        "country": "PL",
    },
)
AUDITOR = Held(
    days=20,
    hour=10,
    lasts=timedelta(hours=7),
    topics=("quality",),
    seats={"kolkheti": 2, "rioni": 2, "terjola": 1, "adjara": 2, "rustavi": 1},
    prices=PRICES,
    values={
        "name": "Internal auditor for FSSC 22000 in packaging",
        "name_local": "შიდა აუდიტორი: FSSC 22000 შეფუთვის საწარმოში",
        "summary": "How to plan, hold and write up an internal audit; with exercises on your own papers.",
        "summary_local": "შიდა აუდიტის დაგეგმვა, ჩატარება და გაფორმება; სავარჯიშოები თქვენს დოკუმენტებზე.",
        "kind": Kind.TRAINING,
        "capacity": 6,
        "hours": Decimal("7.0"),
        "late_percent": 50,
        "venue": "Office of the cluster, hall 2",
        "venue_local": "კლასტერის ოფისი, მე-2 დარბაზი",
        "town": "Kutaisi",
        "town_local": "ქუთაისი",
        "region": "GE-IM",
    },
)
WASTE = Held(
    days=30,
    hour=15,
    lasts=timedelta(hours=2),
    topics=("sustainability",),
    seats={"mtkvari": 1, "imereti": 1},
    values={
        "name": "Packaging waste: what the new rules ask of producers",
        "name_local": "შესაფუთი მასალის ნარჩენები: რას მოითხოვს ახალი წესები მწარმოებლისგან",
        "summary": "Open to everybody: registration, reporting, fees, and what a joint scheme would cost.",
        "summary_local": "ღიაა ყველასთვის: რეგისტრაცია, ანგარიშგება, გადასახადები და ერთობლივი სქემის ფასი.",
        "kind": Kind.WORKSHOP,
        "audience": Event.Audience.PUBLIC,
        "guests_welcome": True,
        "is_online": True,
        "online_link": "https://meet.example/packaging-waste",
        "venue": "Office of the cluster, hall 1",
        "venue_local": "კლასტერის ოფისი, 1-ლი დარბაზი",
        "town": "Kutaisi",
        "town_local": "ქუთაისი",
        "region": "GE-IM",
    },
)


def fill(cast: Cast) -> None:
    """Enter the fairs and play the association's own events as far as they have come."""
    editions = enter_fairs(cast)
    for event in editions["interpack"][:1]:
        judged(event, cast)
    for key, names in {"fachpack": ("rioni", "imereti", "mtkvari"), "eurasia-packaging": ("adjara",)}.items():
        for event in editions[key]:
            thought_of(event, cast, names)
    play_past(COLOUR, cast)
    play_tour(cast)
    hold(AUDITOR, cast)
    play_postponed(cast)


def enter_fairs(cast: Cast) -> dict[str, list[Event]]:
    """Enter the fairs, editions of one series together; return them by series."""
    found: dict[str, list[Event]] = {}
    for row in rows():
        series = row.pop("series")
        earlier = found.get(series, [None])[-1]
        facts = Facts(values=columns_of(row), codes=codes_of(row))
        wanted = Wanted(facts=facts, earlier=earlier, verb="events.add")
        found.setdefault(series, []).append(save_event(by=cast.staff, event=Event(), wanted=wanted))
    return found


def rows() -> Iterator[dict[str, str]]:
    """Yield the fairs of the file."""
    with FAIRS.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def columns_of(row: Mapping[str, str]) -> dict[str, Any]:
    """Return a fair's columns."""
    left_out = {"is_month", "topics", "sectors"}
    values: dict[str, Any] = {name: text for name, text in row.items() if text and name not in left_out}
    values |= {name: date.fromisoformat(values[name]) for name in ("begins", "ends")}
    values |= {name: int(values[name]) for name in ("cycle", "exhibitors", "visitors") if name in values}
    values["precision"] = Precision.MONTH if row["is_month"] else Precision.DAY
    return {**values, "source": row["organiser"], "source_url": row["website"]}


def codes_of(row: Mapping[str, str]) -> dict[str, list[str]]:
    """Return a fair's topics and sectors."""
    return {"topic": row["topics"].split(), "nace": row["sectors"].split()}


def judged(event: Event, cast: Cast) -> None:
    """Let members say of a past edition whether they would go again, and one what it learned."""
    for firm, again, reason in VERDICTS:
        afterwards.give_verdict(by=cast.actors[firm], event=event, again=again, reason=reason)
    afterwards.tell_lesson(by=cast.actors["kolkheti"], event=event, text=LESSON, is_shared=True)


def thought_of(event: Event, cast: Cast, names: tuple[str, ...]) -> None:
    """Let members think of going to what is still ahead; the first does not want to be named."""
    if event.is_over:
        return
    for number, firm in enumerate(names):
        afterwards.show_interest(
            by=cast.actors[firm], event=event, is_named=number > 0, wants_joint_stand=number != 1
        )


def hold(held: Held, cast: Cast) -> Event:
    """Announce an event of the association and let firms take their seats and name people."""
    first = datetime.combine(timezone.localdate() + timedelta(days=max(held.days, 1)), time(held.hour))
    begins = timezone.make_aware(first)
    ends = begins + held.lasts
    values = {
        "is_own": True,
        "country": "GE",
        "organiser": "Packaging Cluster",
        **held.values,
        "begins": timezone.localdate(begins),
        "ends": timezone.localdate(ends),
        "begins_at": begins,
        "ends_at": ends,
        "precision": Precision.MOMENT,
    }
    if held.prices:
        values["early_bird_until"] = timezone.localdate() + timedelta(days=6)
        values["free_until"] = timezone.localdate(begins) - timedelta(days=7)
    facts = Facts(values=values, codes={"topic": held.topics})
    wanted = Wanted(facts=facts, prices=held.prices, verb="events.add")
    event = save_event(by=cast.staff, event=Event(), wanted=wanted)
    for number, (firm, count) in enumerate(held.seats.items()):
        seat_a_firm(event, cast, firm, count, number)
    return event


def seat_a_firm(event: Event, cast: Cast, firm: str, count: int, number: int) -> None:
    """Take a firm's seats: by itself where it has people here, else by the office; name the first."""
    by = cast.actors.get(firm, cast.staff)
    taken = take_seats(by=by, event=event, organisation=cast.firms[firm], count=count)
    name, language = PEOPLE[number % len(PEOPLE)]
    seat = taken.seats.order_by("position")[0]
    comer = Comer(seat=seat.uid, name=name, email=f"{firm}.guest@demo.nadi", language=language)
    name_seats(by=by, registration=taken, comers=[comer])


def let_pass(event: Event, days: int) -> list[Seat]:
    """Let so many days pass, from the event's side; return the confirmed seats with a person."""
    back = timedelta(days=days)
    assert event.begins is not None
    assert event.ends is not None
    assert event.begins_at is not None
    assert event.ends_at is not None
    event.begins, event.ends = event.begins - back, event.ends - back
    event.begins_at, event.ends_at = event.begins_at - back, event.ends_at - back
    event.deadline = None
    event.save(update_fields=["begins", "ends", "begins_at", "ends_at", "deadline"])
    seats = event.seats.filter(state=Seat.State.HELD).exclude(name="")
    return list(seats.select_related("event", "registration__organisation").order_by("position"))


def play_past(held: Held, cast: Cast) -> None:
    """Let a training pass: people are present, get certificates, and answer twice."""
    event = hold(held, cast)
    seats = let_pass(event, 2)
    check_in(by=cast.staff, event=event, seats=[seat.uid for seat in seats])
    issue_certificates(by=cast.staff, event=event)
    for number, seat in enumerate(let_pass(event, 0)):
        answers = dict.fromkeys(("content", "useful", "speakers"), 5 - number % 2)
        words = {"liked": "Working at the press itself." if number == 0 else "", "missing": ""}
        afterwards.give_feedback(
            seat=seat, answers={**answers, **words, "arrangements": 4, "recommend": 5 - number % 3}
        )
    for number, seat in enumerate(let_pass(event, 95)):
        amount = Decimal(1800 + 150 * number) if number != 3 else None
        applied = "partly" if number == 3 else "yes"
        afterwards.tell_effect(
            seat=seat, answers={"applied": applied, "text": "Fewer sheets lost.", "amount": amount}
        )
    let_pass(event, -1 - held.days - 95)


def play_tour(cast: Cast) -> None:
    """Let the study tour pass: certificates still wait for the office, one firm shares what it saw."""
    event = hold(TOUR, cast)
    seats = let_pass(event, 1 - TOUR.days)
    check_in(by=cast.staff, event=event, seats=[seat.uid for seat in seats])
    text = "Dies on rolling racks beside the machine: their change takes nine minutes, ours takes forty."
    afterwards.tell_lesson(by=cast.actors["kartli"], event=event, text=text, is_shared=True)


def play_postponed(cast: Cast) -> None:
    """Announce the open workshop, then move it by a week."""
    event = hold(WASTE, cast)
    assert event.begins_at is not None
    assert event.ends_at is not None
    later = event.begins_at + timedelta(days=7)
    postpone(
        by=cast.staff,
        event=event,
        to=NewDate(
            begins=timezone.localdate(later),
            ends=timezone.localdate(later),
            begins_at=later,
            ends_at=event.ends_at + timedelta(days=7),
            reason="The ministry publishes the by-law a week later.",
            reason_local="სამინისტრო კანონქვემდებარე აქტს ერთი კვირით გვიან აქვეყნებს.",
        ),
    )
