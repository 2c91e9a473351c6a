"""Everybody goes through every register and finds nothing that is another's."""

import json

from django.test import Client
from django.urls import reverse
from tests.cast import Cast, client_for

from nadi.home.calendar import address_for
from nadi.home.tests import register_story as said
from nadi.home.tests.leak_text import plain
from nadi.home.tests.leak_walk import Filled, Reader, answer_to, walk
from nadi.home.tests.register_secrets import secrets_of
from nadi.home.tests.register_story import Story, told
from nadi.journal.models import Entry as Journalled
from nadi.people.models import Person
from nadi.registers.entries.models import Entry
from nadi.registers.entries.registry import all_registers
from nadi.web.models import Job, Mail, SearchDocument, SearchTerm

# What no page shows: a token is told once, when it is made; who did not confirm is no candidate yet.
SHOWN_ON_NO_PAGE = {"API token", "unconfirmed applicant", "share of the visit"}
# What the office did with its own, kept for itself: the board reads no contents of the journal.
FOR_THE_OFFICE = {"entry of the office", "draft", "faded entry", "withdrawn entry"}
FOR_THE_RECORD = FOR_THE_OFFICE | {"candidate's profile", "import", "online room"}
IN_NO_WORD = ("tsertsvadze", "kvarlotek", "absentashvili", "invisible", "binder")
WORDS = (
    "Officeonlyium",
    "Draftonia",
    "Fadeawayski",
    "Withdrawnopol",
    "Tsertsvadze",
    "Absentashvili",
    "Kvarlotek",
)
LETTERS = {
    said.CANDIDATE: "candidate by link",
    said.EXPERT[0]: "expert by link",
    said.SEATED[1]: "seat by link",
    said.GUEST[1]: "guest by link",
    said.REFEREE[1]: "referee",
    said.UNCONFIRMED[1]: "applicant",
}
READERS = ("guest", "rioni", "samgori", "board", "vendor", "partner", "staff")


def person_called(cast: Cast, name: str) -> Person:
    """Return who looks under this name."""
    if name in ("rioni", "samgori"):
        found: Person = getattr(cast, name).representative
        return found
    return getattr(cast, name)  # type: ignore[no-any-return]


def reader_called(story: Story, name: str) -> Reader:
    """Return somebody with the browser and the links that are theirs."""
    if name == "guest" or name in story.links:
        return Reader(name=name, client=Client(), links=story.links.get(name, {}))
    person = person_called(story.cast, name)
    calendar = address_for(person).rpartition("/")[2].removesuffix(".ics")
    return Reader(name=name, client=client_for(person), links={"calendar": calendar})


def test_everybody_finds_what_is_theirs_and_nothing_of_others(cast: Cast) -> None:
    story = told(cast)
    filled, secrets = Filled(), secrets_of(story)
    found, seen = set(), set()
    for name in (*READERS, *story.links):
        for page, address, text in walk(reader_called(story, name), filled):
            for one in secrets:
                if one.is_in(text.replace(address, "")):
                    seen.add(one.name)
                    if one.is_kept_from(name, page):
                        found.add(f"{name} reads the {one.name} on {page}")
    unseen = {one.name for one in secrets} - seen
    assert (sorted(found), unseen) == ([], SHOWN_ON_NO_PAGE)


def tried() -> list[str]:
    """Return words that are hidden, as they are, cut short and mistyped."""
    return [word for one in WORDS for word in (one, one[:-2], one[:3] + one[4:])]


def test_no_search_tells_of_what_is_hidden(cast: Cast) -> None:
    story = told(cast)
    hidden = set(Entry.objects.values_list("uid", flat=True))
    found = set()
    for name in READERS[:-1]:
        client = reader_called(story, name).client
        for word in tried():
            for address in (reverse("home.search"), reverse("suppliers.list"), reverse("talents.list")):
                text = answer_to(client, f"{address}?q={word}")
                if any(uid in text for uid in hidden):
                    found.add(f"{name} finds something by {word} at {address}")
                if any(one in text.replace(word, "") for one in WORDS):
                    found.add(f"{name} is told a word by {word} at {address}")
    assert sorted(found) == []


def test_no_program_reads_what_belongs_to_others(cast: Cast) -> None:
    story = told(cast)
    found = set()
    for name, token in story.api.items():
        client = Client(headers={"authorization": f"Bearer {token}"})
        addresses = [f"/{register}" for register in all_registers()]
        addresses += [f"/{one.register}/{one.uid}" for one in Entry.objects.all()]
        addresses += [
            "/pools",
            "/organisations",
            *(f"/search?q={word}" for word in tried()),
        ]
        for address in addresses:
            text = answer_to(client, f"/api/v1{address}")
            for one in secrets_of(story):
                if one.is_kept_from(name, "api") and one.is_in(text.replace(address, "")):
                    found.add(f"{name} reads the {one.name} at {address}")
    assert sorted(found) == []


def test_no_letter_tells_one_what_belongs_to_another(cast: Cast) -> None:
    story = told(cast)
    receivers = {
        **dict.fromkeys((cast.rioni.representative.email, cast.rioni.colleague.email), "rioni"),
        **dict.fromkeys((cast.samgori.representative.email, cast.samgori.colleague.email), "samgori"),
        **dict.fromkeys((cast.kolkheti.representative.email, cast.kolkheti.colleague.email), "board"),
        **LETTERS,
        cast.board.email: "board",
        cast.vendor.email: "vendor",
        cast.rival.email: "rival",
        cast.staff.email: "staff",
    }
    found = {
        f"{receivers.get(mail.to, mail.to)} is written the {one.name}: {mail.subject}"
        for mail in Mail.objects.all()
        for one in secrets_of(story)
        if one.is_kept_from(receivers.get(mail.to, mail.to), "mail")
        and one.is_in(plain(f"{mail.subject} {mail.text} {mail.html}"))
    }
    assert (sorted(found), Mail.objects.exists()) == ([], True)


def test_neither_journal_nor_jobs_keep_a_secret(cast: Cast) -> None:
    story = told(cast)
    kept = [json.dumps([one.verb, one.before, one.after]) for one in Journalled.objects.all()]
    kept += [json.dumps([one.arguments, one.note]) for one in Job.objects.all()]
    text = plain("\n".join(kept))
    assert {one.name for one in secrets_of(story) if one.is_in(text)} - FOR_THE_RECORD == set()
    assert not Journalled.objects.filter(verb="events.interest").exists()


def test_the_search_keeps_no_secret(cast: Cast) -> None:
    story = told(cast)
    kept = [f"{one.title} {one.text} {one.words}" for one in SearchDocument.objects.all()]
    text = plain("\n".join([*kept, *SearchTerm.objects.values_list("term", flat=True)]))
    words = text.lower()
    found = {one.name for one in secrets_of(story) if one.is_in(text)}
    assert (found - FOR_THE_OFFICE, [one for one in IN_NO_WORD if one in words]) == (set(), [])
