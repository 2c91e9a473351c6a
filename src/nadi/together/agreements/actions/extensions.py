"""Doing: a longer term is offered by one side and accepted by the other."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.together.agreements.actions.agreements import in_force
from nadi.together.agreements.models import Extension, FrameworkAgreement, PriceChange
from nadi.together.agreements.notices import agreements as notices
from nadi.together.agreements.prices import latest_end
from nadi.together.agreements.sides import side_of
from nadi.web.access import Actor, Refused
from nadi.web.components.figures import day_text

State = PriceChange.State


def propose_extension(*, by: Actor, agreement: FrameworkAgreement, ends: date, reason: str = "") -> Extension:
    """Offer a later last day; nothing changes until the other side accepts."""
    with transaction.atomic():
        agreement = in_force(agreement)
        if ends <= agreement.ends:
            raise Refused(_("The new last day must be later than the one agreed on."))
        if ends > (last := latest_end(agreement.starts)):
            raise Refused(
                _("An agreement lasts four years at most in all: this one until %(day)s.")
                % {"day": day_text(last)}
            )
        if agreement.extensions.filter(state=State.PENDING).exists():
            raise Refused(_("Another extension waits for an answer. It must be answered first."))
        extension = Extension.objects.create(
            agreement=agreement, ends=ends, reason=reason, proposed_by=side_of(by)
        )
        record(
            by=by,
            verb="agreements.propose_extension",
            subject=f"agreement:{agreement.uid}",
            before={"ends": str(agreement.ends)},
            after={"ends": str(ends)},
        )
        notices.tell_extension_proposed(extension)
    return extension


def waiting(by: Actor, extension: Extension, *, own: bool) -> Extension:
    """Return the extension under lock if it waits for this side (or, `own`, was offered by it)."""
    in_force(extension.agreement)
    extension = Extension.objects.select_related("agreement__vendor").get(pk=extension.pk)
    if extension.state != State.PENDING:
        raise Refused(_("This extension has been answered or taken back already."))
    if (extension.proposed_by == side_of(by)) is not own:
        raise Refused(_("An extension is answered by the side that did not offer it."))
    return extension


def accept_extension(*, by: Actor, extension: Extension) -> FrameworkAgreement:
    """Agree to the later last day."""
    with transaction.atomic():
        extension = waiting(by, extension, own=False)
        agreement = extension.agreement
        agreement.ends = extension.ends
        agreement.save(update_fields=["ends"])
        conclude(by, extension, State.ACCEPTED)
    return agreement


def reject_extension(*, by: Actor, extension: Extension) -> None:
    """Leave the last day as it is."""
    with transaction.atomic():
        conclude(by, waiting(by, extension, own=False), State.REJECTED)


def withdraw_extension(*, by: Actor, extension: Extension) -> None:
    """Take an offer back before it is answered."""
    with transaction.atomic():
        conclude(by, waiting(by, extension, own=True), State.WITHDRAWN)


def conclude(by: Actor, extension: Extension, state: str) -> None:
    """Write the answer and tell both sides (the caller holds the transaction)."""
    extension.state, extension.answered = state, timezone.now()
    extension.save(update_fields=["state", "answered"])
    record(
        by=by,
        verb=f"agreements.{extension.state}_extension",
        subject=f"agreement:{extension.agreement.uid}",
        after={"ends": str(extension.ends)},
    )
    notices.tell_extension_answered(extension)
