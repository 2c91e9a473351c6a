"""How the journal names machines and requests for parts: whose they are, never what they are.

The board reads it, whose members are companies: so an answer names no request. Which firm has what another
one asked for is for the two to say.
"""

from collections.abc import Collection

from django.utils.translation import gettext as _

from nadi.journal.subjects import Subject
from nadi.registers.suppliers.models import Machine, PartAnswer, PartRequest
from nadi.web.localized import localized


def machine_names(uids: Collection[str]) -> dict[str, str]:
    """Return the companies of machines."""
    rows = Machine.objects.filter(uid__in=uids).select_related("organisation")
    return {one.uid: localized(one.organisation) for one in rows}


def request_names(uids: Collection[str]) -> dict[str, str]:
    """Return the companies that ask."""
    rows = PartRequest.objects.filter(uid__in=uids).select_related("organisation")
    return {one.uid: localized(one.organisation) for one in rows}


def answer_names(uids: Collection[str]) -> dict[str, str]:
    """Return neutral words."""
    known = PartAnswer.objects.filter(uid__in=uids).values_list("uid", flat=True)
    return {uid: _("a request for a part") for uid in known}


SUBJECTS = {
    "machine": Subject(names=machine_names),
    "part-request": Subject(names=request_names),
    "part-answer": Subject(names=answer_names),
}
