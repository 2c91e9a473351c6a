"""What waits for staff among the feeds."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.registers.news.models import Feed
from nadi.web.access import Actor
from nadi.web.calendar import Event
from nadi.web.waiting import Waiting


def steps_for(actor: Actor) -> list[Waiting]:
    """Return the feeds that could not be read the last time."""
    if not actor.is_staff:
        return []
    return [
        Waiting(
            what=feed.name,
            why=feed.error,
            do=_("Look at the feed"),
            url=reverse("news.feed", args=[feed.uid]),
            until=None,
        )
        for feed in Feed.objects.filter(is_active=True).exclude(error="").order_by("name", "pk")
    ]


def deadlines_for(actor: Actor) -> Iterator[Event]:
    """Yield nothing: news have no deadlines."""
    yield from ()
