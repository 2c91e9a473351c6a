"""Permissions from opening a pool to closed demand."""

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Role, rule

RULES = [
    rule("pools.see", _("see the pools"), Role.STAFF, Role.BOARD, Role.MEMBER),
    rule("pools.edit", _("change a pool's description and deadline"), Role.STAFF),
    rule("pools.edit_lines", _("change the lines of a pool"), Role.STAFF),
    rule("pools.overview", _("read every member's demand"), Role.STAFF),
    rule("pools.close_demand", _("close the demand of a pool"), Role.STAFF),
    rule("pools.cancel", _("cancel a pool"), Role.STAFF),
]
