"""News come once, however often and under whatever name a feed sends them."""

from datetime import date

import pytest
from tests.cast import Cast, actor_of_person

from nadi.registers.imports.loading import load
from nadi.registers.news.actions.bringing import bring
from nadi.registers.news.actions.feeds import read_feed, take
from nadi.registers.news.fetching import Fetched
from nadi.registers.news.models import Feed, NewsItem
from nadi.registers.news.tests.samples import FEED
from nadi.web.access import Actor

pytestmark = pytest.mark.django_db
OFFICE = Actor(person_name="Feeds")


def feed_at(address: str = "https://feeds.example/news.rss") -> Feed:
    return Feed.objects.create(name="Packers", address=address, audience="public")


def test_item_stands_once_though_the_feed_sends_it_twice() -> None:
    reading = take(by=OFFICE, feed=feed_at(), fetched=Fetched(content=FEED.encode()))
    assert (reading.new, reading.known, len(reading.faults)) == (2, 1, 1)
    assert NewsItem.objects.count() == 2


def test_feed_read_again_brings_nothing_new() -> None:
    feed = feed_at()
    take(by=OFFICE, feed=feed, fetched=Fetched(content=FEED.encode()))
    again = take(by=OFFICE, feed=feed, fetched=Fetched(content=FEED.encode()))
    assert (again.new, again.known) == (0, 3)


def test_item_without_guid_and_link_is_known_by_title_and_day() -> None:
    values = {"name": "Fair moved", "source": "A", "published": date(2024, 5, 1)}
    assert bring(by=OFFICE, values=values).is_new
    assert not bring(by=OFFICE, values={**values, "name": "FAIR  moved"}).is_new
    assert bring(by=OFFICE, values={**values, "published": date(2024, 5, 2)}).is_new


def test_item_is_seen_by_whom_the_feed_is_for() -> None:
    take(by=OFFICE, feed=feed_at(), fetched=Fetched(content=FEED.encode()))
    assert set(NewsItem.objects.values_list("audience", flat=True)) == {"public"}


def test_fault_of_fetching_is_kept_with_the_feed() -> None:
    feed = feed_at("http://127.0.0.1:9/news.rss")
    reading = read_feed(by=OFFICE, feed=feed)
    feed.refresh_from_db()
    assert "not a server of the open net" in str(reading.error)
    assert feed.error == str(reading.error)
    assert feed.checked is not None


def test_uploaded_feed_comes_through_the_import_centre_twice_without_doubles(cast: Cast) -> None:
    by = actor_of_person(cast.staff)
    first = load(FEED.encode(), "news.rss", by=by)
    again = load(FEED.encode(), "news.rss", by=by)
    assert (first.new, len(first.refused), again.new) == (2, 1, 0)
    assert NewsItem.objects.count() == 2
