"""Who may do what with experts."""

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Role, rule

INSIDERS = (Role.STAFF, Role.BOARD, Role.MEMBER)

RULES = [
    rule("experts.see", _("look through the experts"), *INSIDERS),
    rule("experts.add", _("add an expert"), Role.STAFF),
    rule("experts.edit", _("change an expert"), Role.STAFF),
]
