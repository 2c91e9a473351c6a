"""The lists of news and of feeds."""

import django_filters as filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.lists import ALL, SEARCHED, EntryFilter, standing_of
from nadi.registers.entries.queries import by_name
from nadi.registers.news.models import Feed, NewsItem
from nadi.web.listing import Column, Listing, choice
from nadi.web.localized import localized

WHOSE = [("own", _("the association's own")), ("feeds", _("from feeds"))]


class NewsFilter(EntryFilter):
    """What the news can be narrowed to."""

    country = region = deadline = freshness = None
    whose = filters.ChoiceFilter(label=_("Whose"), choices=WHOSE, empty_label=ALL, method="of_whom")

    class Meta(EntryFilter.Meta):
        model = NewsItem

    def of_whom(self, rows: QuerySet[NewsItem], name: str, value: str) -> QuerySet[NewsItem]:
        """Keep the association's own, or those of others."""
        return rows.filter(is_own=value == "own")


def source_of(item: NewsItem) -> str:
    """Return whose news it is."""
    return item.feed.name if item.feed else item.source


NEWS = Listing(
    name="news",
    title=_("News"),
    columns=[
        Column(
            name="name",
            label=_("Title"),
            value=localized,
            sort=by_name,
            link=lambda row: reverse("news.detail", args=[row.uid]),
        ),
        Column(name="published", label=_("Published"), value=lambda row: row.published, sort="published"),
        Column(name="source", label=_("Source"), value=source_of),
        Column(name="standing", label=_("State"), value=standing_of),
        Column(name="link", label=_("Read on at"), value=lambda row: row.link, is_only_exported=True),
    ],
    search=SEARCHED,
    filters=NewsFilter,
    order="-published",
    template="news/list.html",
    empty_title=_("No news yet"),
    empty_text=_("Write the first, or add the feed of a ministry or a trade paper."),
)


def standing_of_feed(feed: Feed) -> str:
    """Return what the last reading of a feed said."""
    if feed.error:
        return feed.error
    if not feed.is_active:
        return str(_("not read"))
    return str(_("in order")) if feed.checked else str(_("not read yet"))


FEEDS = Listing(
    name="feeds",
    title=_("Feeds"),
    columns=[
        Column(
            name="name",
            label=_("Name"),
            value=lambda row: row.name,
            sort="name",
            link=lambda row: reverse("news.feed", args=[row.uid]),
        ),
        Column(name="target", label=_("Brings"), value=choice("target"), sort="target"),
        Column(name="checked", label=_("Last read"), value=lambda row: row.checked, sort="checked"),
        Column(name="standing", label=_("As it stands"), value=standing_of_feed),
        Column(name="brought", label=_("News brought"), value=lambda row: row.brought, is_numeric=True),
        Column(name="address", label=_("Address"), value=lambda row: row.address, is_only_exported=True),
    ],
    search=["name", "address"],
    order="name",
    template="news/feeds.html",
    empty_title=_("No feeds yet"),
    empty_text=_("Add the address of an RSS or Atom feed or of a calendar; it is read every hour."),
)
