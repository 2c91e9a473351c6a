"""The pages of news and feeds."""

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for, queries_for

from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.news.models import Feed, NewsItem

pytestmark = pytest.mark.django_db
TYPED = {"name": "We are twenty", "summary": "A word of thanks.", "audience": "members"}


def item(cast: Cast, name: str = "Fair opens", **values: object) -> NewsItem:
    facts = Facts(values={"name": name, "published": timezone.now(), **values})
    return keep_entry(by=actor_of_person(cast.staff), entry=NewsItem(), facts=facts, verb="news.add")


def test_member_reads_the_news_and_where_to_read_on(cast: Cast) -> None:
    one = item(cast, link="https://example.org/fair")
    client = client_for(cast.rioni.colleague)
    assert "Fair opens" in client.get("/news/").content.decode()
    assert "https://example.org/fair" in client.get(f"/news/{one.uid}/").content.decode()


def test_news_for_the_office_are_hidden_from_members(cast: Cast) -> None:
    one = item(cast, audience="staff")
    assert client_for(cast.rioni.colleague).get(f"/news/{one.uid}/").status_code == 404


def test_staff_write_change_withdraw_and_restore_news(cast: Cast) -> None:
    client = client_for(cast.staff)
    client.post("/news/new/", TYPED)
    one = NewsItem.objects.get()
    assert one.is_own
    client.post(f"/news/{one.uid}/edit/", {**TYPED, "name": "We are thirty"})
    client.post(f"/news/{one.uid}/withdraw/")
    one.refresh_from_db()
    assert (one.name, one.state) == ("We are thirty", "withdrawn")
    client.post(f"/news/{one.uid}/restore/")
    one.refresh_from_db()
    assert one.state == "current"


def test_news_without_a_title_are_explained(cast: Cast) -> None:
    page = client_for(cast.staff).post("/news/new/", {**TYPED, "name": ""})
    assert "Give the news a title" in page.content.decode()


def test_member_may_not_write_news(cast: Cast) -> None:
    page = client_for(cast.rioni.representative).get("/news/new/")
    assert page.status_code == 403


def test_looking_at_a_verb_does_nothing(cast: Cast) -> None:
    assert client_for(cast.staff).get(f"/news/{item(cast).uid}/withdraw/").status_code == 405


def test_stranger_is_sent_to_sign_in(client: Client) -> None:
    assert client.get("/news/").status_code == 302


def test_staff_add_a_feed_and_see_how_it_stands(cast: Cast) -> None:
    client = client_for(cast.staff)
    typed = {
        "name": "Ministry",
        "address": "https://example.org/rss",
        "target": "news",
        "audience": "members",
    }
    client.post("/news/feeds/new/", {**typed, "is_active": "on"})
    feed = Feed.objects.get()
    assert "not read yet" in client.get(f"/news/feeds/{feed.uid}/").content.decode()
    assert "Ministry" in client.get("/news/feeds/").content.decode()


def test_address_that_is_no_page_is_explained(cast: Cast) -> None:
    typed = {"name": "X", "address": "ftp://example.org/", "target": "news", "audience": "members"}
    assert "https:// or http://" in client_for(cast.staff).post("/news/feeds/new/", typed).content.decode()


def test_reading_a_feed_at_once_tells_its_fault(cast: Cast) -> None:
    feed = Feed.objects.create(name="Inside", address="http://127.0.0.1:9/rss")
    page = client_for(cast.staff).post(f"/news/feeds/{feed.uid}/read/", follow=True)
    assert "not a server of the open net" in page.content.decode()


def test_member_does_not_see_the_feeds(cast: Cast) -> None:
    feed = Feed.objects.create(name="Inside", address="http://127.0.0.1:9/rss")
    client = client_for(cast.rioni.representative)
    assert client.get("/news/feeds/").status_code == 403
    assert client.get(f"/news/feeds/{feed.uid}/").status_code == 404


def test_list_costs_as_many_queries_for_three_as_for_one(cast: Cast) -> None:
    client = client_for(cast.rioni.colleague)
    item(cast)
    client.get("/news/")
    one = queries_for(client, "/news/")
    for number in (2, 3):
        item(cast, f"News {number}")
    assert queries_for(client, "/news/") == one
