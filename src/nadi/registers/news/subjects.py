"""How the journal names feeds."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from nadi.journal.subjects import Subject
from nadi.registers.news.models import Feed


def feed_names(uids: Collection[str]) -> dict[str, str]:
    """Return the names of feeds."""
    return dict(Feed.objects.filter(uid__in=uids).values_list("uid", "name"))


VERBS = {"news.import": _("bring news from a feed or file")}
SUBJECTS = {"feed": Subject(names=feed_names)}
