"""Finding codes by words: both languages, Latin letters for Georgian, codes and their beginnings."""

import pytest
from django.test import Client
from django.utils.translation import override
from tests.cast import Cast, client_for

from nadi.registers.classifications import queries
from nadi.registers.classifications.forms import TermField, terms_field
from nadi.registers.classifications.tests.test_loading import load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded() -> None:
    for name in ("cpv2008.csv", "nace_rev2_1.csv", "occupations_en.csv"):
        load(name)


@pytest.mark.parametrize("typed", ["carton", "მუყაო", "muqao", "446171", "44617100"])
def test_code_is_offered_for_what_is_typed(typed: str) -> None:
    assert [row.code for row in queries.suggest("cpv", typed)] == ["44617100"]


def test_other_word_of_an_occupation_finds_it() -> None:
    assert [queries.label_of(row) for row in queries.suggest("esco-occupation", "flexographer")] == [
        "7322.2 flexo press operator"
    ]


def test_title_is_in_the_readers_language() -> None:
    with override("ka"):
        assert queries.titles("cpv", ["44617100"]) == {"44617100": "მუყაოს ყუთები"}


def test_missing_georgian_title_falls_back() -> None:
    with override("ka"):
        assert queries.titles("cpv", ["03100000"]) == {"03100000": "Garden products"}


def test_code_nobody_knows_stands_for_itself() -> None:
    assert queries.titles("cpv", ["99999999"]) == {"99999999": "99999999"}


@pytest.mark.parametrize("typed", ["44617100", "44617100 Cartons", "cartons", "მუყაოს ყუთები"])
def test_field_reads_a_code_however_it_is_typed(typed: str) -> None:
    assert TermField(kind="cpv").clean(typed) == "44617100"


def test_field_explains_what_it_does_not_know() -> None:
    with pytest.raises(Exception, match="There is no “spaceship” in this list"):
        TermField(kind="cpv").clean("spaceship")


def test_field_of_several_codes_reads_a_line_each() -> None:
    assert terms_field(kind="nace").clean(["17.21 Corrugated paper and boxes", "17"]) == ["17.21", "17"]


def test_suggestions_are_choices_of_a_text_field(client: Client) -> None:
    page = client.get("/classifications/suggest/", {"scheme": "nace", "q": "corrugated"})
    assert page.content.decode().strip() == '<option value="17.21 Corrugated paper and boxes"></option>'


def test_suggestions_are_asked_by_the_fields_own_name(client: Client) -> None:
    page = client.get("/classifications/suggest/", {"scheme": "nace", "name": "job", "job": "corrugated"})
    assert "17.21" in page.content.decode()


def test_list_says_where_a_classification_comes_from(cast: Cast) -> None:
    text = client_for(cast.rioni.colleague).get("/classifications/").content.decode()
    assert "This service uses the ESCO classification of the European Commission." in text


def test_tree_leads_from_the_top_to_a_code(cast: Cast) -> None:
    client = client_for(cast.rioni.colleague)
    assert "/classifications/nace/C/" in client.get("/classifications/nace/").content.decode()
    assert "17.21 Corrugated paper and boxes" in client.get("/classifications/nace/17.2/").content.decode()


def test_search_within_a_classification(cast: Cast) -> None:
    text = client_for(cast.vendor).get("/classifications/cpv/", {"q": "muqao"}).content.decode()
    assert "44617100" in text


@pytest.mark.parametrize("address", ["/classifications/none/", "/classifications/cpv/none/"])
def test_absent_code_is_not_found(cast: Cast, address: str) -> None:
    assert client_for(cast.staff).get(address).status_code == 404


def test_stranger_is_sent_to_sign_in(client: Client) -> None:
    assert client.get("/classifications/").status_code == 302


def test_member_may_not_load_a_file(cast: Cast) -> None:
    assert client_for(cast.rioni.representative).get("/classifications/load/").status_code == 403
