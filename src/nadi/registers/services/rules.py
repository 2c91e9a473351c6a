"""Who may do what with services."""

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Role, rule

INSIDERS = (Role.STAFF, Role.BOARD, Role.MEMBER, Role.PROVIDER)

RULES = [
    rule("services.see", _("look through the services"), *INSIDERS),
    rule("services.add", _("add a service"), Role.STAFF),
    rule("services.edit", _("change a service"), Role.STAFF),
]
