"""A folder of open data: every file is loaded or said why not; twice brings nothing new."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from tests.cast import Cast

from nadi.registers.classifications.models import Term
from nadi.registers.events.models import Event
from nadi.registers.services.models import Service
from nadi.registers.suppliers.models import Supplier

pytestmark = pytest.mark.django_db
SUPPLIERS = """name,company_type,category,services,company_size,year_founded,website,address,city,state,postcode,country,profile
Made Up Packs,Packaging Suppliers and Distributors,x,Boxes,,,http://packs.example,1 Road,Winchester,VA,1,US,Boxes.
Made Up Lab,Testing Laboratories,x,Tests,,,http://lab.example,2 Road,Atlanta,GA,1,US,Tests.
"""  # noqa: E501  (rows of a table)
EVENTS = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
SUMMARY:Pack fair
DTSTART;VALUE=DATE:20270507
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:No day
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for place, text in {
        "02-companies/packaging_suppliers_us.csv": SUPPLIERS,
        "04-events/ics/a.ics": EVENTS,
        "05-classifications/cpv.csv": "code,level,parent,label_en,label_ka\n03000000,division,,Farm,\n",
        "06-surveys/answers.csv": "a,b\n1,2\n",
        "odd.bin": "\x00\x01",
    }.items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(text)
    return tmp_path


def told(folder: Path, **options: str) -> str:
    out = StringIO()
    call_command("load_open_data", str(folder), stdout=out, **options)
    return out.getvalue()


def test_each_file_goes_where_it_belongs(cast: Cast, folder: Path) -> None:
    told(folder)
    assert [one.name for one in Supplier.objects.all()] == ["Made Up Packs"]
    assert [(one.name, one.kind) for one in Service.objects.all()] == [("Made Up Lab", "laboratory")]
    assert (Event.objects.count(), Term.objects.count()) == (1, 1)


def test_refused_row_is_told_with_its_place_and_reason(cast: Cast, folder: Path) -> None:
    text = told(folder)
    assert "04-events/ics/a.ics → events: 2 read, 1 new, 1 refused." in text
    assert "This event does not say when it begins." in text


def test_file_without_a_register_is_named_with_the_reason(cast: Cast, folder: Path) -> None:
    text = told(folder)
    assert "06-surveys/answers.csv: is statistics or answers to surveys" in text
    assert "odd.bin: is none of the files we know" in text


def test_second_run_brings_nothing_new(cast: Cast, folder: Path) -> None:
    told(folder)
    assert " new" not in told(folder)


def test_person_of_the_office_is_named(cast: Cast, folder: Path) -> None:
    assert "files loaded" in told(folder, email=cast.staff.email)


def test_address_of_nobody_of_the_office_is_explained(cast: Cast, folder: Path) -> None:
    with pytest.raises(CommandError, match="Nobody of the office has the address"):
        told(folder, email=cast.rioni.colleague.email)


def test_empty_house_is_explained(folder: Path) -> None:
    with pytest.raises(CommandError, match="Nobody of the association's office is there yet"):
        told(folder)


def test_missing_folder_is_explained(cast: Cast) -> None:
    with pytest.raises(CommandError, match="There is no folder"):
        told(Path("nowhere"))
