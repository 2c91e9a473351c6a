"""What the news does by itself: its feeds are read every hour, one after the other."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.registers.news.actions.feeds import read_feed
from nadi.registers.news.models import Feed
from nadi.web.access import Actor
from nadi.web.jobs import Run, job, start
from nadi.web.schedule import every

EVERY = 60  # minutes
NEWSMAN = Actor(person_name="Feeds")


@every(minutes=EVERY)
def read_feeds() -> None:
    """Start reading the feeds, if there are any."""
    if Feed.objects.filter(is_active=True).exists():
        start(kind="news.read", subject="feeds", by=Actor())


@job("news.read", title=_("Reading the feeds"))
def read_all(run: Run) -> None:
    """Read each feed that was not read in the last half an hour."""
    lately = timezone.now() - timedelta(minutes=EVERY / 2)
    feeds = list(Feed.objects.filter(is_active=True).exclude(checked__gte=lately).order_by("checked", "pk"))
    for number, feed in enumerate(feeds):
        run.progress(100 * number // len(feeds), feed.name)
        read_feed(by=NEWSMAN, feed=feed)
