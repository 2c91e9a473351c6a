"""Mistakes that readers report, and what becomes of them."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.people.models import Person
from nadi.registers.entries.models import Entry, Mistake
from nadi.registers.entries.queries import address_of
from nadi.web.access import Actor, Refused
from nadi.web.mail import send

MOST_OPEN = 5
State = Mistake.State


def report_mistake(*, by: Actor, entry: Entry, text: str) -> Mistake:
    """Tell the office what is wrong with an entry; a person has a few open reports on one entry at most."""
    with transaction.atomic():
        Entry.objects.select_for_update().get(pk=entry.pk)
        person = Person.objects.filter(uid=by.person).first() if by.person else None
        mine = Mistake.objects.filter(entry_id=entry.pk, state=State.OPEN, by=person)
        if mine.count() >= MOST_OPEN:
            raise Refused(_("The office has not yet read what you reported before. Please wait for it."))
        return Mistake.objects.create(
            entry_id=entry.pk, text=text, organisation_id=by.organisation_id or entry.owner_id, by=person
        )


def answer_mistake(*, by: Actor, mistake: Mistake, is_mended: bool, answer: str) -> Mistake:
    """Close a report: mended or left as it is; whoever reported it is told by mail."""
    with transaction.atomic():
        kept = Mistake.objects.select_for_update().get(pk=mistake.pk)
        if kept.state != State.OPEN:
            raise Refused(_("Somebody else has answered this report already."))
        kept.state = State.MENDED if is_mended else State.REFUSED
        kept.answer, kept.answered = answer, timezone.now()
        kept.save(update_fields=["state", "answer", "answered"])
        entry = kept.entry
        record(
            by=by, verb="entries.answer_mistake", subject=f"entry:{entry.uid}", after={"state": kept.state}
        )
        tell_reporter(kept)
    return kept


def tell_reporter(mistake: Mistake) -> None:
    """Write to whoever reported, if they may still sign in."""
    person = mistake.by
    if person is None or not person.is_active:
        return
    entry = mistake.entry
    context = {
        "entry": entry,
        "mistake": mistake,
        "is_mended": mistake.state == State.MENDED,
        "path": address_of(entry),
    }
    to = [(person.email, person.name, person.language)]
    send(to=to, template="entries/mail/mistake_answered", context=context)
