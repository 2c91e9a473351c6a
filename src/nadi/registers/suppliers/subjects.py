"""How the journal names machines and requests for parts: whose they are, never what they are.

The board reads it, whose members are companies, and who asks for a part or has it is for the two to say: so
an answer names no request, and of all three the board reads its own acts alone.
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
    "machine": Subject(names=machine_names, is_confidential=True),
    "part-request": Subject(names=request_names, is_confidential=True),
    "part-answer": Subject(names=answer_names, is_confidential=True),
}
