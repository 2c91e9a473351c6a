"""Who may do what with the entries of any register."""

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Role, Rule, rule

RULES: list[Rule] = [
    rule("entries.index", _("look through the registers"), *Role),
]
