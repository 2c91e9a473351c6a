"""Which column means what: proposed by heads in any alphabet."""

import pytest

from nadi.registers.imports.mapping import given_by, proposed
from nadi.registers.imports.targets import targets


@pytest.mark.parametrize(
    ("heads", "names"),
    [
        (["დასახელება", "საიდენტიფიკაციო კოდი", "ქალაქი"], ["name_local", "number", "town"]),
        (["company – ქართულად", "company – In English", "ს/კ"], ["name_local", "name", "number"]),
        (["Firma", "Straße", "Ort", "Land", "Web"], ["name", "address", "town", "country", "website"]),
        (["identification_code", "web-site"], ["number", "website"]),
        (["Misamarti", "kalaki"], ["address", "town"]),
    ],
)
def test_heads_name_fields_in_any_alphabet(heads: list[str], names: list[str]) -> None:
    assert list(proposed(targets()["organisations"], heads).values()) == names


def test_a_head_that_names_nothing_is_left_to_people() -> None:
    assert proposed(targets()["organisations"], ["blood group", "shoe size"]) == {}


def test_a_column_whose_cells_mean_something_else_is_left_to_people() -> None:
    sample = [["Alpha", "მიმწოდებელი"], ["Beta", "მიმწოდებელი"], ["Gamma", "მიმწოდებელი"]]
    assert proposed(targets()["suppliers"], ["name", "type"], sample) == {"0": "name"}


def test_a_constant_stands_where_no_cell_says_otherwise() -> None:
    mapping, constants = {"0": "name", "1": "country"}, {"country": "GE", "source": "fair"}
    assert given_by(mapping, constants, ["Alpha", ""]) == {"name": "Alpha", "country": "GE", "source": "fair"}
    assert given_by(mapping, constants, ["Alpha", "DE"])["country"] == "DE"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("name_en", "name"),
        ("Organization", "name"),
        ("Наименование", "name"),
        ("ორგანიზაციის დასახელება", "name_local"),
        ("ID code", "number"),
        ("Tax number", "number"),
        ("საიდენტიფიკაციო ნომერი", "number"),
        ("იურიდიული მისამართი", "address"),
        ("ტელეფონი", "phone"),
    ],
)
def test_heads_of_member_lists_are_known(head: str, name: str) -> None:
    assert proposed(targets()["organisations"], [head]) == {"0": name}


def test_a_suppliers_code_in_the_business_register_is_its_number_at_the_source() -> None:
    heads = ["name", "identification_code", "city_or_region", "legal_address"]
    assert list(proposed(targets()["suppliers"], heads).values()) == [
        "name",
        "external_id",
        "town",
        "address",
    ]
