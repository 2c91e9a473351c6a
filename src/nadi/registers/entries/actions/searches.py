"""Keeping searches: a person's own, in no journal."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.people.models import Person
from nadi.registers.entries.models import SavedSearch
from nadi.registers.entries.searches.looking import look
from nadi.registers.entries.searches.places import canonical, is_place, words_of
from nadi.web.access import Actor, Refused

MOST = 50


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What to keep, and what to call it."""

    place: str
    parameters: str
    name: str = ""
    is_alerting: bool = True


def save_search(*, by: Actor, wanted: Wanted) -> SavedSearch:
    """Keep a search; the same one is kept once. What it finds now is not news later."""
    if not is_place(by, wanted.place):
        raise Refused(_("There is no such list to search in. Open it from the registers and try again."))
    parameters = canonical(wanted.parameters)
    name = wanted.name.strip() or words_of(wanted.place, parameters)
    with transaction.atomic():
        person = Person.objects.select_for_update().get(uid=by.person)
        mine = SavedSearch.objects.filter(person=person)
        saved = mine.filter(place=wanted.place, parameters=parameters).first()
        if saved is None and mine.count() >= MOST:
            raise Refused(_("You keep as many searches as one can overlook. Remove one of them first."))
        saved = saved or SavedSearch(person=person, place=wanted.place, parameters=parameters)
        saved.name, saved.is_alerting = name, wanted.is_alerting
        saved.organisation_id, saved.looked_until = by.organisation_id, timezone.now()
        saved.seen = list(look(saved, by).seen)
        saved.save()
    return saved


def change_search(*, saved: SavedSearch, name: str, is_alerting: bool) -> None:
    """Call a search something else, and choose whether to be told what is new in it."""
    values = {"name": name, "is_alerting": is_alerting}
    if is_alerting and not saved.is_alerting:
        values["looked_until"] = timezone.now()  # the time in between is not told afterwards
    SavedSearch.objects.filter(pk=saved.pk).update(**values)


def forget_search(*, saved: SavedSearch) -> None:
    """Keep a search no longer."""
    SavedSearch.objects.filter(pk=saved.pk).delete()


def stop_alerts(*, saved: SavedSearch) -> None:
    """Tell no longer what is new in a search."""
    SavedSearch.objects.filter(pk=saved.pk).update(is_alerting=False)


def stop_all_alerts(*, person: Person) -> None:
    """Tell a person no longer what is new in any of their searches."""
    SavedSearch.objects.filter(person=person).update(is_alerting=False)
