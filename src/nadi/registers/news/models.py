"""News items, and the feeds they come from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.models import Entry
from nadi.web.ids import public_id


class Feed(models.Model):
    """An address whose news or events are read again and again, and what the last reading found."""

    class Target(models.TextChoices):
        NEWS = "news", _("news")
        EVENTS = "events", _("events")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    name = models.CharField(_("name"), max_length=120)
    address = models.URLField(_("address of the feed"), max_length=800, unique=True)
    target = models.CharField(_("what it brings"), max_length=8, choices=Target, default=Target.NEWS)
    audience = models.CharField(
        _("who sees it"), max_length=8, choices=Entry.Audience, default=Entry.Audience.MEMBERS
    )
    is_active = models.BooleanField(_("read it every hour"), default=True)
    # What the server said of the last reading, so that it need not send the same again.
    etag = models.CharField(max_length=200, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    checked = models.DateTimeField(_("last read"), null=True, blank=True, editable=False)
    succeeded = models.DateTimeField(_("last read without a fault"), null=True, blank=True, editable=False)
    error = models.CharField(_("last fault"), max_length=400, blank=True, editable=False)
    faults = models.JSONField(default=list, editable=False)
    created = models.DateTimeField(auto_now_add=True)


class NewsItem(Entry):
    """A piece of news: from a feed, from a file, or written by the association itself."""

    published = models.DateTimeField(_("published"))
    # Whether the source said so, or it is the moment we first saw it.
    is_published_known = models.BooleanField(default=True, editable=False)
    link = models.URLField(_("read on at"), max_length=800, blank=True)
    feed = models.ForeignKey(
        Feed, models.SET_NULL, null=True, blank=True, related_name="items", editable=False
    )
    is_own = models.BooleanField(_("written by the association"), default=False, editable=False)

    class Meta:
        indexes = [models.Index(fields=["-published"])]


class Trace(models.Model):
    """What a piece of news is known by (guid, link, or title and day), so that it never comes twice."""

    item = models.ForeignKey(NewsItem, models.CASCADE, related_name="traces")
    key = models.CharField(max_length=64, unique=True)
