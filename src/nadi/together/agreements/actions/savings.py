"""Correcting the savings ledger: nothing is changed, a counter-entry takes back and another may follow."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.together.agreements.models import Saving
from nadi.together.agreements.rules.savings import is_uncorrected
from nadi.together.agreements.savings.ledger import belonging, counter_entry
from nadi.web.access import Actor, Refused


@dataclass(frozen=True, kw_only=True)
class RightFigures:
    """What should have been recorded."""

    before: Decimal
    after: Decimal


def correct_saving(*, by: Actor, saving: Saving, reason: str, right: RightFigures | None = None) -> Saving:
    """Take an entry back by a counter-entry and record the right figures, if given; return the newest."""
    if not reason.strip():
        raise Refused(_("Say in a sentence why the entry is wrong: the member will read it."))
    with transaction.atomic():
        saving = Saving.objects.select_for_update().get(pk=saving.pk)
        if (sentence := is_uncorrected(by, saving)) is not None:
            raise Refused(sentence)
        if right and (right.before, right.after) == (saving.before, saving.after):
            raise Refused(_("These are the figures that stand there already."))
        newest = counter_entry(saving, reason=reason.strip(), by=by.person)
        if right:
            newest = replacement(saving, right, reason=reason.strip(), by=by.person)
        record(
            by=by,
            verb="agreements.correct_saving",
            subject=f"saving:{saving.uid}",
            after={"newest": newest.uid, "is_replaced": right is not None},
        )
    return newest


def replacement(saving: Saving, right: RightFigures, *, reason: str, by: str) -> Saving:
    """Write the right figures; what the wrong ones were computed from stays with the entry they replace."""
    return Saving.objects.create(
        **belonging(saving),
        before=right.before,
        after=right.after,
        basis={},
        reason=reason,
        by=by,
        replaces=saving,
    )
