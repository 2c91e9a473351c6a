"""What is found of words that stand in more documents than are weighed."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from nadi.web.search import MEMBERS, OFFICE, PUBLIC, Document, Query, put, search
from nadi.web.search.backends import Candidate
from nadi.web.search.facets import counted
from nadi.web.search.query import RANKED
from nadi.web.search_index import DOCUMENTS, make_index

pytestmark = pytest.mark.django_db
GUEST = frozenset({"public"})
TODAY = date(2026, 11, 22)


def document(key: str, title: str = "", text: str = "", readers: frozenset[str] = PUBLIC) -> Document:
    return Document(
        kind="funding", key=key, address=f"/funding/{key}/", title=title, text=text, readers=readers
    )


def put_all(*documents: Document) -> None:
    """Keep documents, with their words learnt."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        put(documents)


def keys(words: str, readers: frozenset[str] = GUEST) -> list[str]:
    return [hit.key for hit in search(Query(words=words, readers=readers)).hits]


def newer_ones(text: str) -> list[Document]:
    return [document(f"newer{n}", f"Number {n}", text) for n in range(RANKED + 30)]


@pytest.mark.parametrize("typed", ["press", "press flexo"])
def test_the_best_are_found_among_far_more(typed: str) -> None:
    put_all(
        document("anywhere", "Something", "the press flexo"),
        document("beginning", "Pressure flexography"),
        document("title", "A press flexo"),
        *newer_ones("pressing flexography"),
    )
    assert keys(typed)[:3] == ["title", "beginning", "anywhere"]


@pytest.mark.parametrize("typed", ["pr", "pre", "pres", "press", "ბე", "ბეჭ", "ბეჭდვა"])
def test_a_beginning_in_the_title_is_found_among_far_more(typed: str) -> None:
    put_all(document("title", "A press ბეჭდვა"), *newer_ones("press pressing ბეჭდვა ბეჭდვაში others"))
    assert keys(typed)[0] == "title"


def test_what_one_may_not_see_takes_no_place_among_the_best() -> None:
    put_all(
        document("public", "A press"),
        *(document(f"members{n}", "A press", readers=MEMBERS) for n in range(40)),
        *(document(f"office{n}", "A press", readers=OFFICE) for n in range(40)),
        *newer_ones("press"),
    )
    assert keys("press")[0] == "public"


def test_more_than_are_weighed_are_said_to_be_more() -> None:
    put_all(*newer_ones("press"), document("rare", "Glass"))
    assert [search(Query(words=words, readers=GUEST)).is_bounded for words in ("press", "glass")] == [
        True,
        False,
    ]


def test_as_many_statements_for_many_hits_as_for_more() -> None:
    put_all(*newer_ones("press"))
    asked = []
    for more in (0, 150):
        put_all(*(document(f"more{n}", f"More {n}", "press") for n in range(more)))
        keys("press")
        with CaptureQueriesContext(connection) as taken:
            keys("press")
        asked.append(len(taken))
    assert asked[0] == asked[1]


def test_several_beginnings_are_met_whatever_is_common() -> None:
    put_all(document("one", "Corrugated boxes"), *newer_ones("corridor pressing"))
    assert (keys("corru box"), keys("corr boxe"), keys("corrid pressi")[:1]) == (
        ["one"],
        ["one"],
        ["newer129"],
    )


@pytest.mark.parametrize("typed", ["press", "pr", "press number", "glass", "presz"])
def test_hits_and_their_order_are_the_same_wherever_in_the_table_they_lie(typed: str) -> None:
    put_all(document("title", "A press"), document("glass", "Glass"), *newer_ones("press pressing"))
    before = keys(typed)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {DOCUMENTS} SET id = id * 3000 + 10000000")
    assert before
    assert keys(typed) == before


def test_facets_count_what_is_there() -> None:
    def found(**facts: str) -> Candidate:
        blank = dict.fromkeys(Candidate._fields, "")
        return Candidate(**{**blank, "id": 1, "kind": "news", **facts})  # type: ignore[arg-type]

    days = [(TODAY + timedelta(days=ahead)).isoformat() for ahead in (-1, 0, 14, 15, 90, 91)]
    facets = counted(
        [
            found(sectors=" 17.21 17.22 18.12 ", region="GE-TB", country="GE"),
            found(sectors=" 17.21 ", country="DE"),
            *(found(deadline=day) for day in days),
        ],
        TODAY,
    )
    assert (facets.kinds, facets.sectors) == (Counter(news=8), Counter({"17": 2, "18": 1}))
    assert (facets.regions, facets.countries) == (Counter({"GE-TB": 1}), Counter(GE=1, DE=1))
    assert facets.deadlines == Counter({14: 2, 30: 3, 90: 4})


def test_an_index_that_was_lost_is_made_again() -> None:
    put_all(document("one", "Press"))
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX IF EXISTS web_search_narrow")
    make_index(using="default")
    assert keys("press") == ["one"]
