"""Members who used what an entry stands for, and what they think of it."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.registers.entries.actions.acting import organisation_behind
from nadi.registers.entries.models import Entry, Use
from nadi.web.access import Actor, Refused

COLUMNS = ("what_for", "used_on", "rating", "comment", "is_named")
TWICE = _("Your company has rated this already. Open the page again to change what it said.")


def enter_use(*, by: Actor, entry: Entry, facts: Mapping[str, Any], proof: str = "") -> Use:
    """Say that one's company used it, or change what it said; one word for each company (and each proof)."""
    values = {name: facts[name] for name in COLUMNS if name in facts}
    with transaction.atomic():
        Entry.objects.select_for_update().get(pk=entry.pk)
        own = organisation_behind(by)
        mine = Use.objects.filter(entry_id=entry.pk, organisation_id=own, proof=proof)
        use = mine.first() or Use(entry_id=entry.pk, organisation_id=own, proof=proof)
        for name, value in values.items():
            setattr(use, name, value)
        try:
            with transaction.atomic():
                use.save()
        except IntegrityError as error:
            raise Refused(TWICE) from error
        note_in_journal(by, use)
    return use


def take_back_use(*, by: Actor, use: Use) -> None:
    """Take back what one's company said."""
    with transaction.atomic():
        gone, _each = Use.objects.filter(pk=use.pk, organisation_id=organisation_behind(by)).delete()
        if gone and use.is_named:
            record(by=by, verb="entries.take_back_use", subject=f"entry:{use.entry.uid}")


def note_in_journal(by: Actor, use: Use) -> None:
    """Journal a use that others may know of: the board reads the journal, and is made of members."""
    if use.is_named:
        record(by=by, verb="entries.use", subject=f"entry:{use.entry.uid}", after={"rating": use.rating})
