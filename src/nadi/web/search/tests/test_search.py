"""What is found, by whom, in which order."""

from datetime import date, timedelta

import pytest
from django.test import TestCase
from django.utils import timezone

from nadi.web.search import MEMBERS, OFFICE, PUBLIC, Document, Query, put, remove, search

pytestmark = pytest.mark.django_db
GUEST = frozenset({"public"})
MEMBER = frozenset({"public", "member", "org:7"})
STAFF = frozenset({"public", "staff", "org:1"})


def document(key: str, title: str = "", **facts: object) -> Document:
    given = {"kind": "funding", "address": f"/funding/{key}/", "readers": PUBLIC, **facts}
    return Document(key=key, title=title, **given)  # type: ignore[arg-type]


def keys(words: str, readers: frozenset[str] = MEMBER, **facts: object) -> list[str]:
    return [hit.key for hit in search(Query(words=words, readers=readers, **facts)).hits]  # type: ignore[arg-type]


def test_a_word_of_the_title_is_found() -> None:
    put([document("one", "Corrugated boxes"), document("two", "Glass jars")])
    assert keys("boxes") == ["one"]


def test_a_word_of_the_text_is_found() -> None:
    put([document("one", "Boxes", text="made in Kutaisi"), document("two", "Boxes")])
    assert keys("kutaisi") == ["one"]


@pytest.mark.parametrize(
    "typed", ["co", "cor", "corr", "corrug", "corrugated", "CORRUG", "boxes corr", "box cor"]
)
def test_every_word_is_a_beginning(typed: str) -> None:
    put([document("one", "Corrugated boxes")])
    assert keys(typed) == ["one"]


def test_a_word_that_stands_where_the_reader_may_not_look_is_corrected_like_one_that_stands_nowhere() -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        put([document("one", "Corrugated boxes"), document("two", "Corrogated", readers=OFFICE)])
    found = [
        (search(Query(words=words, readers=MEMBER)).corrected, keys(words, MEMBER))
        for words in ("corrogated", "corrigated")
    ]
    assert found == [("corrugated", ["one"])] * 2
    assert keys("corrogated", STAFF) == ["two"]


@pytest.mark.parametrize(
    ("typed", "found", "corrected"),
    [
        ("iso9001", ["one"], "iso 9001"),
        ("audit fssc22000", ["two"], "audit fssc 22000"),
        ("b2b2026", ["three"], ""),
        ("iso1", [], ""),
    ],
)
def test_a_name_and_its_number_are_found_written_as_one(typed: str, found: list[str], corrected: str) -> None:
    titles = {"one": "ISO 9001 in steps", "two": "Audit of FSSC 22000", "three": "B2B2026 fair"}
    put([document(key, title) for key, title in titles.items()])
    answer = search(Query(words=typed, readers=MEMBER))
    assert ([hit.key for hit in answer.hits], answer.corrected) == (found, corrected)


def test_all_words_must_be_met() -> None:
    put([document("one", "Corrugated boxes"), document("two", "Wooden boxes")])
    assert keys("wooden boxes") == ["two"]


@pytest.mark.parametrize(
    "typed", ["ქუთაისი", "ქუთაისში", "ქუთაისის", "ᲥᲣᲗᲐᲘᲡᲘ", "kutaisi", "qutaisi", "Kutaisi", "kuta", "ქუთ"]
)
def test_georgian_is_found_however_it_is_typed(typed: str) -> None:
    put([document("one", title_local="ბეჭდვა ქუთაისში")])
    assert keys(typed) == ["one"]


@pytest.mark.parametrize("typed", ["firmebi", "pirmebi", "mcire firmebis", "mtsire firmbeis"])
def test_the_georgian_p_is_found_typed_as_f(typed: str) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        put([document("one", title_local="მცირე ფირმების გრანტი")])
    assert keys(typed) == ["one"]


def test_latin_is_found_by_georgian_letters() -> None:
    put([document("one", "Borjomi water")])
    assert keys("ბორჯომი") == ["one"]


