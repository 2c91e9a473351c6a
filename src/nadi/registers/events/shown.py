"""What the page of an event shows: facts, seats, interest, editions, what was said, what can be done."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nadi.registers.entries.showing import outward
from nadi.registers.events.actions.seats import hall_of
from nadi.registers.events.calendars import is_datable
from nadi.registers.events.dates import when_text
from nadi.registers.events.models import Event, Price
from nadi.registers.events.queries.afterwards import verdict_words
from nadi.registers.events.queries.events import lessons_for, other_editions
from nadi.registers.events.queries.seats import interest_in, own_registrations
from nadi.registers.events.seating import Hall
from nadi.registers.events.topics import SCHEME, topic_title
from nadi.web.access import Actor, is_allowed, why_not
from nadi.web.components import figures
from nadi.web.localized import localized

Pair = tuple[str, Any]
SHOWN_EDITIONS = 10
SHOWN_LESSONS = 10


def facts_of(event: Event) -> list[Pair]:
    """Return what is known of an event, the empty facts left out."""
    topics = [topic_title(one.code) for one in event.codings.all() if one.scheme == SCHEME]
    pairs: list[Pair] = [
        (_("When"), when_text(event) or _("not known yet")),
        (_("Venue"), ", ".join(part for part in (localized(event, "venue"), event.hall) if part)),
        (_("Our stand"), event.stand),
        (_("Organiser"), event.organiser),
        (_("Edition"), event.edition),
        (_("How often"), str(event.get_cycle_display()) if event.cycle else ""),
        (_("Topics"), ", ".join(topics)),
        (_("Online"), _("one can take part online") if event.is_online else ""),
        (_("Early-bird price until"), event.early_bird_until and figures.day(event.early_bird_until)),
        *size_of(event),
    ]
    return [pair for pair in pairs if pair[1]]


def size_of(event: Event) -> Iterator[Pair]:
    """Yield how large it was, with the source of the figures."""
    sizes = [(_("Exhibitors"), event.exhibitors), (_("Visitors"), event.visitors)]
    for term, number in sizes:
        if number is not None:
            shown = figures.quantity(number)
            yield term, f"{shown} ({event.figures_source})" if event.figures_source else shown


def seat_facts(event: Event, hall: Hall) -> list[Pair]:
    """Return how full it is, what a seat costs, and until when one registers."""
    pairs: list[Pair] = [] if event.is_over else [(_("Seats"), fullness(hall))]
    for price in event.prices.order_by("who"):
        pairs.append((price_term(price), price_words(event, price)))
    if event.register_until:
        pairs.append((_("Registration until"), figures.moment(event.register_until)))
    if event.free_until:
        pairs.append((_("Cancelling is free until"), figures.day(event.free_until)))
    if event.hours:
        pairs.append((_("Hours of learning"), figures.quantity(event.hours)))
    return pairs


def fullness(hall: Hall) -> str:
    """Say how many seats are left."""
    if hall.free is None:
        return _("as many as wanted")
    if not is_full(hall):
        return _("%(free)s of %(all)s are free") % {"free": hall.free, "all": hall.capacity}
    return ngettext(
        "all %(all)s are taken; %(count)s waits", "all %(all)s are taken; %(count)s wait", hall.waiting
    ) % {"all": hall.capacity, "count": hall.waiting}


def is_full(hall: Hall) -> bool:
    """Tell whether who registers now waits: no seat is free, or others wait for those that are."""
    return hall.free is not None and (hall.free == 0 or hall.waiting > 0)


def price_term(price: Price) -> str:
    """Say for whom a price holds."""
    return _("Price of a seat, %(who)s") % {"who": price.get_who_display()}


def price_words(event: Event, price: Price) -> str:
    """Say what a seat costs, and what it costs early."""
    amount = figures.money_text(price.amount, event.currency)
    if price.early is None or event.early_bird_until is None:
        return amount
    if event.early_bird_until < timezone.localdate():
        return amount
    return _("%(amount)s; until %(day)s %(early)s") % {
        "amount": amount,
        "day": figures.day_text(event.early_bird_until),
        "early": figures.money_text(price.early, event.currency),
    }


def detail_context(actor: Actor, event: Event) -> dict[str, Any]:
    """Return everything the page of an event shows besides what every entry shows."""
    hall = hall_of(event) if event.is_own else None
    own = own_registrations(actor, event) if event.is_own else []
    is_open = event.is_own and not event.is_over and not event.is_cancelled
    return {
        "event": event,
        "facts": facts_of(event),
        "seat_facts": seat_facts(event, hall) if hall else [],
        "is_full": hall is not None and is_full(hall),
        "own_registrations": own,
        "may_register": is_open and is_allowed(actor, "events.register", event),
        "why_not_register": why_not(actor, "events.register", event)
        if is_open and not actor.is_staff
        else None,
        "online_link": online_link_for(actor, event, has_seat=any(one.held for one in own)),  # type: ignore[attr-defined]  # counted by the query
        "interested": interest_in(actor, event),
        "may_be_interested": may_be_interested(actor, event),
        "together": localized(event, "joint_stand"),
        "is_datable": is_datable(event),
        "editions": [(one, when_text(one)) for one in other_editions(actor, event)[:SHOWN_EDITIONS]],
        "verdict": verdict_words(actor, event)
        if actor.is_member or actor.is_board or actor.is_staff
        else None,
        "lessons": list(lessons_for(actor, event)[:SHOWN_LESSONS]),
        "may_judge": is_allowed(actor, "events.judge", event),
        "may_read_results": event.is_own and is_allowed(actor, "events.see_results", event),
        "doings": doings(actor, event),
    }


def may_be_interested(actor: Actor, event: Event) -> bool:
    """Tell whether to ask if the company thinks of going: to our own events it simply takes seats."""
    is_ahead = not (event.is_own or event.is_over or event.is_cancelled)
    return is_ahead and is_allowed(actor, "events.interest")


def online_link_for(actor: Actor, event: Event, *, has_seat: bool) -> str:
    """Return the link to take part: of an own event only for who has a seat."""
    if not event.online_link or (event.is_own and not (actor.is_staff or has_seat)):
        return ""
    return outward(event.online_link)


def doings(actor: Actor, event: Event) -> list[tuple[str, str]]:
    """Return what the office can do with the event, as (words, address)."""
    if not is_allowed(actor, "events.edit"):
        return []
    found = []
    if event.is_own and not event.is_cancelled:
        found += [
            (_("Registrations and what is owed"), "events.registrations"),
            (_("Take seats for a company"), "events.register_for"),
            (_("At the door"), "events.check_in"),
        ]
    if not event.is_over and not event.is_cancelled and event.state == Event.State.CURRENT:
        found += [(_("Postpone"), "events.postpone"), (_("Cancel the event"), "events.cancel")]
    found += [(_("Begin the next edition"), "events.next_edition")]
    return [(words, reverse(name, args=[event.uid])) for words, name in found]
