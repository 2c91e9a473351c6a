"""Permissions of what all apps share."""

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Role, rule

RULES = [
    rule("web.styleguide", _("look at the style guide"), Role.STAFF, Role.BOARD),
    rule("jobs.see", _("follow the progress of long work of their own organisation"), *Role),
    rule("jobs.cancel", _("cancel long work of their own organisation"), *Role),
    rule("mail.see", _("see which mail went out, and in the demonstration read it"), Role.STAFF),
]
