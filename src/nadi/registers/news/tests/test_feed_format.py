"""Feeds as they really are: what can be read is read, the fault is told, nothing raises."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nadi.registers.news.formats.dates import moment_of
from nadi.registers.news.formats.feed import clean_link, knows, read
from nadi.registers.news.tests.samples import ATOM, BROKEN, FEED
from nadi.web.plain_text import plain_text

DATA = Path(__file__).parents[6] / "shared" / "data" / "09-feeds"
FEEDS = [path for path in sorted(DATA.rglob("*")) if path.is_file() and path.name != "SOURCE.txt"]


def test_item_is_plain_text_with_its_moment_and_link() -> None:
    first = next(iter(read(FEED.encode())))
    assert first.values == {
        "name_local": "მუყაოს ახალი ქარხანა",
        "summary_local": "ქარხანა „გაიხსნა“.",
        "link": "https://example.org/1",
        "external_id": "n-1",
        "source": "Packers' news",
        "published": datetime(2023, 5, 8, 5, 30, tzinfo=UTC),
    }


def test_empty_item_is_named_and_the_others_are_read() -> None:
    found = list(read(FEED.encode()))
    assert [(one.place, bool(one.fault)) for one in found] == [
        ("1", False),
        ("2", False),
        ("3", False),
        ("4", True),
    ]


def test_broken_feed_is_read_as_far_as_it_goes() -> None:
    assert [one.values["external_id"] for one in read(BROKEN.encode()) if one.values][-1] == "n-2b"


def test_atom_is_read_too() -> None:
    assert [one.values["name"] for one in read(ATOM.encode())] == ["One"]


def test_file_without_items_says_so() -> None:
    (only,) = read(b"Dear all, no news today.")
    assert "No news can be found" in str(only.fault)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("ორშ, 08 მაი 2023 09:30:00 +0400", "2023-05-08T05:30"),
        ("8 მაისი 2023", "2023-05-07T20:00"),
        ("Mon, 08 May 2023 09:30:00 GMT", "2023-05-08T09:30"),
        ("2023-05-08T09:30:00Z", "2023-05-08T09:30"),
        ("08.05.2023 09:30", "2023-05-08T05:30"),
    ],
)
def test_moment_is_read_however_it_is_written(written: str, expected: str) -> None:
    moment = moment_of(written)
    assert moment is not None
    assert moment.strftime("%Y-%m-%dT%H:%M") == expected


@pytest.mark.parametrize("written", ["", "soon", "31 თებერვალი", "9999999999999999", "0001-01-01"])
def test_what_is_no_moment_is_none(written: str) -> None:
    assert moment_of(written) is None


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://a.example/x?utm_source=fb&id=1#top", "https://a.example/x?id=1"),
        ("javascript:alert(1)", ""),
        ("https://a.example/a b", ""),
        ("//", ""),
    ],
)
def test_link_loses_what_trackers_add(link: str, expected: str) -> None:
    assert clean_link(link) == expected


def test_markup_escaped_twice_is_plain_too() -> None:
    assert plain_text("&lt;p&gt;One &amp;amp; two&lt;/p&gt;<br>three") == "One & two\nthree"


@given(content=st.binary(max_size=600))
@settings(max_examples=80, deadline=None)
def test_any_bytes_yield_items_or_a_fault(content: bytes) -> None:
    assert all(one.values or one.fault for one in read(content))


@given(cut=st.integers(0, len(FEED.encode())), swap=st.integers(0, 400))
@settings(max_examples=60, deadline=None)
def test_truncated_and_shuffled_feed_raises_nothing(cut: int, swap: int) -> None:
    content = FEED.encode()
    shuffled = content[swap:cut] + content[:swap]
    assert all(one.values or one.fault for one in read(shuffled))


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_real_feed_is_known_and_read(path: Path) -> None:
    content = path.read_bytes()
    assert knows(path.name, content[:4096])
    found = list(read(content))
    assert found
    assert not any("<p>" in str(one.values.get("summary", "")) for one in found)
