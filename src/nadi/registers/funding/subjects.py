"""How the journal names applications and rates."""

from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nadi.journal.subjects import Subject
from nadi.registers.funding.models import Application
from nadi.registers.funding.words import rate_label


def application_names(uids: Collection[str]) -> dict[str, str]:
    """Return neutral words: the board reads who did what, but not which programme a firm applies to."""
    known = Application.objects.filter(uid__in=uids).values_list("uid", flat=True)
    return {uid: _("an application for funding") for uid in known}


def rate_names(codes: Collection[str]) -> dict[str, str]:
    """Return the names of rates."""
    return {code: rate_label(code) for code in codes}


SUBJECTS = {"application": Subject(names=application_names), "rate": Subject(names=rate_names)}
VERBS = {"funding.read_application": gettext_lazy("read an application")}
