"""What waits for a reader among talents, and the deadlines of vacancies and placements."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.registers.talents.models import Application, ContactRequest, Placement, Vacancy
from nadi.registers.talents.queries.placements import placements_visible_to
from nadi.registers.talents.queries.vacancies import is_open
from nadi.web.access import Actor, Role
from nadi.web.addresses import page_address
from nadi.web.calendar import Event
from nadi.web.localized import localized
from nadi.web.waiting import through

# Days for which news of an agreement waits on the first page.
FRESH = 14


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that waits: what, why, what to do, where, until when."""

    what: str
    why: str
    do: str
    url: str
    until: datetime | None = None


def steps_for(actor: Actor) -> list[Step]:
    """Return what waits for this reader."""
    found: list[Step] = []
    if actor.is_member:
        found += [*applications_waiting(actor), *agreements_waiting(actor)]
    if actor.is_member or Role.PARTNER in actor.roles:
        found += placements_waiting(actor)
    return found


def applications_waiting(actor: Actor) -> Iterator[Step]:
    """Yield the vacancies of the reader's firm with applications nobody answered."""
    new = Count(
        "applications",
        filter=Q(applications__state=Application.State.SENT, applications__shown_to=actor.organisation_id),
        distinct=True,
    )
    rows = Vacancy.objects.filter(firms__organisation=actor.organisation_id).annotate(new=new)
    for vacancy in rows.filter(new__gt=0).order_by("open_until"):
        yield Step(
            what=localized(vacancy, "title"),
            why=_("Applications wait for your answer: %(count)s.") % {"count": vacancy.new},
            do=_("Read the applications"),
            url=reverse("talents.vacancy", args=[vacancy.uid]),
        )


def agreements_waiting(actor: Actor) -> Iterator[Step]:
    """Yield the candidates who agreed to contact lately."""
    since = timezone.now() - timedelta(days=FRESH)
    rows = ContactRequest.objects.filter(
        organisation=actor.organisation_id, state=ContactRequest.State.AGREED, answered__gt=since
    )
    for request in rows.select_related("candidate").order_by("-answered"):
        yield Step(
            what=localized(request.candidate),
            why=_("The candidate agreed to contact."),
            do=_("See how to get in touch"),
            url=reverse("talents.detail", args=[request.candidate.uid]),
        )


def placements_waiting(actor: Actor) -> Iterator[Step]:
    """Yield the placements that wait for the reader's yes."""
    for one in placements_visible_to(actor).filter(state=Placement.State.PROPOSED):
        is_college = one.group.organisation_id == actor.organisation_id
        if not (one.college_agreed if is_college else one.firm_agreed):
            other = one.places.organisation if is_college else one.group.organisation
            yield Step(
                what=localized(one.group, "occupation"),
                why=_("A placement with %(other)s waits for your yes.") % {"other": localized(other)},
                do=_("Agree or decline"),
                url=reverse("talents.training"),
                until=through(one.group.starts),
            )


def deadlines_for(actor: Actor) -> Iterator[Event]:
    """Yield the last days of the reader's own vacancies."""
    if actor.organisation_id is None or not actor.is_member:
        return
    rows = Vacancy.objects.filter(is_open(), firms__organisation=actor.organisation_id)
    for vacancy in rows.order_by("open_until"):
        yield Event(
            uid=f"vacancy-{vacancy.uid}",
            title=_("Last day: %(title)s") % {"title": localized(vacancy, "title")},
            at=vacancy.open_until,
            url=page_address("talents.vacancy", vacancy.uid),
        )
