"""Files of every kind, mutated: never an exception, always a sentence with its place; twice without doubles.

The samples have the shape of the real ones. Bytes are turned over, cut out, doubled, and put in.
"""

import random
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cast import Cast, actor_of_person

from nadi.registers.classifications.sources import read as read_codes
from nadi.registers.classifications.sources import source_of
from nadi.registers.classifications.tests import samples as codes
from nadi.registers.entries.models import Entry
from nadi.registers.events.tests.test_format_calendar import calendar, event
from nadi.registers.events.tests.test_format_lists import CONFERENCES
from nadi.registers.funding.tests import test_formats as funding
from nadi.registers.imports.actions.beginning import Choices, Upload, begin
from nadi.registers.imports.checking import check
from nadi.registers.imports.loading import Report, load, quiet
from nadi.registers.imports.mapping import known_heads
from nadi.registers.imports.models import Row
from nadi.registers.imports.reading import Unreadable, find_out, heads_of, lines_of
from nadi.registers.imports.targets import formats
from nadi.registers.imports.tests.samples import MEMBERS, workbook
from nadi.registers.news.tests.samples import ATOM, FEED
from nadi.registers.talents.tests.test_formats import CANDIDATE, NOTICES, PASSPORT, RESUME
from nadi.web.access import Actor, Refused

CALENDAR = calendar(
    event("DTSTART:20310507T100000Z", "DTEND:20310507T120000Z", "RRULE:FREQ=WEEKLY;COUNT=3"),
    event("DTSTART;VALUE=DATE:20310601", uid="u2", name="Open day"),
)
KNOWN: Mapping[str, bytes] = {
    "iati2.xml": funding.IATI_2.encode(),
    "iati1.xml": funding.IATI_1.encode(),
    "giving.json": funding.GIVING.encode(),
    "bank.csv": funding.BANK.encode(),
    "calls.csv": funding.CALLS.encode(),
    "giz.csv": funding.GIZ.encode(),
    "programmes.csv": funding.PROGRAMMES.encode(),
    "days.ics": CALENDAR,
    "conferences.csv": CONFERENCES.encode(),
    "feed.xml": FEED.encode(),
    "atom.xml": ATOM.encode(),
    "resume.json": RESUME.encode(),
    "passport.xml": PASSPORT.encode(),
    "candidate.xml": CANDIDATE.encode(),
    "notices.csv": NOTICES.encode(),
    "esco.csv": codes.SKILLS.encode(),
    "cpv.csv": codes.CPV.encode(),
    "hs.csv": codes.HS.encode(),
}
DATA = Path(__file__).resolve().parents[5] / "shared" / "data" / "08-messy-imports"
SMALL = 60_000
TABLES: Mapping[str, bytes] = {
    "members.csv": MEMBERS.encode(),
    "members.xlsx": workbook(
        [["name", "country", "website"], ["Alpha", "GE", "a.example"], ["Beta", "DE", ""]]
    ),
    **{
        path.name: path.read_bytes()
        for path in sorted(DATA.glob("*/*.*"))
        if path.suffix in (".csv", ".xls", ".xlsx", ".ods", ".txt") and path.stat().st_size < SMALL
    },
}
ODD = (
    b"\0",
    b"\xff\xfe",
    b'"',
    b"\n",
    b",",
    b"<",
    b"&#0;",
    b"]]>",
    b"9" * 400,
    "ქ".encode(),
    b"1e999",
    b"{}",
)
Changes = list[tuple[int, int, int]]


def mutated(content: bytes, changes: Changes) -> bytes:
    """Return the file with each change made: what is done, where in a thousandth, and with what."""
    for kind, where, what in changes:
        at = where * len(content) // 1000
        odd = ODD[what % len(ODD)]
        content = (
            content[:at] + bytes([what]) + content[at + 1 :],
            content[:at] + content[at + what :],
            content[: at + what] + content[at:],
            content[:at] + odd + content[at:],
            content[:at],
        )[kind]
    return content


CHANGES = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 1000), st.integers(0, 255)), min_size=1, max_size=4
)
ONE_OF_THE_KNOWN = pytest.mark.parametrize("name", KNOWN)
ONE_OF_THE_TABLES = pytest.mark.parametrize("name", TABLES)


