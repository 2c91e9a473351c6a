"""Who may do what with news and feeds."""

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Role, rule

RULES = [
    rule("news.list", _("look through the news"), *Role),
    rule("news.see", _("read news"), *Role),
    rule("news.add", _("write news"), Role.STAFF),
    rule("news.edit", _("change news"), Role.STAFF),
    rule("news.withdraw", _("withdraw news"), Role.STAFF),
    rule("news.restore", _("take withdrawn news back"), Role.STAFF),
    rule("news.feeds", _("see the feeds that are read"), Role.STAFF),
    rule("news.add_feed", _("add a feed"), Role.STAFF),
    rule("news.edit_feed", _("change a feed"), Role.STAFF),
    rule("news.read_feed", _("read a feed at once"), Role.STAFF),
]
