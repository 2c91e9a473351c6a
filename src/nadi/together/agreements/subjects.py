"""How the journal names orders."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from nadi.journal.subjects import Subject
from nadi.together.agreements.models import CallOff


def call_off_names(uids: Collection[str]) -> dict[str, str]:
    """Return the numbers of orders."""
    return dict(CallOff.objects.filter(uid__in=uids).values_list("uid", "number"))


VERBS = {
    "agreements.confirmed_call_off": _("confirm an order"),
    "agreements.delivered_call_off": _("say that an order arrived"),
    "agreements.cancelled_call_off": _("cancel an order"),
}
SUBJECTS = {"call_off": Subject(names=call_off_names)}
