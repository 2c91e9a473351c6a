"""Who may read the journal."""

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Role, rule

RULES = [rule("journal.list", _("read the journal"), Role.STAFF, Role.BOARD)]
