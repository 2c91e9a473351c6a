"""Saying that an entry is still right, in the house or by the link of a mail."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.actions.changes import Changed, note_change
from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.entries.actions.mistakes import report_mistake
from nadi.registers.entries.fading import vouch
from nadi.registers.entries.finding import document_of
from nadi.registers.entries.models import Entry
from nadi.registers.entries.registry import register_of
from nadi.web import search
from nadi.web.access import NOBODY, Actor, Refused

GONE = _("Whoever was asked by e-mail says: this no longer exists. It was taken out of sight; please check.")


def as_its_own(entry: Entry) -> Entry:
    """Return the row of the register's own table."""
    own = register_of(entry).model
    return entry if isinstance(entry, own) else own._default_manager.get(pk=entry.pk)


def confirm_entry(*, by: Actor, entry: Entry, name: str = "") -> Entry:
    """Vouch today for an entry as it stands; `name` is who does where nobody is signed in."""
    with transaction.atomic():
        own = type(as_its_own(entry))
        kept = own._default_manager.select_for_update().get(pk=entry.pk)
        if kept.state == Entry.State.MERGED:
            raise Refused(_("It was merged into another entry meanwhile. Confirm that one."))
        before = {"confirmed": str(kept.confirmed) if kept.confirmed else None}
        vouch(kept, on=timezone.localdate(), by=name or by.person_name)
        kept.save()
        after = {"confirmed": str(kept.confirmed)}
        note_change(by=by, entry=kept, verb="entries.confirm", change=Changed(before=before, after=after))
        search.put([document_of(kept)])
    return kept


def confirm_by_link(*, entry: Entry) -> Entry:
    """Vouch for an entry as whoever was asked by mail; neither address nor name of theirs is shown."""
    return confirm_entry(by=NOBODY, entry=entry, name=entry.owner.name if entry.owner else "")


def tell_by_link(*, entry: Entry, text: str) -> None:
    """Tell the office what changed."""
    report_mistake(by=NOBODY, entry=entry, text=text)


def end_by_link(*, entry: Entry) -> None:
    """Take an entry out of sight because it no longer exists, and leave it to the office to check."""
    with transaction.atomic():
        stored = Entry.objects.select_for_update().get(pk=entry.pk)
        if stored.state == Entry.State.WITHDRAWN:
            return
        facts = Facts(values={"state": Entry.State.WITHDRAWN}, is_vouched=False)
        keep_entry(by=NOBODY, entry=as_its_own(entry), facts=facts, verb="entries.confirm")
        report_mistake(by=NOBODY, entry=entry, text=str(GONE))
