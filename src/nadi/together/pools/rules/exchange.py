"""Permissions of what is said between buyers and vendors; vendors come by their link and need none."""

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Role, rule

RULES = [
    rule("pools.exchange", _("read what vendors ask and what they were told"), Role.STAFF),
    rule("pools.answer_question", _("answer a vendor's question to all vendors"), Role.STAFF),
    rule("pools.amend", _("clarify or change a running tender"), Role.STAFF),
    rule("pools.own_requests", _("see which tenders one's company is asked for"), Role.PROVIDER),
    rule("pools.send_own_link", _("have the link to one's own bid sent again"), Role.PROVIDER),
]
