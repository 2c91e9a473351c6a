"""A search server finds what the database finds, and is told of everything."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from nadi.web.models import SearchChange, SearchDocument
from nadi.web.search import MEMBERS, OFFICE, PUBLIC, Document, Query, put, remove, search
from nadi.web.search.backends import index
from nadi.web.search.outbox import MOST_ATTEMPTS, tell_changes
from nadi.web.search.tests.small_server import SmallServer, small_server

pytestmark = pytest.mark.django_db
MEMBER = frozenset({"public", "member", "org:7"})


@pytest.fixture
def server(settings: Any) -> Iterator[SmallServer]:
    with small_server() as running:
        settings.SEARCH_URL = running.url
        yield running


def document(key: str, title: str, **facts: object) -> Document:
    given = {"kind": "funding", "address": f"/funding/{key}/", "readers": PUBLIC, **facts}
    return Document(key=key, title=title, **given)  # type: ignore[arg-type]


def keys(words: str, readers: frozenset[str] = MEMBER, **facts: Any) -> list[str]:
    return [hit.key for hit in search(Query(words=words, readers=readers, **facts)).hits]


def many() -> list[Document]:
    yesterday = timezone.localdate() - timedelta(days=1)
    readers = {
        "public": PUBLIC,
        "members": MEMBERS,
        "office": OFFICE,
        "own": frozenset({"org:7"}),
        "none": (),
    }
    made = [document(name, "A press", readers=who) for name, who in readers.items()]
    faded = {"stale_on": yesterday, "hidden_on": yesterday}
    made += [document(f"faded-{n}", "Pressing", readers=MEMBERS | own, **faded) for n, own in enumerate(OWN)]
    return [*made, document("ka", "", title_local="ბეჭდვა ქუთაისში", region="GE-IM", kind="suppliers")]


OWN = (frozenset[str](), frozenset({"org:7"}))
ASKED: list[dict[str, Any]] = [
    {"words": "press"},
    {"words": "kutaisi"},
    {"words": "ქუთაისი", "kinds": ("suppliers",)},
    {"words": "press", "kinds": ("suppliers",)},
    {"words": "", "regions": ("GE-IM",)},
    {"words": "nothing"},
]


@pytest.mark.parametrize("readers", [{"public"}, set(MEMBER), {"staff"}, {"org:7"}, set()])
@pytest.mark.parametrize("asked", ASKED)
def test_the_server_finds_what_the_database_finds(
    server: SmallServer, settings: Any, asked: dict[str, Any], readers: set[str]
) -> None:
    put(many())
    tell_changes()
    by_server = keys(**asked, readers=frozenset(readers))
    settings.SEARCH_URL = ""
    assert by_server == keys(**asked, readers=frozenset(readers))


def test_the_server_is_really_asked(server: SmallServer) -> None:
    put([document("one", "A press")])
    before = keys("press")
    tell_changes()
    assert (before, keys("press"), server.authorisations) == ([], ["one"], {"Basic cmVhZGVyOnNlY3JldA=="})


def test_what_the_server_was_not_told_of_yet_stays_hidden(server: SmallServer) -> None:
    put([document("one", "A press")])
    tell_changes()
    put([document("one", "A press", readers=OFFICE)])
    assert (keys("press"), len(server.named("nadi"))) == ([], 1)


def test_a_server_that_is_silent_is_replaced_by_the_database(server: SmallServer) -> None:
    put([document("one", "A press")])
    server.is_down = True
    assert keys("press") == ["one"]


def test_changes_are_told_again_until_they_are_taken(server: SmallServer) -> None:
    put([document("one", "A press"), document("two", "A press")])
    server.refused = {"funding:two"}
    tell_changes()
    waiting = SearchChange.objects.get()
    server.refused = set()
    SearchChange.objects.update(not_before=timezone.now())
    tell_changes()
    told = (waiting.key, waiting.attempts, SearchChange.objects.count(), sorted(server.named("nadi")))
    assert told == ("two", 1, 0, ["funding:one", "funding:two"])


def test_a_change_that_is_never_taken_is_given_up(server: SmallServer) -> None:
    put([document("one", "A press")])
    server.is_down = True
    for _attempt in range(MOST_ATTEMPTS):
        SearchChange.objects.update(not_before=None)
        tell_changes()
    assert SearchChange.objects.count() == 0


def test_what_is_removed_is_removed_from_the_server(server: SmallServer) -> None:
    put([document("one", "A press")])
    tell_changes()
    remove("funding", ["one", "never"])
    tell_changes()
    assert (server.named("nadi"), SearchChange.objects.count()) == ({}, 0)


def test_a_rebuilt_index_takes_the_place_of_the_old_one(server: SmallServer) -> None:
    put([document("one", "A press")])
    index().rebuild()
    first = set(server.indexes)
    SearchDocument.objects.all().delete()
    put([document("two", "A press")])
    index().rebuild()
    assert (len(first), len(server.indexes), set(server.indexes) & first) == (1, 1, set())
    assert sorted(server.named("nadi")) == ["funding:two"]


def test_without_a_server_nothing_is_noted() -> None:
    put([document("one", "A press")])
    assert SearchChange.objects.count() == 0


def test_the_command_rebuilds_every_kind(server: SmallServer) -> None:
    put([document("gone", "A press")])
    call_command("rebuild_search", verbosity=0)
    assert (SearchDocument.objects.filter(key="gone").count(), len(server.aliases)) == (0, 1)
