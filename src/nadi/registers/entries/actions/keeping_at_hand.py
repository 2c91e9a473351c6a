"""What readers hang on an entry for themselves: favourites, and notes for their own people.

Neither is journalled: the journal is read by the office and the board; what a company looks at is its own.
"""

from django.db import IntegrityError, transaction

from nadi.people.models import Person
from nadi.registers.entries.actions.acting import organisation_behind
from nadi.registers.entries.models import Entry, Favourite, Note
from nadi.web.access import Actor


def toggle_favourite(*, by: Actor, entry: Entry) -> bool:
    """Keep an entry at hand, or no longer; tells whether it is kept now."""
    person = Person.objects.get(uid=by.person)
    with transaction.atomic():
        gone, _each = Favourite.objects.filter(entry_id=entry.pk, person=person).delete()
    if gone:
        return False
    try:
        with transaction.atomic():
            Favourite.objects.create(entry_id=entry.pk, person=person)
    except IntegrityError:
        return True  # pressed twice at once: it is kept, as meant
    return True


def add_note(*, by: Actor, entry: Entry, text: str) -> Note:
    """Note something on an entry for the people of one's own organisation."""
    return Note.objects.create(
        entry_id=entry.pk,
        organisation_id=organisation_behind(by),
        text=text,
        by=Person.objects.get(uid=by.person),
    )


def remove_note(*, by: Actor, note: Note) -> None:
    """Take a note off; only its own organisation reaches it."""
    Note.objects.filter(pk=note.pk, organisation=organisation_behind(by)).delete()
