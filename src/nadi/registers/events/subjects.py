"""How the journal names registrations: of which company, at which event."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from nadi.journal.subjects import Subject
from nadi.registers.events.models import Registration
from nadi.registers.events.queries.seats import company_name
from nadi.web.localized import localized


def registration_names(uids: Collection[str]) -> dict[str, str]:
    """Return the companies and events of registrations; a guest's name stays out of the journal."""
    rows = Registration.objects.filter(uid__in=uids).select_related("organisation", "event")
    return {
        one.uid: f"{company_name(one) if one.organisation else _('a guest')}, {localized(one.event)}"
        for one in rows
    }


VERBS = {
    "events.import": _("bring an event from a file"),
    "events.postpone": _("postpone an event"),
    "events.cancel": _("cancel an event"),
    "events.next_edition": _("begin the next edition of an event"),
    "events.let_in": _("let somebody in without a seat"),
    "events.undo_check_in": _("take back that somebody is present"),
    "events.withdraw_interest": _("take back that the company thinks of going"),
}
# What a company thinks of a fair is its own.
CONFIDENTIAL = dict.fromkeys(("events.judge",))
SUBJECTS = {"registration": Subject(names=registration_names)}
