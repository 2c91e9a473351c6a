"""The journal is append-only and chained: whatever is changed, removed or inserted is found."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from tests.cast import Cast, actor_of_person

from nadi.journal.actions import record
from nadi.journal.chain import faults, seal_of
from nadi.journal.guards import forbid_changes
from nadi.journal.models import Entry, Head

UNGUARDED = {
    "sqlite": ["DROP TRIGGER journal_no_update", "DROP TRIGGER journal_no_delete"],
    "postgresql": ["DROP TRIGGER journal_no_change ON journal_entry"],
}


@pytest.fixture
def five(cast: Cast) -> None:
    """Write five entries."""
    for number in range(1, 6):
        with transaction.atomic():
            record(
                by=actor_of_person(cast.staff),
                verb="pools.open",
                subject=f"pool:{number}",
                after={"n": number},
            )


@pytest.fixture
def unguarded(five: None) -> Iterator[None]:
    """Take the database's own guard away, as an intruder with all rights would."""
    with connection.cursor() as cursor:
        for statement in UNGUARDED[connection.vendor]:
            cursor.execute(statement)
    yield
    forbid_changes(using="default")


def found() -> list[str]:
    return [fault.sentence for fault in faults(Entry.objects.order_by("number"), Head.objects.get())]


def test_an_untouched_journal_has_no_faults(five: None) -> None:
    assert found() == []


def test_the_command_says_that_all_is_well(five: None) -> None:
    said = StringIO()
    call_command("verify_journal", stdout=said)
    assert "The journal is intact: 5 entries" in said.getvalue()


def test_the_command_fails_on_a_fault(unguarded: None) -> None:
    Entry.objects.filter(number=2).update(verb="pools.close")
    with pytest.raises(CommandError, match="not intact: 1 places"):
        call_command("verify_journal", stderr=StringIO())


def test_an_empty_journal_is_intact(db: None) -> None:
    call_command("verify_journal", stdout=StringIO())


def test_a_changed_entry_is_found(unguarded: None) -> None:
    Entry.objects.filter(number=3).update(after={"n": 33})
    assert found() == ["Entry 3 was changed after it was written."]


def test_a_changed_entry_with_a_new_seal_is_found_by_the_next(unguarded: None) -> None:
    entry = Entry.objects.get(number=3)
    entry.after = {"n": 33}
    Entry.objects.filter(number=3).update(after=entry.after, seal=seal_of(entry))
    assert found() == [
        "Entry 4 does not follow the one before it: an entry was inserted, replaced or removed there."
    ]


def test_a_changed_time_is_found(unguarded: None) -> None:
    Entry.objects.filter(number=1).update(at=Entry.objects.get(number=5).at)
    assert found() == ["Entry 1 was changed after it was written."]


def test_an_entry_removed_from_the_middle_is_found(unguarded: None) -> None:
    Entry.objects.filter(number=3).delete()
    assert found() == ["Entries 3 to 3 are missing."]


def test_an_entry_removed_from_the_middle_with_the_rest_moved_up_is_found(unguarded: None) -> None:
    Entry.objects.filter(number=3).delete()
    for number in (4, 5):
        Entry.objects.filter(number=number).update(number=F("number") - 1)
    assert found()[0] == "Entry 3 was changed after it was written."


def test_entries_removed_from_the_end_are_found(unguarded: None) -> None:
    Entry.objects.filter(number__gte=4).delete()
    assert found() == [
        "The journal should end with entry 5, and ends with 3 or with another text: "
        "the last entries were removed, replaced or added to."
    ]


def test_an_entry_added_at_the_end_is_found(unguarded: None) -> None:
    last = Entry.objects.get(number=5)
    forged = Entry(number=6, at=last.at, verb="pools.award", subject="pool:5", previous=last.seal)
    forged.seal = seal_of(forged)
    forged.save(force_insert=True)
    assert [sentence.startswith("The journal should end with entry 5") for sentence in found()] == [True]


def test_an_entry_inserted_between_two_is_found(unguarded: None) -> None:
    for number in (5, 4):
        Entry.objects.filter(number=number).update(number=F("number") + 1)
    third = Entry.objects.get(number=3)
    forged = Entry(number=4, at=third.at, verb="pools.award", subject="pool:3", previous=third.seal)
    forged.seal = seal_of(forged)
    forged.save(force_insert=True)
    assert "Entry 5 was changed after it was written." in found()


def test_the_database_refuses_a_change(five: None) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.filter(number=1).update(verb="pools.close")


def test_the_database_refuses_a_removal(five: None) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.filter(number=1).delete()


def record_and_fail(cast: Cast) -> None:
    with transaction.atomic():
        record(by=actor_of_person(cast.staff), verb="pools.open", subject="pool:1")
        raise ZeroDivisionError


def test_what_is_undone_is_not_recorded(cast: Cast) -> None:
    with pytest.raises(ZeroDivisionError):
        record_and_fail(cast)
    assert not Entry.objects.exists()
