"""What must not be seen: who comes, who owes what, who thinks of going, what was said in confidence."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast, actor_of_person, client_for

from nadi.journal.models import Entry as JournalEntry
from nadi.people.models import Person
from nadi.registers.events.actions.afterwards import give_verdict, show_interest, tell_lesson
from nadi.registers.events.models import Event
from nadi.registers.events.tests.factory import PRICES, attended, fair, happened, named, taken_by, training
from nadi.web.models import Mail, SearchDocument


def words_on(person: Person | None, address: str, *words: str) -> list[str]:
    client = client_for(person) if person else Client()
    text = client.get(address).content.decode()
    return [word for word in words if word in text]


def others(cast: Cast) -> list[Person]:
    return [cast.samgori.representative, cast.board, cast.vendor, cast.partner]


def test_names_and_debts_are_seen_by_the_company_and_the_office_alone(cast: Cast) -> None:
    event = training(cast, prices=PRICES, audience=Event.Audience.PUBLIC)
    registration = taken_by(cast, event, cast.rioni.organisation, 2)
    named(cast, registration, "Ana Peculiaridze")
    secrets = ("Peculiaridze", "ana@people", "240.00", registration.uid)
    pages = [
        reverse("events.detail", args=[event.uid]),
        reverse("events.list"),
        reverse("events.list") + "?export=csv",
        reverse("events.calendar_file", args=[event.uid]),
    ]
    found = [words_on(person, page, *secrets) for person in others(cast) for page in pages]
    found += [words_on(None, page, *secrets) for page in (reverse("events.open", args=[event.uid]),)]
    assert [words for words in found if words] == []


def test_names_and_debts_stand_in_no_search_document_and_not_in_the_journal(cast: Cast) -> None:
    event = training(cast, prices=PRICES)
    named(cast, taken_by(cast, event, cast.rioni.organisation, 2), "Ana Peculiaridze")
    kept = " ".join(f"{one.title} {one.text}" for one in SearchDocument.objects.all())
    kept += " ".join(f"{one.before} {one.after}" for one in JournalEntry.objects.all())
    assert [word for word in ("Peculiaridze", "ana@people", "Rioni", "240") if word in kept] == []


def test_the_link_to_take_part_is_shown_to_who_has_a_seat(cast: Cast) -> None:
    event = training(cast, online_link="https://meet.example/peculiar", audience=Event.Audience.PUBLIC)
    taken_by(cast, event, cast.rioni.organisation)
    page = reverse("events.detail", args=[event.uid])
    assert words_on(cast.rioni.colleague, page, "peculiar") == ["peculiar"]
    assert [words_on(person, page, "peculiar") for person in others(cast)] == [[], [], [], []]
    for name in ("events.open", "events.calendar_file"):
        assert words_on(cast.samgori.colleague, reverse(name, args=[event.uid]), "peculiar") == []
    assert words_on(None, reverse("events.feed"), "peculiar") == []


def test_who_waits_does_not_get_the_link_to_take_part(cast: Cast) -> None:
    event = training(cast, online_link="https://meet.example/peculiar", capacity=0)
    taken_by(cast, event, cast.rioni.organisation)
    assert words_on(cast.rioni.colleague, reverse("events.detail", args=[event.uid]), "peculiar") == []


def test_interest_names_only_those_who_agreed(cast: Cast) -> None:
    event = fair(cast)
    for member, is_named in ((cast.rioni, False), (cast.kolkheti, True)):
        show_interest(
            by=actor_of_person(member.representative), event=event, is_named=is_named, wants_joint_stand=True
        )
    page = reverse("events.detail", args=[event.uid])
    names = ("Rioni", "Kolkheti")
    assert words_on(cast.samgori.representative, page, *names, "2 companies think") == [
        "Kolkheti",
        "2 companies think",
    ]
    assert words_on(cast.staff, page, *names) == ["Rioni", "Kolkheti"]


def test_providers_read_no_names_of_the_interested(cast: Cast) -> None:
    event = fair(cast, audience=Event.Audience.PUBLIC)
    show_interest(
        by=actor_of_person(cast.kolkheti.representative), event=event, is_named=True, wants_joint_stand=False
    )
    assert words_on(cast.vendor, reverse("events.detail", args=[event.uid]), "Kolkheti") == []


def test_verdicts_and_unshared_lessons_are_read_by_their_company_and_the_office(cast: Cast) -> None:
    event = happened(fair(cast))
    by = actor_of_person(cast.rioni.representative)
    give_verdict(by=by, event=event, again="no", reason="Peculiar reason")
    tell_lesson(by=by, event=event, text="Peculiar lesson", is_shared=False)
    page = reverse("events.detail", args=[event.uid])
    secrets = ("Peculiar lesson", "Peculiar reason", "Rioni")
    assert [words_on(person, page, *secrets) for person in others(cast)] == [[], [], [], []]
    assert words_on(cast.rioni.colleague, page, "Peculiar lesson") == ["Peculiar lesson"]


def test_a_shared_lesson_is_read_by_members_not_by_providers(cast: Cast) -> None:
    event = happened(fair(cast, audience=Event.Audience.PUBLIC))
    by = actor_of_person(cast.rioni.representative)
    tell_lesson(by=by, event=event, text="Peculiar lesson", is_shared=True)
    page = reverse("events.detail", args=[event.uid])
    assert words_on(cast.samgori.colleague, page, "Peculiar lesson") == ["Peculiar lesson"]
    assert words_on(cast.vendor, page, "Peculiar lesson") == []


def test_mails_to_one_company_name_no_other(cast: Cast) -> None:
    event = training(cast, prices=PRICES, capacity=1)
    taken_by(cast, event, cast.rioni.organisation)
    taken_by(cast, event, cast.samgori.organisation)
    to_samgori = " ".join(mail.text for mail in Mail.objects.filter(to__endswith="samgori.example"))
    assert "Rioni" not in to_samgori


@pytest.mark.parametrize("name", ["events.results", "events.judge"])
def test_strangers_and_providers_reach_no_results(cast: Cast, name: str) -> None:
    event, _seats = attended(cast, audience=Event.Audience.PUBLIC)
    for person in (cast.vendor, cast.stranger):
        assert client_for(person).get(reverse(name, args=[event.uid])).status_code in (403, 404)
