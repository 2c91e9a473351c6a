"""The calendar of deadlines, as a page and as a feed."""

from datetime import date
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nadi.registers.funding.models import Programme
from nadi.registers.funding.queries.programmes import public_deadlines, with_deadline_ahead
from nadi.registers.funding.waiting import event_of
from nadi.web.access import Request, needs, public
from nadi.web.addresses import page_address
from nadi.web.calendar import ics_response

MOST_SHOWN = 300


def month_of(programme: Programme) -> date | None:
    """Return the month of a deadline, by its first day."""
    return programme.deadline and programme.deadline.replace(day=1)


@needs("funding.calendar")
def calendar(request: Request) -> HttpResponse:
    """Show the deadlines ahead, month by month."""
    rows = list(with_deadline_ahead(request.actor)[:MOST_SHOWN])
    months = [(month, list(inside)) for month, inside in groupby(rows, key=month_of)]
    context = {"title": _("Deadlines"), "months": months, "feed": page_address("funding.feed")}
    return render(request, "funding/calendar.html", context)


@public
def feed(request: Request) -> HttpResponse:
    """Hand out the deadlines of public programmes to anybody's calendar."""
    events = [event_of(programme) for programme in public_deadlines()[:MOST_SHOWN]]
    return ics_response(events, name=_("Funding: deadlines"), filename="funding")
