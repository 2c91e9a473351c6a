"""Who may read and correct the savings ledger."""

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Role, rule

RULES = [
    rule("agreements.savings", _("see savings"), Role.STAFF, Role.BOARD, Role.MEMBER),
]
