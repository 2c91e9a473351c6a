"""Who may do what with events."""

from django.utils.translation import gettext_lazy as _

from nadi.registers.events.models import Event, Registration, Seat
from nadi.web.access import Actor, Role, Sentence, rule

INSIDERS = (Role.STAFF, Role.BOARD, Role.MEMBER)
WHO_GO = (Role.STAFF, Role.MEMBER, Role.PROVIDER, Role.PARTNER)


def has_registration(actor: Actor, event: Event) -> Sentence | None:
    """Only the association's own events are registered for here."""
    if event.is_own:
        return None
    return _("The organiser of this event registers visitors itself. Its website says how.")


def is_of_the_company(actor: Actor, thing: Registration | Seat) -> Sentence | None:
    """The company's own seats; staff any."""
    registration = thing.registration if isinstance(thing, Seat) else thing
    if actor.is_staff or registration.organisation_id == actor.organisation_id:
        return None
    return _("Only the company that took these seats and the association's office can do this.")


def binds(actor: Actor, event: Event) -> Sentence | None:
    """Where seats cost money a representative takes them; where they are free any colleague does."""
    if (refusal := has_registration(actor, event)) is not None:
        return refusal
    if actor.is_staff or actor.may_bind or not event.prices.exclude(amount=0).exists():
        return None
    return _("Seats of this event cost money: only a representative of your company can take them.")


def is_no_office(actor: Actor, event: Event) -> Sentence | None:
    """The office goes nowhere by itself: it asks for a company."""
    if actor.is_staff:
        return _("Choose the company you register: the office itself takes no seats here.")
    return binds(actor, event)


def went(actor: Actor, event: Event) -> Sentence | None:
    """Only after the event does one know."""
    if event.is_over and not event.is_cancelled:
        return None
    return _("Say this when the event is over.")


RULES = [
    rule("events.see", _("see events"), *Role),
    rule("events.add", _("add an event"), Role.STAFF),
    rule("events.edit", _("change, postpone, cancel or copy an event"), Role.STAFF),
    rule("events.publish", _("publish an event"), Role.STAFF),
    rule("events.withdraw", _("withdraw an event"), Role.STAFF),
    rule("events.restore", _("restore an event"), Role.STAFF),
    rule("events.interest", _("say that the company thinks of going"), Role.MEMBER),
    rule("events.register", _("take seats"), *WHO_GO, check=is_no_office),
    rule("events.register_for", _("take seats for a company"), Role.STAFF, check=has_registration),
    rule("events.see_registration", _("see a company's seats"), *WHO_GO, check=is_of_the_company),
    rule("events.name_seats", _("say who comes"), *WHO_GO, check=is_of_the_company),
    rule("events.cancel_seats", _("give seats back"), *WHO_GO, check=is_of_the_company),
    rule(
        "events.registrations",
        _("see who is registered and what is owed"),
        Role.STAFF,
        check=has_registration,
    ),
    rule("events.check_in", _("note who is present"), Role.STAFF),
    rule("events.certificates", _("issue certificates of attendance"), Role.STAFF, check=has_registration),
    rule("events.see_certificate", _("see a certificate of one's company"), *WHO_GO, check=is_of_the_company),
    rule("events.see_results", _("read the results of the feedback"), *INSIDERS, check=went),
    rule("events.judge", _("say whether the company would go again"), Role.MEMBER, check=went),
    rule("events.tell", _("share what was learned"), Role.MEMBER, check=went),
]
