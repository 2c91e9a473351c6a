"""All registers at one sight."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.models import Entry, Favourite, Mistake
from nadi.registers.entries.queries import address_of, rows_of
from nadi.registers.entries.registry import Register, open_registers, registers
from nadi.web.access import Actor, Sentence
from nadi.web.components.frame import address_of as page_if_there
from nadi.web.listing.pages import COUNTED_TO
from nadi.web.localized import localized
from nadi.web.modules import is_off

NEW_FOR = timedelta(days=14)
NEWEST_OF_EACH = 3
NEWEST = 8
MOST_FAVOURITES = 30


@dataclass(frozen=True, kw_only=True)
class Card:
    """One register at a glance."""

    title: Sentence
    says: Sentence
    url: str
    entries: str
    new: str


@dataclass(frozen=True, kw_only=True)
class New:
    """An entry that came lately."""

    name: str
    url: str
    register: Sentence
    since: object


def cards_for(actor: Actor) -> list[Card]:
    """Return the registers this reader may open, with how much is in them, counted so far."""
    return [card_of(actor, register) for register in open_registers(actor)]


def card_of(actor: Actor, register: Register) -> Card:
    """Count what somebody may see in a register."""
    rows = rows_of(actor, register)
    count = rows.order_by()[: COUNTED_TO + 1].count()
    since = timezone.now() - NEW_FOR
    new = rows.filter(created__gte=since).order_by()[: COUNTED_TO + 1].count() if count else 0
    return Card(
        title=register.title,
        says=register.says,
        url=reverse(register.list_url),
        entries=counted(count),
        new=new_words(new),
    )


def counted(count: int) -> str:
    """Say how many there are, exactly or at least."""
    if count > COUNTED_TO:
        return gettext("more than 1,000 entries")
    return ngettext("%(count)s entry", "%(count)s entries", count) % {"count": count}


def new_words(count: int) -> str:
    """Say how many are new."""
    if count == 0:
        return ""
    if count > COUNTED_TO:
        return gettext("more than 1,000 new in two weeks")
    return ngettext("%(count)s new in two weeks", "%(count)s new in two weeks", count) % {"count": count}


def favourites_for(actor: Actor) -> list[New]:
    """Return what the reader keeps at hand and may still see, the latest first."""
    kept = Favourite.objects.filter(person__uid=actor.person).order_by("-since", "-pk")
    since = dict(kept.values_list("entry_id", "since")[:MOST_FAVOURITES])
    found: list[tuple[Entry, Register]] = []
    for register in open_registers(actor) if since else []:
        rows = rows_of(actor, register).filter(pk__in=since)
        found += [(entry, register) for entry in rows]
    found.sort(key=lambda pair: since[pair[0].pk], reverse=True)
    return [
        New(name=localized(entry), url=address_of(entry), register=register.title, since=since[entry.pk])
        for entry, register in found
    ]


def office_links(actor: Actor) -> list[tuple[Sentence, str, int | None]]:
    """Return the office's own lists, and how much waits in the first of them."""
    if not actor.is_staff:
        return []
    waiting = Mistake.objects.filter(state=Mistake.State.OPEN, entry__register__in=registers()).count()
    links = [
        (_("Reported mistakes"), f"{reverse('entries.mistakes')}?state=open", waiting),
        (_("Entries to confirm"), reverse("entries.fading"), None),
        (_("Entries made one"), reverse("entries.merges"), None),
        (_("Imports"), "" if is_off("imports") else page_if_there("imports.list"), None),
        (_("Classifications"), page_if_there("classifications.list"), None),
    ]
    return [link for link in links if link[1]]


def newest_for(actor: Actor) -> list[New]:
    """Return what came last into the registers this reader may open."""
    found: list[tuple[Entry, Register]] = []
    for register in open_registers(actor):
        rows = rows_of(actor, register).order_by("-pk")[:NEWEST_OF_EACH]
        found += [(entry, register) for entry in rows]
    found.sort(key=lambda pair: pair[0].created, reverse=True)
    return [
        New(name=localized(entry), url=address_of(entry), register=register.title, since=entry.created)
        for entry, register in found[:NEWEST]
    ]
