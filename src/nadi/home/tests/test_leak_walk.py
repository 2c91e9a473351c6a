"""Everybody goes everywhere, at every stage of a purchase, and finds nothing that is another's."""

import json

import pytest
from tests.cast import Cast

from nadi.home.tests.leak_secrets import secrets_of
from nadi.home.tests.leak_story import STATES, VENDOR_MAIL, purchase_at
from nadi.home.tests.leak_text import plain
from nadi.home.tests.leak_walk import Filled, abuse, readers_of, walk
from nadi.journal.models import Entry
from nadi.web.models import Job, Mail

# What no page of theirs shows at the last stage: gone since, or for the office alone.
FOR_THE_OFFICE = {"scenario", "draft of the winner", "draft of the loser"}


# What the journal keeps for the office on purpose: the name it gave a scenario, and the invoice of an order.
FOR_THE_RECORD = {"scenario", "invoice"}
# Those who see most, at every stage; where there is most to see, everybody.
CURIOUS = {"guest", "board", "representative", "loser", "winner by link", "loser by link"}
RICHEST = "agreed"


@pytest.mark.parametrize("state", STATES)
def test_nobody_finds_what_belongs_to_others(cast: Cast, state: str) -> None:
    made = purchase_at(cast, state)
    filled, secrets = Filled(), secrets_of(made)
    found = {
        f"{reader.name} reads the {one.name} on {name} ({address})"
        for reader in readers_of(made)
        if reader.name in CURIOUS or state == RICHEST
        for name, address, said in walk(reader, filled)
        for one in secrets
        if one.is_in(said) and not one.is_for(reader.name, state) and name not in one.outside
    }
    assert sorted(found) == []


def test_the_walk_finds_what_is_its_own(cast: Cast) -> None:
    made = purchase_at(cast, "mini-competition")
    filled, secrets = Filled(), secrets_of(made)
    own = [
        reader for reader in readers_of(made) if reader.name in ("owner", "winner by link", "loser by link")
    ]
    said = {reader.name: "\n".join(said for _name, _address, said in walk(reader, filled)) for reader in own}
    unfound = {
        one.name
        for one in secrets
        if not any(one.is_in(said[name]) for name in said if one.is_for(name, "mini-competition"))
    }
    assert unfound == FOR_THE_OFFICE


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ocds-000000-nrta-20261122T073519", "ocds-000000-nrta-"),
        ("DTSTAMP:20261122T073519Z", "DTSTAMP:Z"),
        ("at 2026-11-22T07:35:19.735190", "at2026-11-22"),
        ("73 519 pieces", "73519pieces"),
    ],
)
def test_the_clock_is_no_quantity(written: str, read: str) -> None:
    assert plain(written).split("\n")[0] == read


@pytest.mark.parametrize("state", STATES)
def test_no_letter_tells_one_what_belongs_to_another(cast: Cast, state: str) -> None:
    made = purchase_at(cast, state)
    receivers = {
        cast.rioni.representative.email: "representative",
        cast.rioni.colleague.email: "colleague",
        cast.kolkheti.representative.email: "representative",
        cast.kolkheti.colleague.email: "colleague",
        cast.samgori.representative.email: "owner",
        cast.samgori.colleague.email: "owner",
        cast.board.email: "board",
        cast.vendor.email: "winner",
        cast.rival.email: "loser",
        **dict(zip(VENDOR_MAIL, ("winner by link", "loser by link"), strict=True)),
    }
    found = {
        f"{receivers[mail.to]} is written the {one.name}: {mail.subject}"
        for mail in Mail.objects.exclude(to=cast.staff.email)
        for one in secrets_of(made)
        if one.is_in(plain(f"{mail.subject} {mail.text} {mail.html}"))
        and not one.is_for(receivers[mail.to], state)
    }
    assert (sorted(found), Mail.objects.exists() or state == "gathering") == ([], True)


@pytest.mark.parametrize("state", STATES)
def test_neither_journal_nor_jobs_keep_a_secret(cast: Cast, state: str) -> None:
    made = purchase_at(cast, state)
    kept = [json.dumps([one.verb, one.before, one.after]) for one in Entry.objects.all()]
    kept += [json.dumps([one.arguments, one.note]) for one in Job.objects.all()]
    said = plain("\n".join(kept))
    found = {one.name for one in secrets_of(made) if one.is_in(said)}
    assert found - FOR_THE_RECORD == set()


@pytest.mark.parametrize("state", ["tendering", "agreed"])
@pytest.mark.parametrize("name", ["representative", "loser by link"])
def test_bad_requests_tell_nothing_either(
    cast: Cast, caplog: pytest.LogCaptureFixture, state: str, name: str
) -> None:
    made = purchase_at(cast, state)
    filled, secrets = Filled(), secrets_of(made)
    [reader] = [one for one in readers_of(made) if one.name == name]
    caplog.clear()
    found = {
        f"{one.name} on {page}"
        for page, said in abuse(reader, filled)
        for one in secrets
        if one.is_in(said) and not one.is_for(name, state) and page not in one.outside
    }
    logged = plain(caplog.text)
    found |= {f"{one.name} in the log" for one in secrets if one.is_in(logged)}
    assert sorted(found) == []
