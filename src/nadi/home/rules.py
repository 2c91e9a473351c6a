"""Who sees a first page of their own."""

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Role, rule

RULES = [rule("home.see", _("see what waits for oneself"), *Role)]
