"""Looking through events, and keeping them."""

from calendar import monthrange
from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.registers.entries.pages import (
    answer_detail,
    answer_list,
    answer_state,
    publish_entry,
    restore_entry,
    withdraw_entry,
)
from nadi.registers.events.actions import events as acts
from nadi.registers.events.calendars import calendar_answer, component_of, is_datable, public_component
from nadi.registers.events.dates import month_text, when_text
from nadi.registers.events.forms.events import CancelForm, EventForm, PostponeForm
from nadi.registers.events.lists import EVENTS
from nadi.registers.events.models import Event
from nadi.registers.events.queries.events import (
    are_shown,
    event_for,
    in_month,
    in_order,
    public_events,
    visible_to,
)
from nadi.registers.events.shown import detail_context
from nadi.web.access import Refused, Request, needs, public
from nadi.web.addresses import page_address
from nadi.web.forms import once
from nadi.web.localized import localized

MOST_IN_FEED = 500
FORM_PAGE = "web/forms/page.html"
KEPT_IN_FEED = timedelta(days=90)


@needs("events.see")
def listed(request: Request) -> HttpResponse:
    """List the events to come, past, or without a date; the office has what nobody else sees in a tab."""
    asked = request.GET.get("when", "")
    for_office = ["unshown"] if request.actor.is_staff else []
    when = asked if asked in ("past", "unknown", *for_office) else "coming"
    today = timezone.localdate()
    rows = in_order(visible_to(request.actor), when, today)
    if for_office and when != "unshown" and not request.GET.get("state"):
        rows = rows.filter(are_shown(today))
    here = reverse("events.list")
    views = [
        (_("To come"), here, when == "coming"),
        (_("By month"), reverse("events.this_month"), False),
        (_("Past"), f"{here}?when=past&sort=-when", when == "past"),
        (_("Date not known"), f"{here}?when=unknown&sort=name", when == "unknown"),
        *((_("Not shown to members"), f"{here}?when={one}&sort=-when", when == one) for one in for_office),
    ]
    stays = [("when", when)] if when != "coming" else []
    return answer_list(request, EVENTS, Event, rows, views=views, stays=stays)


@needs("events.see")
def this_month(request: Request) -> HttpResponse:
    """Show the events of this month."""
    today = timezone.localdate()
    return month_page(request, today.year, today.month)


@needs("events.see")
def month(request: Request, year: int, month: int) -> HttpResponse:
    """Show the events of a month."""
    if not (1970 <= year <= 2200 and 1 <= month <= 12):
        raise Http404
    return month_page(request, year, month)


def month_page(request: Request, year: int, month: int) -> HttpResponse:
    """Answer with the events of a month by their first day, and the ways to its neighbours."""
    first = date(year, month, 1)
    last = first.replace(day=monthrange(year, month)[1])
    events = visible_to(request.actor)
    if request.actor.is_staff:
        events = events.filter(are_shown(timezone.localdate()))
    rows = list(in_month(events, first, last)[:MOST_IN_FEED])
    context = {
        "title": month_text(first),
        "rows": [(when_text(row), row) for row in rows],
        "before": address_of_month(first - timedelta(days=1)),
        "after": address_of_month(last + timedelta(days=1)),
    }
    return render(request, "events/month.html", context)


def address_of_month(day: date) -> tuple[str, str]:
    """Return the name and the address of a day's month."""
    return month_text(day), reverse("events.month", args=[day.year, day.month])


@needs("events.see", get=event_for)
def detail(request: Request, event: Event) -> HttpResponse:
    """Show an event."""
    return answer_detail(request, event, "events/detail.html", **detail_context(request.actor, event))


@needs("events.add")
@once
def add(request: Request) -> HttpResponse:
    """Enter an event."""
    return form_page(request, Event(), _("New event"))


@needs("events.edit", get=event_for)
@once
def edit(request: Request, event: Event) -> HttpResponse:
    """Change an event."""
    return form_page(request, event, _("Change the event"))


def form_page(request: Request, event: Event, title: str) -> HttpResponse:
    """Answer with the form of an event, or store what was typed and show it."""
    name = localized(event)
    form = EventForm(request.POST or None, instance=event)
    if request.method == "POST" and form.is_valid():
        kept = acts.save_event(by=request.actor, event=event, wanted=form.wanted())
        messages.success(request, _("Saved."))
        return redirect("events.detail", uid=kept.uid)
    back = reverse("events.detail", args=[event.uid]) if event.pk else reverse("events.list")
    return render(request, FORM_PAGE, {"title": title, "lede": name, "form": form, "cancel_url": back})


@needs("events.publish", get=event_for, verb=True)
def publish(request: Request, event: Event) -> HttpResponse:
    """Let others see a draft."""
    return answer_state(request, event, publish_entry, "events.publish")


@needs("events.withdraw", get=event_for, verb=True)
def withdraw(request: Request, event: Event) -> HttpResponse:
    """Take an event out of everybody's sight."""
    return answer_state(request, event, withdraw_entry, "events.withdraw")


@needs("events.restore", get=event_for, verb=True)
def restore(request: Request, event: Event) -> HttpResponse:
    """Let others see it again."""
    return answer_state(request, event, restore_entry, "events.restore")


@needs("events.edit", get=event_for)
@once
def postpone(request: Request, event: Event) -> HttpResponse:
    """Move an event to another date."""
    form = PostponeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.postpone(by=request.actor, event=event, to=form.new_date())
        messages.success(request, _("Postponed; those concerned are told by mail."))
        return redirect("events.detail", uid=event.uid)
    return asked(request, event, form, _("Postpone"))


@needs("events.edit", get=event_for)
@once
def cancel(request: Request, event: Event) -> HttpResponse:
    """Call an event off."""
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.cancel(by=request.actor, event=event, **form.cleaned_data)
        messages.success(request, _("Cancelled; those concerned are told by mail, and nobody owes anything."))
        return redirect("events.detail", uid=event.uid)
    return asked(request, event, form, _("Cancel the event"))


@needs("events.edit", get=event_for)
@once
def next_edition(request: Request, event: Event) -> HttpResponse:
    """Begin the next edition as a draft."""
    if request.method == "POST":
        kept = acts.next_edition(by=request.actor, event=event)
        messages.success(request, _("A draft of the next edition. Set its date, then publish it."))
        return redirect("events.edit", uid=kept.uid)
    return render(request, "events/next_edition.html", {"title": _("Begin the next edition"), "event": event})


def asked(request: Request, event: Event, form: object, title: str) -> HttpResponse:
    """Answer with a form about an event."""
    back = reverse("events.detail", args=[event.uid])
    context = {"title": title, "lede": localized(event), "form": form, "submit": title, "cancel_url": back}
    return render(request, FORM_PAGE, context)


@needs("events.see", get=event_for)
def calendar_file(request: Request, event: Event) -> HttpResponse:
    """Hand out an event for one's own calendar."""
    if not is_datable(event):
        raise Refused(_("Its days are not known yet, so no calendar could hold it. Keep it as a favourite."))
    component = component_of(event, url=page_address("events.detail", event.uid))
    return calendar_answer([component], name=localized(event), filename="event")


@public
def feed(request: Request) -> HttpResponse:
    """Hand out the public events to come and of the last quarter, for calendar programs to read."""
    since = timezone.localdate() - KEPT_IN_FEED
    rows = public_events().filter(ends__gte=since).order_by("ends", "pk")[:MOST_IN_FEED]
    components = [public_component(event) for event in rows if is_datable(event)]
    return calendar_answer(components, name=_("Events"), filename="events")
