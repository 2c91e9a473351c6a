"""Doing: a member leaves an agreement."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.together.agreements.models import Addendum, MiniCompetition
from nadi.together.agreements.notices import agreements as notices
from nadi.web.access import Actor, Refused


def locked(addendum: Addendum) -> Addendum:
    """Return the addendum with its agreement under lock, as they are now."""
    held = Addendum.objects.select_for_update(of=("self", "agreement"))
    return held.select_related("agreement__vendor", "organisation").get(pk=addendum.pk)


def withdraw_addendum(*, by: Actor, addendum: Addendum, because: str) -> Addendum:
    """Let a member leave: it orders nothing more, orders made before stay."""
    with transaction.atomic():
        addendum = locked(addendum)
        if addendum.withdrawn:
            raise Refused(_("Your company has left this agreement already."))
        if not because.strip():
            raise Refused(_("Give the reason: it goes to the vendor and to the office."))
        asking = MiniCompetition.objects.filter(
            participation=addendum.share.participation, state=MiniCompetition.State.ASKED
        )
        if asking.exists():
            raise Refused(_("Vendors are quoting for your company. Cancel the mini-competition first."))
        addendum.withdrawn, addendum.withdrawn_because = timezone.now(), because
        addendum.save(update_fields=["withdrawn", "withdrawn_because"])
        record(
            by=by,
            verb="agreements.withdraw",
            subject=f"agreement:{addendum.agreement.uid}",
            after={"organisation": addendum.organisation.uid, "because": because},
        )
        notices.tell_withdrawn(addendum)
    return addendum
