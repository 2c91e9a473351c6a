"""How the journal names machines and requests for parts: whose they are, never what they are."""

from collections.abc import Collection

from nadi.journal.subjects import Subject
from nadi.registers.suppliers.models import Machine, PartRequest
from nadi.web.localized import localized


def machine_names(uids: Collection[str]) -> dict[str, str]:
    """Return the companies of machines."""
    rows = Machine.objects.filter(uid__in=uids).select_related("organisation")
    return {one.uid: localized(one.organisation) for one in rows}


def request_names(uids: Collection[str]) -> dict[str, str]:
    """Return the companies that ask."""
    rows = PartRequest.objects.filter(uid__in=uids).select_related("organisation")
    return {one.uid: localized(one.organisation) for one in rows}


SUBJECTS = {
    "machine": Subject(names=machine_names),
    "part-request": Subject(names=request_names),
}
