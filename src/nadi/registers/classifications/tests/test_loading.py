"""Published tables of codes: told by their heads, read row by row, stored without losing a code."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nadi.registers.classifications import queries
from nadi.registers.classifications.actions.files import load_file
from nadi.registers.classifications.models import Scheme, Term
from nadi.registers.classifications.shapes import Source
from nadi.registers.classifications.sources import read, source_of
from nadi.registers.classifications.sources.published import SOURCES
from nadi.registers.classifications.tests.samples import EDITIONS, FILES, OCCUPATIONS
from nadi.web.access import Actor, Refused, Role

STAFF = Actor(person="p", person_name="Nino", roles=frozenset([Role.STAFF]))
DATA = Path(__file__).parents[6] / "shared" / "data"
TABLES = sorted(DATA.glob("05-classifications/*.csv")) + sorted(DATA.glob("03-people-skills/esco*.csv"))


def load(name: str, text: str = "", version: str = "") -> tuple[int, int, int]:
    told = load_file(by=STAFF, name=name, content=(text or FILES[name]).encode(), version=version).loaded
    return told.new, told.changed, told.same


@pytest.mark.parametrize("name", FILES)
def test_table_is_told_by_its_heads(name: str) -> None:
    source = source_of(name, FILES[name].encode())
    assert source is not None
    assert (source.edition.kind, source.edition.version) == EDITIONS[name]


@pytest.mark.django_db
@pytest.mark.parametrize("name", FILES)
def test_table_loaded_twice_changes_nothing(name: str) -> None:
    load(name)
    new, changed, _same = load(name)
    assert (new, changed) == (0, 0)


@pytest.mark.django_db
def test_row_without_a_code_is_named_and_the_others_come_in() -> None:
    told = load_file(by=STAFF, name="hs.csv", content=FILES["harmonized.csv"].encode())
    assert [one.place for one in told.faults] == ["4"]
    assert told.loaded.new == 2


@pytest.mark.django_db
def test_chapter_stands_under_its_section() -> None:
    load("harmonized.csv")
    load("hs_sections.csv")
    scheme = Scheme.objects.get(kind="hs")
    assert [row.code for row in queries.children(scheme, "X")] == ["48"]


@pytest.mark.django_db
def test_withdrawn_code_is_marked_and_not_offered() -> None:
    load("dac_sector.csv")
    assert Term.objects.get(code="32199").is_withdrawn
    assert queries.suggest("dac", "old purpose") == []


@pytest.mark.django_db
def test_code_withdrawn_by_a_later_file_stays() -> None:
    load("occupations_en.csv", OCCUPATIONS.replace("obsolete", "released"))
    load("occupations_en.csv")
    assert Term.objects.get(notation="7322.9").is_withdrawn


@pytest.mark.django_db
def test_occupation_belongs_to_its_group() -> None:
    load("occupations_en.csv")
    assert Term.objects.get(notation="7322.2").belongs_to == ["isco:7322"]


@pytest.mark.django_db
def test_skill_finds_its_group_by_its_title() -> None:
    load("skill_groups_en.csv")
    load("skills_en.csv")
    assert Term.objects.get(title="mix inks").parent == "S8.1"


@pytest.mark.django_db
def test_other_titles_on_several_lines_come_together() -> None:
    load("onet_titles.csv")
    assert Term.objects.get(code="51-5112.00").other_words.split("\n") == ["Flexo Operator", "Label Printer"]


@pytest.mark.django_db
def test_first_edition_is_in_use_and_a_later_one_that_loses_nothing_follows() -> None:
    load("nace_rev2.csv")
    load("nace_rev2_1.csv")
    assert list(Scheme.objects.filter(kind="nace", is_in_use=True).values_list("version", flat=True)) == [
        "2.1"
    ]


@pytest.mark.django_db
def test_older_edition_does_not_replace_the_one_in_use() -> None:
    load("nace_rev2_1.csv")
    load("nace_rev2.csv")
    assert Scheme.objects.get(kind="nace", is_in_use=True).version == "2.1"


@pytest.mark.django_db
def test_notes_add_to_a_table_and_replace_nothing_of_it() -> None:
    load("nace_rev2.csv")
    load("nace_notes.csv")
    term = Term.objects.get(code="17.21")
    assert (term.title, term.description) == ("Corrugated paper and boxes", "- boxes\n\n- trays")
    assert load("nace_rev2.csv")[:2] == (0, 0)


@pytest.mark.django_db
def test_unknown_table_is_refused_with_a_sentence() -> None:
    with pytest.raises(Refused, match="none of the published tables"):
        load_file(by=STAFF, name="list.csv", content=b"a,b\n1,2\n")


@given(content=st.binary(max_size=400), source=st.sampled_from(SOURCES))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_without_an_exception(content: bytes, source: Source) -> None:
    list(read(source, b",".join(head.encode() for head in sorted(source.heads)) + b"\n" + content))


@given(cut=st.integers(0, 400), name=st.sampled_from(sorted(FILES)))
@settings(max_examples=60, deadline=None)
def test_truncated_table_yields_rows_or_faults(cut: int, name: str) -> None:
    content = FILES[name].encode()
    source = source_of(name, content)
    assert source is not None
    assert all(found.row or found.fault for found in read(source, content[:cut]))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_published_table_is_read_to_the_end(path: Path) -> None:
    content = path.read_bytes()
    source = source_of(path.name, content[:65_536])
    assert source is not None
    faults = [one.place for one in read(source, content) if one.fault]
    assert faults == (["6941"] if path.name == "harmonized_system.csv" else [])
