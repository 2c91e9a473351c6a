"""What is typed about an entry becomes its columns and its codes."""

import pytest
from django.http import QueryDict
from tests.cast import Cast

from nadi.registers.entries.codes import CodesField
from nadi.registers.entries.forms import EntryForm
from nadi.registers.entries.tests.story import entered, register


def form_of(typed: str, **more: object) -> EntryForm:
    """Return the form of the tests' register, filled."""

    class TypedForm(EntryForm):
        class Meta(EntryForm.Meta):
            model = register().model

    return TypedForm(QueryDict(typed), **more)


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("sectors=17.21", ["17.21"]),
        ("sectors=17.21 Manufacture of corrugated paper, paperboard and containers", ["17.21"]),
        ("sectors=17.21, 10.11&sectors=17.21", ["17.21", "10.11"]),
        ("sectors=&sectors= ", []),
    ],
)
def test_codes_are_read_as_typed(db: None, lines: str, codes: list[str]) -> None:
    form = form_of(f"name=A&audience=members&{lines}")
    assert (form.is_valid(), form.facts().codes) == (True, {"nace": codes})


def test_a_code_that_is_not_known_is_explained_and_kept_as_typed(db: None) -> None:
    form = form_of("name=A&audience=members&sectors=cardboard")
    assert (form.is_valid(), "cardboard" in str(form["sectors"])) == (False, True)
    assert form.errors["sectors"] == [
        "“cardboard” is not known here. Type a word of it and choose from the list."
    ]


def test_free_words_are_codes_too(db: None) -> None:
    assert CodesField(scheme="make").clean(["Bobst; Heidelberg", "Bobst"]) == ["Bobst", "Heidelberg"]


def test_a_region_lies_in_its_country(db: None) -> None:
    home, abroad = (form_of(f"name=A&audience=members&region=GE-IM&country={one}") for one in ("", "DE"))
    assert (home.is_valid(), home.cleaned_data["country"], abroad.is_valid()) == (True, "GE", False)


def test_a_form_starts_from_the_codes_there_are(cast: Cast) -> None:
    entry = entered(cast, codes={"nace": ["17.21"], "make": ["Bobst"]})
    assert form_of("", instance=entry)["sectors"].initial == ["17.21"]


def test_an_address_needs_no_scheme_and_takes_no_script(db: None) -> None:
    form = form_of("name=A&audience=members&website=bobst.example&source_url=javascript:alert(1)")
    assert (form.is_valid(), form.cleaned_data["website"]) == (False, "https://bobst.example")
