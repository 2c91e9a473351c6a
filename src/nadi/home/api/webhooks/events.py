"""From the journal to deliveries: what changed, and which organisations may know that it did.

The journal is numbered without gaps, so it is read from where one stopped. Only acts named here are told, and
never which act it was: an event says that a thing changed or is gone; who may see it reads it by the API.
Whether an organisation may see it is asked now, by the same queries as the pages.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from nadi.companies.queries import visible_to as organisations_visible_to
from nadi.home.api.auth import actor_of_organisation
from nadi.home.api.models import Cursor, Delivery, Webhook
from nadi.journal.models import Entry as Journalled
from nadi.registers.entries.models import Change, Entry
from nadi.registers.entries.queries import rows_of
from nadi.registers.entries.registry import all_registers, may_open, registers
from nadi.together.pools.queries.pools import visible_to as pools_visible_to
from nadi.web.access import Actor

BATCH = 500
POOL_VERBS = frozenset(
    {
        "pools.open",
        "pools.cancel",
        "pools.extend_demand",
        "pools.close_demand",
        "pools.start_tender",
        "pools.confirm_award",
    }
)
ENTRY_VERBS = frozenset({"add", "edit", "publish", "withdraw", "restore", "postpone", "cancel", "vet"})
OTHER_VERBS = frozenset(
    {"entries.confirm", "entries.merge", "entries.undo_merge", "companies.add", "companies.edit"}
)


@dataclass(frozen=True, kw_only=True)
class Event:
    """A thing that changed: its kind (a register, `pools`, `organisations`) and its public id."""

    kind: str
    key: str


def kinds() -> list[str]:
    """Return what a webhook may be told of."""
    return [*registers(), "pools", "organisations"]


def is_told(verb: str) -> bool:
    """Tell whether an act changes what others see; all other acts are nobody's business."""
    app, _dot, act = verb.partition(".")
    return verb in POOL_VERBS | OTHER_VERBS or (app in all_registers() and act in ENTRY_VERBS)


def events_of(entry: Journalled) -> Iterator[Event]:
    """Yield what an entry of the journal changed for others; an import changed many things."""
    kind, _colon, key = entry.subject.partition(":")
    if kind == "import":
        brought = (
            Change.objects.filter(brought_by=key).values_list("entry__register", "entry__uid").distinct()
        )
        yield from (Event(kind=register, key=uid) for register, uid in brought.iterator())
    if not is_told(entry.verb):
        return
    if kind == "entry":
        register = Entry.objects.filter(uid=key).values_list("register", flat=True).first()
        if register:
            yield Event(kind=register, key=key)
    elif kind == "pool":
        yield Event(kind="pools", key=key)
    elif kind == "organisation":
        yield Event(kind="organisations", key=key)


def may_see(actor: Actor, event: Event) -> bool:
    """Tell whether a program of this organisation could read the thing now."""
    if event.kind == "pools":
        return pools_visible_to(actor).filter(uid=event.key).exists()
    if event.kind == "organisations":
        return organisations_visible_to(actor).filter(uid=event.key).exists()
    register = registers().get(event.kind)
    if register is None or not may_open(actor, register):
        return False
    return rows_of(actor, register).filter(uid=event.key).exists()


def read_on() -> int:
    """Read the journal from where it was left and write down what is to be delivered; return how many."""
    with transaction.atomic():
        Cursor.objects.get_or_create(pk=1, defaults={"number": latest_number()})
        cursor = Cursor.objects.select_for_update().get(pk=1)
        entries = list(Journalled.objects.filter(number__gt=cursor.number).order_by("number")[:BATCH])
        listening = list(Webhook.objects.filter(paused=None).select_related("organisation"))
        written = sum(write_down(entry, listening) for entry in entries) if listening else 0
        if entries:
            cursor.number = entries[-1].number
            cursor.save()
    return written


def latest_number() -> int:
    """Return the number of the journal's last entry: whoever begins to listen is told of what comes."""
    last = Journalled.objects.order_by("-number").values_list("number", flat=True).first()
    return last or 0


def write_down(entry: Journalled, listening: list[Webhook]) -> int:
    """Write the deliveries of one entry of the journal; return how many."""
    written = 0
    actors = {one.organisation_id: actor_of_organisation(one.organisation) for one in listening}
    for event in events_of(entry):
        for webhook in listening:
            if event.kind not in webhook.kinds or entry.at < webhook.made:
                continue
            is_seen = may_see(actors[webhook.organisation_id], event)
            if is_seen or was_told(webhook, event):
                Delivery.objects.get_or_create(
                    webhook=webhook,
                    number=entry.number,
                    kind=event.kind,
                    key=event.key,
                    defaults={"is_gone": not is_seen, "due": timezone.now(), "happened": entry.at},
                )
                written += 1
    return written


def was_told(webhook: Webhook, event: Event) -> bool:
    """Tell whether the address knows the thing: then it is told that it is gone."""
    last = webhook.deliveries.filter(kind=event.kind, key=event.key).order_by("-number").first()
    return last is not None and not last.is_gone
