"""Permissions of papers: whoever may read the page may keep it as a PDF."""

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Role, rule

RULES = [
    rule(
        "agreements.addendum_pdf",
        _("keep an addendum as a PDF"),
        Role.STAFF,
        Role.MEMBER,
        Role.PROVIDER,
    ),
    rule(
        "agreements.call_off_pdf",
        _("keep an order as a PDF"),
        Role.STAFF,
        Role.MEMBER,
        Role.PROVIDER,
    ),
    rule("agreements.savings_pdf", _("keep one's company's savings statement as a PDF"), Role.MEMBER),
]
