"""What a cell means for its field."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nadi.registers.imports.cleaning.cells import Wrong, value_of
from nadi.registers.imports.cleaning.countries import country_of
from nadi.registers.imports.cleaning.days import NoDay, day_of
from nadi.registers.imports.cleaning.numbers import number_of
from nadi.registers.imports.cleaning.rows import as_kept, as_written, cleaned
from nadi.registers.imports.reading import Settings
from nadi.registers.imports.reasons import said
from nadi.registers.imports.targets import Field, targets

SUPPLIERS = "suppliers"


@pytest.mark.parametrize(
    ("text", "day_first", "meant"),
    [
        ("2026-03-31", True, date(2026, 3, 31)),
        ("2026-03-31 00:00:00", True, date(2026, 3, 31)),
        ("31.03.2026", True, date(2026, 3, 31)),
        ("03/04/2026", True, date(2026, 4, 3)),
        ("03/04/2026", False, date(2026, 3, 4)),
        ("6/30/2000 12:00:00 AM", True, date(2000, 6, 30)),
        ("31.12.25", True, date(2025, 12, 31)),
        ("44989", True, date(2023, 3, 4)),
        ("20260331", True, date(2026, 3, 31)),
        ("31 მარტი 2026", True, date(2026, 3, 31)),
        ("5 ოქტომბერს, 2026", True, date(2026, 10, 5)),
        ("March 31, 2026", True, date(2026, 3, 31)),
        ("31 марта 2026 г.", True, date(2026, 3, 31)),
        ("31. März 2026", True, date(2026, 3, 31)),
    ],
)
def test_days_are_read_as_people_write_them(text: str, day_first: bool, meant: date) -> None:
    assert day_of(text, day_first) == meant


@pytest.mark.parametrize("text", ["2026", "03.2026", "March 2026", "მარტი 2026"])
def test_a_month_is_no_day(text: str) -> None:
    with pytest.raises(NoDay):
        day_of(text, True)


@pytest.mark.parametrize("text", ["31.02.2026", "soon", "გადასახდელი", "99999999", "tomorrow"])
def test_what_is_no_date_is_refused(text: str) -> None:
    field = Field(name="x", label="X", kind="date")
    with pytest.raises(Wrong):
        value_of(field, text, Settings())


@pytest.mark.parametrize(
    ("text", "decimal", "meant"),
    [
        ("4 169", ".", "4169"),
        ("1 234,50", ",", "1234.50"),
        ("1.234,50", ",", "1234.50"),
        ("1.234", ",", "1234"),
        ("1.2340", ",", "1.2340"),
        ("1,234", ".", "1234"),
        ("300 ₾", ".", "300"),
        ("300.-", ".", "300"),
        ("300,00", ",", "300.00"),
        ("6400000.0", ".", "6400000.0"),
        ("GEL 1'200", ".", "1200"),
        ("12 %", ".", "12"),
        ("(15.5)", ".", "-15.5"),
        ("1.5E+3", ".", "1500"),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, decimal: str, meant: str) -> None:
    assert number_of(text, decimal) == Decimal(meant)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Georgia", "GE"),
        ("საქართველო", "GE"),
        ("Грузия", "GE"),
        ("Georgien", "GE"),
        ("USA", "US"),
        ("Korea, South", "KR"),
        ("Korea, Republic of", "KR"),
        ("United Kingdom of Great Britain and Northern Ireland", "GB"),
        ("CHINA", "CN"),
        ("Türkiye", "TR"),
        ("DEU", "DE"),
        ("de", "DE"),
        ("Czech Republic", "CZ"),
        ("The Netherlands", "NL"),
    ],
)
def test_countries_go_by_many_names(text: str, code: str) -> None:
    assert country_of(text) == code


@pytest.mark.parametrize(
    ("kind", "text", "sentence"),
    [
        ("number", "many", "“many” is not a number."),
        ("date", "soon", "“soon” is not a day we can read. Write it as 2026-03-31."),
        ("date", "2026", "“2026” names no single day. Write it as 2026-03-31."),
        ("country", "Atlantis", "“Atlantis” is no country we know. Write its name or its two letters."),
        ("country", "Germny", "“Germny” is no country we know. Is it Germany?"),
        ("url", "ask us", "“ask us” is not an address of the internet."),
        ("email", "no", "“no” is not an e-mail address."),
        ("flag", "perhaps", "“perhaps” says neither yes nor no."),
        ("choice", "blue", "“blue” is none of: Red."),
    ],
)
def test_what_means_nothing_is_told_in_a_sentence(kind: Any, text: str, sentence: str) -> None:
    field = Field(name="x", label="X", kind=kind, choices={"red": "Red"})
    with pytest.raises(Wrong) as told:
        value_of(field, text, Settings())
    assert said(told.value.why) == sentence


@pytest.mark.parametrize("text", ["-", "—", "N/A", "null", "  "])
def test_nothing_is_nothing(text: str) -> None:
    assert value_of(Field(name="x", label="X", kind="number"), text, Settings()) == (None, [])


def row(given: Mapping[str, str]) -> Mapping[str, Any]:
    return cleaned(targets()[SUPPLIERS], given, Settings(split="|")).values


def test_georgian_names_go_into_the_georgian_field() -> None:
    assert row({"name": "შპს ალფა"}) == {"name_local": "შპს ალფა"}


def test_a_cell_in_two_alphabets_is_divided() -> None:
    assert row({"name": "შპს ალფა / Alpha LLC"}) == {"name": "Alpha LLC", "name_local": "შპს ალფა"}


def test_an_address_of_mail_among_websites_is_moved() -> None:
    done = cleaned(targets()[SUPPLIERS], {"name": "Alpha", "website": "info@alpha.example"}, Settings())
    assert done.values == {"name": "Alpha", "email": "info@alpha.example"}
    assert [said(note) for note in done.notes] == [
        "“info@alpha.example” is an e-mail address, so it was taken as one."
    ]


def test_a_telephone_number_among_websites_is_moved() -> None:
    done = cleaned(targets()[SUPPLIERS], {"name": "Alpha", "website": "+82 2 34027080"}, Settings())
    assert (done.values["phone"], done.wrong, [one["code"] for one in done.notes]) == (
        "+82 2 34027080",
        [],
        ["moved_phone"],
    )


def test_codes_of_figures_are_told_apart_without_a_sign_agreed_upon() -> None:
    given = {"name": "Alpha", "procurement": "39100000|39200000", "makes": "Bobst|Komori"}
    values = cleaned(targets()[SUPPLIERS], given, Settings()).values
    assert (values["procurement"], values["makes"]) == (["39100000", "39200000"], ["Bobst|Komori"])


def test_of_several_addresses_the_first_counts_and_the_rest_are_told() -> None:
    done = cleaned(targets()[SUPPLIERS], {"name": "A", "email": "one@a.example, two@a.example"}, Settings())
    assert (done.values["email"], done.notes[0]["text"]) == ("one@a.example", "two@a.example")


def test_a_gap_in_an_address_closes_and_a_link_within_a_site_is_left_out() -> None:
    assert row({"name": "A", "website": "http:// a.example"})["website"] == "http://a.example"
    done = cleaned(targets()[SUPPLIERS], {"name": "A", "website": "/product/2/F4"}, Settings())
    assert (done.wrong, done.notes[0]["code"], "website" in done.values) == ([], "no_address", False)


def test_several_values_of_a_cell_become_codes() -> None:
    assert row({"name": "Alpha", "makes": "Bobst|Koenig| Bobst"})["makes"] == ["Bobst", "Koenig"]


def test_a_row_without_a_name_is_refused() -> None:
    done = cleaned(targets()[SUPPLIERS], {"country": "US"}, Settings())
    assert [said(one) for one in done.wrong] == [
        "Nothing says what it is called. Give a name in one of the two languages."
    ]


def test_what_is_kept_is_written_as_it_was_meant() -> None:
    target = targets()[SUPPLIERS]
    values = cleaned(target, {"name": "A", "as_of": "31.03.2026", "response_hours": "24"}, Settings()).values
    assert as_written(target, as_kept(values)) == values


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["name", "website", "as_of", "country", "makes", "has_parts", "email"]),
        st.text(max_size=60),
    )
)
def test_any_cells_give_values_or_sentences(cells: dict[str, str]) -> None:
    done = cleaned(targets()[SUPPLIERS], cells, Settings(split="|"))
    assert all(said(one) for one in [*done.wrong, *done.notes])
    as_kept(done.values)


def test_between_points_the_day_stands_first() -> None:
    assert day_of("02.03.2023", False) == date(2023, 3, 2)


@pytest.mark.parametrize("text", ["Adjara", "adjara", "აჭარა"])
def test_a_choice_is_known_by_its_label_in_every_language(text: str) -> None:
    region = next(one for one in targets()["organisations"].fields if one.name == "region")
    assert value_of(region, text, Settings())[0] == "GE-AJ"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("17.21", "17.21"),
        ("C17.21", "17.21"),
        ("1721", "17.21"),
        ("17.21.0 Corrugated", "17.21"),
        ("Manufacture of food products", "10"),
    ],
)
def test_a_sector_is_known_in_any_form_of_its_code(text: str, code: str) -> None:
    sectors = next(one for one in targets()[SUPPLIERS].fields if one.name == "sectors")
    assert value_of(sectors, text, Settings()) == ([code], [])


def test_a_word_that_is_no_sector_is_left_out_and_told() -> None:
    done = cleaned(targets()[SUPPLIERS], {"name": "Alpha", "sectors": "Apparel"}, Settings())
    assert (done.values.get("sectors"), [said(one) for one in done.notes]) == (
        None,
        ["This is no sector of NACE, so it was left out: Apparel."],
    )
