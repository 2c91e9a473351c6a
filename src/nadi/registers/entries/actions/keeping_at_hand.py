"""What readers hang on an entry for themselves: favourites, and notes for their own people.

Neither is journalled: the journal is read by the office and the board; what a company looks at is its own.
"""

from nadi.people.models import Person
from nadi.registers.entries.actions.acting import organisation_behind
from nadi.registers.entries.models import Entry, Favourite, Note
from nadi.web.access import Actor


def set_favourite(*, by: Actor, entry: Entry, is_kept: bool) -> None:
    """Keep an entry at hand, or no longer; asked twice it is as it was asked."""
    person = Person.objects.get(uid=by.person)
    if is_kept:
        Favourite.objects.get_or_create(entry_id=entry.pk, person=person)
    else:
        Favourite.objects.filter(entry_id=entry.pk, person=person).delete()


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
