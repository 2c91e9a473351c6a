"""Who may read a pool as open data before everybody may."""

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Role, rule

RULES = [
    rule("pools.ocds", _("download a pool as open data (OCDS) before its tender is public"), Role.STAFF),
]
