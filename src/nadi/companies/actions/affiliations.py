"""Changing and ending what a person is for an organisation."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.actions.invitations import refuse_what_staff_decide
from nadi.companies.models import Affiliation, Organisation
from nadi.journal.actions import record
from nadi.web.access import Actor, Refused


def change_role(*, by: Actor, affiliation: Affiliation, role: str, is_on_board: bool) -> None:
    """Change what a person may do for the organisation, from now on."""
    with transaction.atomic():
        kept = still_active(affiliation)
        before = {"role": kept.role, "is_on_board": kept.is_on_board}
        after = {"role": role, "is_on_board": is_on_board}
        if before == after:
            return
        refuse_what_staff_decide(by, role, is_on_board=is_on_board)
        kept.role, kept.is_on_board = role, is_on_board
        kept.save(update_fields=["role", "is_on_board"])
        record(
            by=by,
            verb="companies.change_role",
            subject=f"affiliation:{kept.uid}",
            before=before,
            after=after,
        )


def end_affiliation(*, by: Actor, affiliation: Affiliation) -> None:
    """End a person's acting for the organisation; on their next click they are a stranger to it."""
    with transaction.atomic():
        kept = still_active(affiliation)
        owner = kept.organisation
        is_last = not owner.affiliations.filter(until=None).exclude(pk=kept.pk).exists()
        if is_last and owner.kind == Organisation.Kind.OFFICE:
            raise Refused(_("The office needs somebody: invite another person before the last one leaves."))
        kept.until = timezone.now()
        kept.save(update_fields=["until"])
        record(
            by=by,
            verb="companies.end_affiliation",
            subject=f"affiliation:{kept.uid}",
            before={"role": kept.role, "is_on_board": kept.is_on_board},
        )


def still_active(affiliation: Affiliation) -> Affiliation:
    """Return the affiliation, its organisation held by this transaction, unless it ended meanwhile."""
    owner = Organisation.objects.select_for_update().get(pk=affiliation.organisation_id)
    kept = Affiliation.objects.select_related("person").get(pk=affiliation.pk)
    kept.organisation = owner
    if kept.until:
        raise Refused(_("This person no longer acts for the organisation."))
    return kept
