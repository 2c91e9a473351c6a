"""The search page: for everybody, each finding what they may."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client, TestCase
from django.utils import timezone
from django.utils.translation import override
from tests.cast import Cast, client_for, queries_for

from nadi.home.search_snippets import snippet
from nadi.registers.entries.registry import all_registers
from nadi.web.search import MEMBERS, OFFICE, PUBLIC, Document, put, sources


def document(key: str, title: str, **facts: object) -> Document:
    given = {"kind": "funding", "address": f"/funding/{key}/", "readers": PUBLIC, **facts}
    return Document(key=key, title=title, **given)  # type: ignore[arg-type]


def titles(client: Client, address: str) -> list[str]:
    page = client.get(address)
    assert page.status_code == 200
    return re.findall(r'<h2 class="hit-title"><a [^>]*>([^<]*)<', page.content.decode())


def test_a_guest_finds_what_is_public(db: None, client: Client) -> None:
    put([document("one", "Press for all"), document("two", "Press for members", readers=MEMBERS)])
    assert titles(client, "/search/?q=press") == ["Press for all"]


def test_each_finds_what_is_kept_for_them(cast: Cast) -> None:
    kolkheti = f"org:{cast.kolkheti.organisation.pk}"
    put(
        [
            document("one", "Press for members", readers=MEMBERS),
            document("two", "Press of the office", readers=OFFICE),
            document("three", "Press of Kolkheti", readers=frozenset({kolkheti})),
        ]
    )
    people = [cast.rioni.colleague, cast.kolkheti.colleague, cast.vendor, cast.stranger, cast.staff]
    found = [len(titles(client_for(person), "/search/?q=press")) for person in people]
    assert found == [1, 2, 0, 0, 3]


def test_staff_without_a_second_factor_search_as_guests(cast: Cast) -> None:
    put([document("two", "Press of the office", readers=OFFICE)])
    Authenticator.objects.filter(user=cast.staff).delete()
    assert titles(client_for(cast.staff), "/search/?q=press") == []


def test_counts_and_suggestions_tell_nothing_hidden(db: None, client: Client) -> None:
    put([document("two", "Antimonium", readers=MEMBERS, sectors=("24.45",), region="GE-RL", text="antimon")])
    for typed in ("antimonium", "antimonum", "anti"):
        page = client.get(f"/search/?q={typed}").content.decode().replace(f'value="{typed}"', "")
        page = page.replace(f"q={typed}", "")
        assert [
            word for word in ("ntimonium", "Racha", "sector=", "metals") if word in page.split("<main")[1]
        ] == []


def test_a_hit_tells_its_register_place_and_date(db: None, client: Client) -> None:
    put([document("one", "Press", region="GE-TB", deadline=date(2030, 5, 6))])
    page = client.get("/search/?q=press").content.decode()
    assert (
        'Funding programmes · Tbilisi · <time class="day" datetime="2030-05-06">6 May 2030</time></p>' in page
    )


def test_a_facet_in_the_address_narrows(db: None, client: Client) -> None:
    put(
        [document("one", "Press", region="GE-TB"), document("two", "Press", region="GE-IM", kind="suppliers")]
    )
    put([document("three", "Press", country="DE", deadline=timezone.localdate() + timedelta(days=5))])
    addresses = ["", "&place=GE-TB", "&place=DE", "&kind=suppliers", "&due=14", "&sector=17", "&kind=nothing"]
    assert [len(titles(client, f"/search/?q=press{end}")) for end in addresses] == [3, 1, 1, 1, 1, 0, 3]


def test_facets_lead_on_with_what_was_chosen(db: None, client: Client) -> None:
    put([document("one", "Press", region="GE-TB", sectors=("17.21",))])
    page = client.get("/search/?q=press&place=GE-TB").content.decode()
    assert 'href="?q=press&amp;place=GE-TB&amp;sector=17"' in page
    assert 'name="place" value="GE-TB"' in page


def test_while_one_types_only_what_was_found_is_sent(db: None, client: Client) -> None:
    put([document("one", "Press")])
    page = client.get("/search/?q=pre", headers={"hx-request": "true", "hx-target": "found"}).content.decode()
    assert ("<html" in page, "/funding/one/" in page) == (False, True)


def test_the_pages_follow_one_another(db: None, client: Client) -> None:
    put(document(f"n{n}", f"Press {n}") for n in range(45))
    pages = [titles(client, f"/search/?q=press&page={n}") for n in (1, 2, 3)]
    assert ([len(one) for one in pages], len({title for one in pages for title in one})) == ([20, 20, 5], 45)


@pytest.mark.parametrize(
    "address",
    [
        "/search/?q=%22%22*()%20OR%20AND%20NOT%20NEAR",
        "/search/?q=%00",
        "/search/?q=" + "a" * 10_000,
        "/search/?q=---&page=x&due=x&place=%27&sector=x",
        "/search/?page=99999999999999999999",
        "/search/?q=press&page=77&due=99999999",
        "/search/?q=%F0%9F%92%A9&kind=a&kind=b",
    ],
)
def test_strange_addresses_are_answered(db: None, client: Client, address: str) -> None:
    put([document("one", "Press")])
    assert client.get(address).status_code == 200


def test_nothing_found_says_what_to_do(db: None, client: Client) -> None:
    page = client.get("/search/?q=zzzzzz&place=GE-TB").content.decode()
    assert [words in page for words in ("Nothing found", "Search everywhere", "sign in first")] == [True] * 3


def test_a_typing_error_is_told(db: None, client: Client) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        put([document("one", "Corrugated boxes")])
    page = client.get("/search/?q=corugated").content.decode()
    assert ("<strong>corrugated</strong>" in page, "/funding/one/" in page) == (True, True)


def test_a_guest_leaves_no_trace(db: None, client: Client) -> None:
    put([document("one", "Press")])
    client.get("/search/?q=press")
    assert (Session.objects.count(), client.cookies.get("sessionid")) == (0, None)


def test_queries_do_not_grow_with_what_is_found(cast: Cast) -> None:
    put([document("one", "Press")])
    one = queries_for(client_for(cast.rioni.colleague), "/search/?q=press")
    put(document(f"n{n}", f"Press {n}") for n in range(15))
    assert queries_for(client_for(cast.rioni.colleague), "/search/?q=press") <= one


def test_what_a_module_that_is_off_tells_is_not_found(db: None, client: Client, settings: Any) -> None:
    put([document("one", "Press"), document("two", "Press", kind="suppliers")])
    settings.OFF = ["suppliers"]
    assert len(titles(client, "/search/?q=press")) == 1


def test_every_page_has_the_search_box(cast: Cast, client: Client) -> None:
    for who in (client, client_for(cast.rioni.colleague), client_for(cast.stranger)):
        assert 'action="/search/"' in who.get("/").content.decode()


def test_what_is_typed_is_shown_as_text(db: None, client: Client) -> None:
    put([document("one", "<b>Press</b>", text="<script>press</script>")])
    page = client.get("/search/?q=press%3Cscript%3E").content.decode()
    assert ("<b>Press" in page, "<script>" in page) == (False, False)


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("A press for flexo", "press", ["press"]),
        ("Presses and a PRESS", "press", ["Presses", "PRESS"]),
        ("ბეჭდვა ქუთაისში", "ქუთაისი", ["ქუთაისში"]),
        ("Nothing of it", "press", []),
        ("", "press", []),
        ("a (b) c", "(", []),
    ],
)
def test_a_snippet_marks_what_was_looked_for(text: str, query: str, marked: list[str]) -> None:
    assert [words for words, is_match in snippet(text, query) if is_match] == marked


def test_a_snippet_begins_before_the_first_match() -> None:
    text = "word " * 200 + "press " + "word " * 200
    line = "".join(words for words, _is_match in snippet(text, "press"))
    assert (line.startswith("… word"), "press" in line, line.endswith("…"), len(line) < 200) == (True,) * 4


def test_a_snippet_is_a_line_that_the_reader_reads() -> None:
    text = "A press for labels\nბეჭდვა ეტიკეტებისთვის\nPresses of all kinds"
    with override("ka"):
        local = snippet(text, "")
    assert (local, snippet(text, "")) == (
        [("ბეჭდვა ეტიკეტებისთვის", False)],
        [("A press for labels", False)],
    )


def test_a_line_with_the_words_comes_before_one_in_the_reader_s_language() -> None:
    with override("ka"):
        line = "".join(words for words, _is_match in snippet("ბეჭდვა\nPresses of all kinds", "press"))
    assert line == "Presses of all kinds"


def test_a_search_can_be_saved_by_members_alone(cast: Cast, client: Client) -> None:
    put([document("one", "Press")])
    pages = [
        who.get("/search/?q=press").content.decode() for who in (client, client_for(cast.rioni.colleague))
    ]
    assert ['value="q=press"' in page for page in pages] == [
        False,
        True,
    ]


def test_every_kind_that_is_kept_is_told_anew_by_a_source(cast: Cast) -> None:
    call_command("rebuild_search", verbosity=0)
    kinds = {"organisation", "pool", "tender", "vacancy", *(name for name in all_registers())}
    assert set(sources()) == kinds
