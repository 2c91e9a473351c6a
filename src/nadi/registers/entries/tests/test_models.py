"""What the table itself refuses."""

import pytest
from django.db import IntegrityError, transaction

from nadi.registers.entries.models import Entry


@pytest.mark.parametrize(
    "values",
    [
        {"name": "", "name_local": ""},
        {"name": "Lost", "state": Entry.State.MERGED},
    ],
)
def test_an_entry_that_cannot_be_is_refused(db: None, values: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(register="news", **values)


def test_the_same_number_of_a_source_stands_once(db: None) -> None:
    facts = {"register": "news", "name": "Twice", "source": "EU", "external_id": "7"}
    Entry.objects.create(**facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(**facts)


def test_an_entry_is_sorted_by_the_name_the_reader_reads(db: None) -> None:
    Entry.objects.create(register="news", name="Zebra", name_local="")
    Entry.objects.create(register="news", name="apple", name_local="ვაშლი")
    assert list(Entry.objects.order_by("order_common").values_list("order_common", flat=True)) == [
        "apple",
        "zebra",
    ]
    assert list(Entry.objects.order_by("order_local").values_list("order_local", flat=True)) == [
        "zebra",
        "ვაშლი",
    ]