@pytest.mark.parametrize("typed", ["corugated", "corrugatde", "korrugated", "crorugated"])
def test_a_typing_error_is_mended(typed: str) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        put([document("one", "Corrugated boxes")])
    found = search(Query(words=f"{typed} boxes", readers=MEMBER))
    assert (found.corrected, [hit.key for hit in found.hits]) == ("corrugated boxes", ["one"])


def test_what_was_changed_is_found_by_its_new_words_only() -> None:
    put([document("one", "Glass jars")])
    put([document("one", "Wooden pallets")])
    assert (keys("glass"), keys("wooden")) == ([], ["one"])


def test_what_was_removed_is_not_found() -> None:
    put([document("one", "Glass jars")])
    remove("funding", ["one"])
    assert keys("glass") == []


def test_without_words_the_facets_alone_choose() -> None:
    put([document("one", "Glass", region="GE-TB"), document("two", "Wood", region="GE-IM")])
    assert keys("", regions=("GE-IM",)) == ["two"]


def test_sectors_are_met_by_all_they_belong_to() -> None:
    put([document("one", "Glass", sectors=("17.21",)), document("two", "Wood", sectors=("16.10",))])
    assert (keys("", sectors=("17",)), keys("", sectors=("17.21",)), keys("", sectors=("17.22",))) == (
        ["one"],
        ["one"],
        [],
    )


def test_a_date_within_the_days_asked_for_is_found() -> None:
    today = timezone.localdate()
    days = {"past": -2, "soon": 10, "late": 40}
    put([document(name, "Grant", deadline=today + timedelta(days=n)) for name, n in days.items()])
    assert keys("grant", deadline_before=today + timedelta(days=30)) == ["soon"]


def test_the_title_comes_before_the_text_and_whole_words_before_beginnings() -> None:
    put(
        [
            document("text", "Something", text="the press"),
            document("beginning", "Pressure vessels"),
            document("title", "A press"),
        ]
    )
    assert keys("press") == ["title", "beginning", "text"]


def test_words_side_by_side_come_before_words_far_apart() -> None:
    far = "press " + " ".join(f"word{n}" for n in range(50)) + " flexo"
    put([document("far", "A", text=far), document("near", "B", text=f"flexo press {far}")])
    assert keys("flexo press") == ["near", "far"]


def test_what_nobody_vouched_for_comes_last() -> None:
    put([document("fresh", "Press"), document("stale", "Press", stale_on=date(2020, 1, 1))])
    assert keys("press") == ["fresh", "stale"]


def test_a_date_to_come_comes_before_none_and_past_ones_after() -> None:
    today = timezone.localdate()
    days = {"past": today - timedelta(days=3), "none": None, "soon": today + timedelta(days=3)}
    put([document(name, "Grant", deadline=day) for name, day in days.items()])
    assert keys("grant") == ["soon", "none", "past"]


def test_each_reader_finds_what_is_kept_for_them() -> None:
    kept = {"public": PUBLIC, "members": MEMBERS, "office": OFFICE, "own": frozenset({"org:7"}), "nobody": ()}
    put([document(name, "Secret", readers=frozenset(readers)) for name, readers in kept.items()])
    found = {
        name: set(keys("secret", readers))
        for name, readers in {"guest": GUEST, "member": MEMBER, "staff": STAFF, "none": frozenset()}.items()
    }
    assert found == {
        "guest": {"public"},
        "member": {"public", "members", "own"},
        "staff": {"public", "members", "office", "own"},
        "none": set(),
    }


def test_what_faded_is_found_by_the_office_and_its_own_organisation() -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    readers = MEMBERS | {"org:7"}
    put([document("one", "Faded", readers=readers, stale_on=yesterday, hidden_on=yesterday)])
    other = frozenset({"public", "member", "org:8"})
    assert (keys("faded", other), keys("faded", MEMBER), keys("faded", STAFF)) == ([], ["one"], ["one"])
