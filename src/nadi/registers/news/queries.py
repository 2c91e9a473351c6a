"""Reading news and feeds."""

from django.db.models import Count, QuerySet

from nadi.registers.entries.queries import visible_to
from nadi.registers.news.models import Feed, NewsItem
from nadi.web.access import Actor


def items_for(actor: Actor) -> QuerySet[NewsItem]:
    """Return the news this reader may see, with the feed each came from."""
    return visible_to(actor, NewsItem).select_related("feed")


def latest(actor: Actor, most: int = 5) -> list[NewsItem]:
    """Return the newest news this reader may see: for a home page."""
    return list(items_for(actor).filter(state=NewsItem.State.CURRENT).order_by("-published", "-pk")[:most])


def feeds_for(actor: Actor) -> QuerySet[Feed]:
    """Return the feeds with the number of news each brought, for staff."""
    return Feed.objects.annotate(brought=Count("items")) if actor.is_staff else Feed.objects.none()


def feed_for(actor: Actor, uid: str) -> Feed | None:
    """Return a feed, for staff."""
    return feeds_for(actor).filter(uid=uid).first()
