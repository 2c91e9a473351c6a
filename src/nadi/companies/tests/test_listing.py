"""The kit of lists, seen on the list of organisations."""

import csv
from io import BytesIO, StringIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests.cast import Cast, client_for

from nadi.companies.models import Organisation
from nadi.web.listing import pages

LIST = "/organisations/"
HTMX = {"HX-Request": "true", "HX-Target": "listed"}


@pytest.fixture
def client(cast: Cast) -> Client:
    return client_for(cast.staff)


def names(client: Client, **asked: str) -> list[str]:
    """Return the first column of the file of what is listed."""
    return [row[0] for row in rows(client, **asked)[1:]]


def rows(client: Client, **asked: str) -> list[list[str]]:
    answer = client.get(LIST, {**asked, "export": "csv"})
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def many(number: int) -> None:
    Organisation.objects.bulk_create(Organisation(name=f"Firm {index:05}") for index in range(number))


def test_the_list_is_in_its_usual_order(client: Client) -> None:
    assert names(client) == sorted(names(client))


def test_a_head_sorts_and_turns_round(client: Client) -> None:
    assert names(client, sort="-name") == list(reversed(names(client, sort="name")))


def test_an_unknown_sort_is_the_usual_order(client: Client) -> None:
    assert names(client, sort="password") == names(client)


def test_every_word_must_be_found(client: Client) -> None:
    assert names(client, q="rioni carton") == ["Rioni Cartons"]


def test_a_search_for_several_words_in_two_alphabets(client: Client) -> None:
    assert names(client, q="რიონის cartons") == ["Rioni Cartons"]


@pytest.mark.parametrize("query", ["%", "_", "'; drop table", "\x00", "\\"])
def test_signs_of_the_database_are_only_signs(client: Client, query: str) -> None:
    assert client.get(LIST, {"q": query}).status_code == 200


def test_nothing_found_says_what_to_try(client: Client) -> None:
    assert "Try a shorter word, or fewer filters." in client.get(LIST, {"q": "zzzz"}).content.decode()


def test_what_was_searched_and_filtered_stays_in_the_form(client: Client) -> None:
    text = client.get(LIST, {"q": "rioni", "kind": "company"}).content.decode()
    assert ('value="rioni"' in text, '<option value="company" selected>' in text) == (True, True)


def test_an_unknown_filter_value_is_explained(client: Client) -> None:
    assert "Select a valid choice" in client.get(LIST, {"kind": "king"}).content.decode()


def test_typing_renews_only_the_part_that_changes(client: Client) -> None:
    part = client.get(LIST, {"q": "rioni"}, headers=HTMX).content.decode()
    assert ("Rioni Cartons" in part, "<html" in part) == (True, False)


def test_the_part_and_the_page_are_kept_apart_by_caches(client: Client) -> None:
    assert "HX-Request" in client.get(LIST)["Vary"]


def test_the_file_holds_all_pages_of_what_is_listed(client: Client) -> None:
    many(120)
    assert len(names(client, q="firm")) == 0
    assert len(names(client)) == 120 + 7


def test_the_heads_of_a_file_are_in_both_languages(client: Client) -> None:
    assert rows(client)[0][0] == "Name / სახელი"


def test_the_workbook_holds_the_same_rows(client: Client) -> None:
    book = load_workbook(BytesIO(client.get(LIST, {"export": "xlsx"}).content))
    assert [row[0].value for row in book.worksheets[0].iter_rows(min_row=2)] == names(client)


def test_an_unknown_kind_of_file_is_the_page(client: Client) -> None:
    assert client.get(LIST, {"export": "exe"})["Content-Type"].startswith("text/html")


def test_a_page_shows_fifty_and_leads_on(client: Client) -> None:
    many(60)
    text = client.get(LIST).content.decode()
    assert ("Firm 00047" in text, "Firm 00048" in text, "?page=2" in text) == (True, False, True)


def test_the_second_page_goes_on_where_the_first_ended(client: Client) -> None:
    many(60)
    text = client.get(LIST, {"page": "2"}).content.decode()
    assert ("Firm 00047" in text, "Firm 00048" in text, "51–67" in text) == (False, True, True)


@pytest.mark.parametrize("asked", ["0", "-1", "x", "999", "99999999999999999999", "²"])
def test_a_page_that_is_none_is_the_first(client: Client, asked: str) -> None:
    assert "Anatolia Board Mills" in client.get(LIST, {"page": asked}).content.decode()


def test_the_total_is_counted_no_further_than_its_bound(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "COUNTED_TO", 60)
    many(70)
    paginator = pages.BoundedPaginator(Organisation.objects.order_by("pk"), 50)
    assert (paginator.count, paginator.is_bounded) == (61, True)


def test_more_than_a_thousand_is_said_in_words(client: Client) -> None:
    many(1001)
    text = client.get(LIST).content.decode()
    assert ("More than 1,000 found" in text, "1–50 of more than 1,000" in text) == (True, True)
