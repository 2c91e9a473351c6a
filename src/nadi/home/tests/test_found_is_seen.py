"""Whatever is done to entries, the search finds for each reader exactly what the registers show."""

import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.registers.entries.actions.confirming import confirm_entry
from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.entries.actions.merging import merge_entries, undo_merge
from nadi.registers.entries.actions.states import restore_entry, withdraw_entry
from nadi.registers.entries.models import Entry, Merge
from nadi.registers.entries.queries import visible_to
from nadi.registers.entries.tests.story import entered, office
from nadi.registers.suppliers.models import Supplier
from nadi.web.access import Actor, Refused
from nadi.web.search import Query, readers_of, search

WORD = "Ubiquitous"
STEPS = 25
Act = Callable[[Cast, random.Random], object]


def one_of(chance: random.Random) -> Supplier:
    """Return any entry, also one that was merged away."""
    return chance.choice(list(Supplier.objects.order_by("pk")))


def withdraw(cast: Cast, chance: random.Random) -> None:
    withdraw_entry(by=office(cast), entry=one_of(chance), verb="suppliers.withdraw")


def restore(cast: Cast, chance: random.Random) -> None:
    restore_entry(by=office(cast), entry=one_of(chance), verb="suppliers.restore")


def merge(cast: Cast, chance: random.Random) -> None:
    kept, gone = one_of(chance), one_of(chance)
    if kept.pk != gone.pk:
        merge_entries(by=office(cast), kept=kept, gone=gone, takes=("summary",))


def undo(cast: Cast, chance: random.Random) -> None:
    if merges := list(Merge.objects.filter(undone=None).order_by("pk")):
        undo_merge(by=office(cast), merge=chance.choice(merges))


def fade(cast: Cast, chance: random.Random) -> None:
    day = timezone.localdate() - timedelta(days=chance.choice((0, 400, 2_000)))
    facts = Facts(values={"summary": f"{WORD} {chance.random()}"}, confirmed_on=day)
    keep_entry(by=office(cast), entry=one_of(chance), facts=facts, verb="suppliers.edit")


def show_to(cast: Cast, chance: random.Random) -> None:
    facts = Facts(values={"audience": chance.choice(Entry.Audience.values)})
    keep_entry(by=office(cast), entry=one_of(chance), facts=facts, verb="suppliers.edit")


def confirm(cast: Cast, chance: random.Random) -> None:
    confirm_entry(by=office(cast), entry=one_of(chance))


ACTS: tuple[Act, ...] = (withdraw, restore, merge, undo, fade, show_to, confirm)


def found_by(actor: Actor) -> set[str]:
    """Return the entries that the search finds for a reader."""
    return {hit.key for hit in search(Query(words=WORD, readers=readers_of(actor), page_size=100)).hits}


def differences(cast: Cast) -> list[str]:
    """Return for whom search and register differ."""
    people = (cast.staff, cast.board, cast.rioni.colleague, cast.vendor, cast.partner, cast.stranger)
    readers = {"guest": Actor(), **{person.email: actor_of_person(person) for person in people}}
    return [
        f"{name}: found {sorted(found_by(actor))}, shown {sorted(shown)}"
        for name, actor in readers.items()
        for shown in [set(visible_to(actor, Supplier).values_list("uid", flat=True))]
        if found_by(actor) != shown
    ]


@pytest.mark.parametrize("seed", range(5))
def test_the_search_finds_exactly_what_a_reader_may_see(cast: Cast, seed: int) -> None:
    chance = random.Random(seed)
    owners = (None, cast.vendor_organisation, cast.rioni.organisation)
    for number in range(6):
        entered(cast, f"{WORD} {number}", owner=owners[number % 3])
    done = []
    for _step in range(STEPS):
        act = chance.choice(ACTS)
        try:
            act(cast, chance)
        except Refused:
            continue
        done.append(act.__name__)
        assert differences(cast) == [], done
    call_command("rebuild_search", verbosity=0)
    assert differences(cast) == [], "after rebuilding"