def reader_of(name: str, content: bytes) -> Callable[[bytes], object] | None:
    """Return what reads a file that is known without a mapping, as the import centre would choose it."""
    return next((one.read for one in formats().values() if one.knows(name, content[:4096])), None)


@ONE_OF_THE_KNOWN
def test_every_sample_is_known(name: str) -> None:
    assert reader_of(name, KNOWN[name]) is not None or source_of(name, KNOWN[name]) is not None


@ONE_OF_THE_KNOWN
@given(changes=CHANGES)
@settings(max_examples=20, deadline=None)
def test_a_mutated_file_is_read_and_each_fault_has_its_place(name: str, changes: Changes) -> None:
    content = mutated(KNOWN[name], changes)
    reader = reader_of(name, KNOWN[name])
    assert reader is not None
    for one in reader(content):  # type: ignore[attr-defined]  # a format's answer is iterated
        assert one.place
        assert bool(one.values) != bool(str(one.fault))


@ONE_OF_THE_TABLES
@given(changes=CHANGES)
@settings(max_examples=10, deadline=None)
def test_a_mutated_table_is_read_or_refused_with_a_sentence(name: str, changes: Changes) -> None:
    assert is_told(mutated(TABLES[name], changes), name)


def is_told(content: bytes, name: str) -> bool:
    """Tell whether a table is read to its end, each row at its place, or refused with a sentence."""
    try:
        found = find_out(content, name, known_heads()).settings
        heads_of(content, name, found)
        numbers = [line.number for line in lines_of(content, name, found)]
    except Unreadable as error:
        return bool(str(error.sentence))
    return numbers == sorted(set(numbers))


@given(changes=CHANGES, name=st.sampled_from([name for name in KNOWN if source_of(name, KNOWN[name])]))
@settings(max_examples=60, deadline=None)
def test_a_mutated_table_of_codes_yields_codes_or_faults(changes: Changes, name: str) -> None:
    source = source_of(name, KNOWN[name])
    assert source is not None
    for one in read_codes(source, mutated(KNOWN[name], changes)):
        assert one.place
        assert (one.row is None) == bool(str(one.fault))


@pytest.fixture
def staff(cast: Cast) -> Actor:
    return actor_of_person(cast.staff)


TARGETS = {"members.csv": "organisations", "members.xlsx": "suppliers"}


@pytest.mark.parametrize("name", [*KNOWN, *TARGETS])
def test_a_mutated_file_goes_through_the_import_centre_twice_without_doubles(staff: Actor, name: str) -> None:
    content = mutated({**KNOWN, **TABLES}[name], drawn(name))
    told = [brought(content, name, staff) for _time in range(2)]
    assert all(bool(place) and bool(why) for one in told for place, why in one.refused)
    assert (told[1].new, told[1].read) == (0, told[0].read)


def drawn(name: str) -> Changes:
    """Draw two changes, the same each time, behind what tells the file's kind."""
    chance = random.Random(name)
    return [(chance.randrange(4), chance.randrange(150, 1000), chance.randrange(256)) for _change in range(2)]


def brought(content: bytes, name: str, staff: Actor) -> Report:
    """Bring a file; one that is refused as a whole is one refused row."""
    try:
        return load(content, name, by=staff, target=TARGETS.get(name), choices=Choices(certain=80))
    except Refused as refusal:
        why = str(refusal.sentence)
        return Report(run="", target="", read=0, new=0, changed=0, merged=0, refused=[(name, why)])


def test_of_several_files_a_bad_one_is_named_and_the_others_come_in(staff: Actor) -> None:
    files = {
        "good.csv": b"name,country\nAlpha LLC,GE\n",
        "bad.xlsx": b"PK\x03\x04 broken",
        "worse.csv": b"\x89PNG\r\n\x1a\n\0\0",
        "last.csv": b"name,country\nBeta GmbH,DE\n",
    }
    uploads = [Upload(name=name, content=content) for name, content in files.items()]
    run = begin(by=staff, target="suppliers", uploads=uploads)
    check(run, quiet)
    refused = Row.objects.filter(run=run, result="refused")
    assert sorted(refused.values_list("file__name", flat=True)) == ["bad.xlsx", "worse.csv"]
    assert all(row.place and row.reasons for row in refused)
    assert Row.objects.filter(run=run, result="new").count() == 2
    assert not Entry.objects.exists()
