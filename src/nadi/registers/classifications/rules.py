"""Who may do what with classifications."""

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Role, rule

RULES = [
    rule("classifications.list", _("look through the classifications"), *Role),
    rule("classifications.see", _("look up a code"), *Role),
    rule("classifications.load", _("load a classification from its published file"), Role.STAFF),
    rule("classifications.change_version", _("change to another version of a classification"), Role.STAFF),
    rule("classifications.decide", _("decide what a code became"), Role.STAFF),
]
