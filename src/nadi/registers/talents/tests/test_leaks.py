"""Nobody learns who a candidate is before it agrees: everybody looks everywhere."""

import json
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from tests.cast import Cast, actor_of_person, client_for

from nadi.journal.models import Entry as JournalEntry
from nadi.registers.entries.models import Change, Coding, Entry
from nadi.registers.talents.actions.contacts import agree, ask_for_contact
from nadi.registers.talents.actions.erasing import erase_candidate
from nadi.registers.talents.models import Candidate, Identity
from nadi.registers.talents.tests.people import (
    EMAIL,
    SECRETS,
    candidate_of,
    cv_file,
    token_for,
    told,
    vacancy_of,
)
from nadi.web.models import Mail, SearchDocument, StoredFile

LISTS = (
    "talents.list",
    "talents.requests",
    "talents.vacancies",
    "talents.training",
    "registers.index",
    "journal.list",
)


def pages(candidate: Candidate) -> Iterator[str]:
    """Yield every address of the house where a candidate might be met."""
    for name in LISTS:
        yield reverse(name)
    yield f"{reverse('talents.list')}?export=csv"
    yield f"{reverse('talents.list')}?export=xlsx"
    yield reverse("talents.detail", args=[candidate.uid])
    yield reverse("talents.file", args=[candidate.uid])
    yield reverse("talents.ask_contact", args=[candidate.uid])
    yield f"/registers/entries/{candidate.uid}/history/"


def readers(cast: Cast) -> dict[str, Client]:
    """Return everybody who could look."""
    people = {
        "staff": cast.staff,
        "board": cast.board,
        "representative": cast.samgori.representative,
        "colleague": cast.rioni.colleague,
        "vendor": cast.vendor,
        "partner": cast.partner,
        "stranger": cast.stranger,
    }
    return {"guest": Client(), **{name: client_for(person) for name, person in people.items()}}


def said_at(client: Client, address: str) -> str:
    """Return what an address answers, files included."""
    answer = client.get(address, follow=True)
    content = b"".join(answer) if answer.streaming else answer.content
    return content.decode("utf-8", "replace") + str(answer.headers)


def test_nobody_reads_who_a_candidate_is(cast: Cast) -> None:
    vacancy = vacancy_of(cast)
    candidate = candidate_of(cv=cv_file())
    matches = reverse("talents.matches", args=[vacancy.uid])
    found = {
        f"{name} reads {secret} at {address}"
        for name, client in readers(cast).items()
        for address in (*pages(candidate), matches)
        for secret in told(said_at(client, address))
    }
    assert sorted(found) == []


@pytest.mark.parametrize("word", ["Ketevan", "Tsertsvadze", "ცერცვაძე", "555431897", "Kvarlotek", "1987"])
def test_no_search_finds_a_candidate_by_what_is_hidden(cast: Cast, word: str) -> None:
    candidate = candidate_of()
    client = client_for(cast.samgori.colleague)
    answers = [
        said_at(client, f"{reverse('talents.list')}?{quoted}")
        for quoted in (f"q={word}", f"q={word}&export=csv", f"level=senior&q={word}")
    ]
    assert [answer for answer in answers if candidate.uid in answer or "Flexographic" in answer] == []


def test_members_do_meet_the_blind_profile(cast: Cast) -> None:
    candidate = candidate_of()
    said = said_at(client_for(cast.samgori.colleague), reverse("talents.detail", args=[candidate.uid]))
    assert "Flexographic press operator, 8 years, Imereti" in said


def test_no_shared_table_holds_a_secret(cast: Cast) -> None:
    candidate = candidate_of(cv=cv_file())
    kept = [
        *Entry.objects.values_list(),
        *Candidate.objects.values_list(),
        *Coding.objects.values_list(),
        *Change.objects.values_list(),
        *SearchDocument.objects.values_list(),
        *JournalEntry.objects.values_list(),
    ]
    assert (told(str(kept)), candidate.state) == ([], "current")


def test_no_mail_to_a_firm_tells_who_it_is(cast: Cast) -> None:
    candidate = candidate_of(vacancy=vacancy_of(cast), message="I am Ketevan Tsertsvadze")
    asked = ask_for_contact(
        by=actor_of_person(cast.samgori.representative), candidate=candidate, message="Good day"
    )
    agree(request=asked)
    mails = [f"{one.to} {one.subject} {one.text} {one.html}" for one in Mail.objects.exclude(to=EMAIL)]
    assert (told("".join(mails)), bool(mails)) == ([], True)


def test_no_log_tells_who_it_is_or_the_link(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    candidate = candidate_of()
    token = token_for(candidate)
    Client().post(reverse("talents.own_agree", args=[token, "absent"]))
    Client().get(reverse("talents.own_contact", args=[token, "absent"]))
    client_for(cast.stranger).get(reverse("talents.detail", args=[candidate.uid]))
    assert told(caplog.text, (*SECRETS, token)) == []


def test_a_firm_reads_who_it_is_only_after_a_yes(cast: Cast) -> None:
    candidate = candidate_of(cv=cv_file())
    samgori, rioni = client_for(cast.samgori.colleague), client_for(cast.rioni.colleague)
    page, file = (reverse(name, args=[candidate.uid]) for name in ("talents.detail", "talents.file"))
    asked = ask_for_contact(
        by=actor_of_person(cast.samgori.representative), candidate=candidate, message="Good day"
    )
    before = told(said_at(samgori, page))
    agree(request=asked)
    assert (before, "Ketevan" in said_at(samgori, page), told(said_at(rioni, page))) == ([], True, [])
    assert (samgori.get(file).status_code, rioni.get(file).status_code) == (200, 404)


def test_nothing_is_left_of_an_erased_candidate(cast: Cast) -> None:
    candidate = candidate_of(cv=cv_file(), vacancy=vacancy_of(cast))
    asked = ask_for_contact(
        by=actor_of_person(cast.samgori.representative), candidate=candidate, message="Good day"
    )
    agree(request=asked)
    uid = candidate.uid
    erase_candidate(candidate=candidate, verb="talents.withdraw_own")
    words = [secret for secret in SECRETS if secret != "1987"]  # four digits stand in any moment or checksum
    assert (told(whole_database(), words), StoredFile.objects.count()) == ([], 0)
    assert not Identity.objects.exists()
    journal = json.dumps(
        [[one.before, one.after] for one in JournalEntry.objects.filter(subject__contains=uid)]
    )
    assert told(journal, ("Flexographic", "plate mounting", "Imereti")) == []


def whole_database() -> str:
    """Return the text of every table."""
    said = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            said.append(str(cursor.fetchall()))
    return "".join(said)
