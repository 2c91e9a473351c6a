"""Asking by mail whether entries are still right: near the day they fade, and once more when they do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from nadi.companies.places import HOME
from nadi.companies.queries import people_of
from nadi.registers.entries.actions.confirming import as_its_own
from nadi.registers.entries.models import Entry
from nadi.registers.entries.registry import registers
from nadi.web.addresses import page_address
from nadi.web.ids import fingerprint, new_token
from nadi.web.mail import Receiver, send

NEAR = timedelta(days=14)
LINK_LIVES = timedelta(days=60)
MOST_AT_ONCE = 2000
MOST_IN_A_MAIL = 40


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Who is asked in one mail, and about what."""

    address: str
    owner: int | None
    entries: list[Entry] = field(default_factory=list)


def entry_by_token(token: str) -> Entry | None:
    """Return what a link of a mail asks about, while it lives and its register is kept here."""
    oldest = timezone.now() - LINK_LIVES
    lives = Q(confirm_asked__gte=oldest) | Q(confirm_asked=None, confirmed__gte=oldest.date())
    found = Entry.objects.filter(lives, confirm_token=fingerprint(token))
    entry = found.exclude(state=Entry.State.MERGED).select_related("owner").first()
    return as_its_own(entry) if entry and entry.register in registers() else None


def due_to_ask(today: date) -> QuerySet[Entry]:
    """Return the entries whose turn has come: near their day and never asked, or past it and not since.

    Vouching for an entry forgets that it was asked about.
    """
    first = Q(stale_on__lte=today + NEAR, confirm_asked=None)
    last = Q(stale_on__lte=today, confirm_asked__date__lt=F("stale_on"))
    asked = ~Q(confirm_email="") | Q(owner__isnull=False)
    rows = Entry.objects.filter(first | last).filter(asked)
    return rows.filter(state=Entry.State.CURRENT, register__in=registers()).order_by("stale_on", "pk")


def groups(entries: Sequence[Entry], today: date) -> Iterator[Asked]:
    """Yield one mail for each address (or owner) that was not written to today, with all its entries."""
    midnight = datetime.combine(today, datetime.min.time(), timezone.get_current_timezone())
    written = set(Entry.objects.filter(confirm_asked__gte=midnight).values_list("confirm_email", "owner_id"))
    done = {key(address, owner) for address, owner in written}
    found: dict[str, Asked] = {}
    for entry in entries:
        whom = key(entry.confirm_email, entry.owner_id)
        if whom not in done:
            asked = found.setdefault(whom, Asked(address=entry.confirm_email, owner=entry.owner_id))
            asked.entries.append(entry)
    yield from found.values()


def key(address: str, owner: int | None) -> str:
    """Return what tells receivers apart: the address, or the owner where there is none."""
    return address.lower() or f"owner {owner}"


def ask_all(today: date) -> int:
    """Write to everybody whose entries come near fading; return how many were asked about."""
    entries = list(due_to_ask(today)[:MOST_AT_ONCE])
    return sum(ask(asked, today) for asked in groups(entries, today))


def ask(asked: Asked, today: date) -> int:
    """Write one mail about some entries of one address, each with its own link."""
    receivers = receivers_of(asked)
    if not receivers:
        return 0
    chosen = [entry.pk for entry in asked.entries[:MOST_IN_A_MAIL]]
    with transaction.atomic():
        rows = list(due_to_ask(today).filter(pk__in=chosen).select_for_update(of=("self",)))
        links = [(entry, new_link(entry)) for entry in rows]
        if links:
            send(to=receivers, template="entries/mail/still_right", context={"links": links})
    return len(links)


def new_link(entry: Entry) -> str:
    """Give an entry a new link, and note that it was asked about."""
    token = new_token()
    Entry.objects.filter(pk=entry.pk).update(confirm_token=fingerprint(token), confirm_asked=timezone.now())
    return page_address("entries.confirm_by_link", token)


def receivers_of(asked: Asked) -> list[Receiver]:
    """Return whom to write to: the address given, else the people of the owner."""
    if asked.address:
        home = any(entry.country == HOME for entry in asked.entries)
        return [(asked.address, "", settings.LANGUAGES[1 if home else 0][0])]
    return people_of([asked.owner]) if asked.owner else []
