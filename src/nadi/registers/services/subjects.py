"""How the journal names certificates and ways to a standard: whose they are, never what they say."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from nadi.journal.subjects import Subject
from nadi.registers.services.models import Certificate, Readiness
from nadi.web.localized import localized


def certificate_names(uids: Collection[str]) -> dict[str, str]:
    """Return the companies of certificates."""
    rows = Certificate.objects.filter(uid__in=uids).select_related("organisation")
    return {one.uid: localized(one.organisation) for one in rows}


def readiness_names(uids: Collection[str]) -> dict[str, str]:
    """Return the companies on their way."""
    rows = Readiness.objects.filter(uid__in=uids).select_related("organisation")
    return {one.uid: localized(one.organisation) for one in rows}


VERBS = {"services.wish_together": _("wish a joint training or a shared expert")}
SUBJECTS = {
    "certificate": Subject(names=certificate_names),
    "readiness": Subject(names=readiness_names),
}
