"""How the journal names pools."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from nadi.journal.subjects import Subject
from nadi.together.pools.models import Pool
from nadi.web.localized import localized


def pool_names(uids: Collection[str]) -> dict[str, str]:
    """Return the titles of pools."""
    return {pool.uid: localized(pool, "title") for pool in Pool.objects.filter(uid__in=uids)}


VERBS = {
    "pools.import": _("import a published tender"),
    "pools.open_bids": _("open the bids"),
    "pools.rfq_questions": _("ask about a tender"),
    "pools.object": _("object to an award"),
    "pools.ask_for_link": _("ask for a link to bid"),
    "pools.end_turn": _("end a turn of an auction"),
    "pools.close": _("close the demand of a pool"),
    "pools.rfq_decline": _("decline to bid"),
    "companies.add_provider": _("add a vendor that is asked for the first time"),
}
SUBJECTS = {"pool": Subject(names=pool_names)}
