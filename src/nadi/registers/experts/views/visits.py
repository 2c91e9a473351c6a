"""Pages of shared visits."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.registers.experts.actions import visits as actions
from nadi.registers.experts.forms.visits import JoinForm, VisitForm
from nadi.registers.experts.forms.words import WordsForm
from nadi.registers.experts.models import Expert, Terms, Visit
from nadi.registers.experts.queries import visits as queries
from nadi.registers.experts.views.experts import get_expert
from nadi.registers.experts.views.frame import Door, Ways, own_page, two_doors
from nadi.web.access import Request, is_allowed, needs
from nadi.web.forms import FormPage, form_page, once
from nadi.web.localized import localized


@needs("experts.visits")
def listed(request: Request) -> HttpResponse:
    """Show the visits to come, and those of the past year."""
    rows = queries.visible_to(request.actor).order_by("starts", "pk")
    today = timezone.localdate()
    context = {
        "title": _("Shared visits"),
        "coming": rows.filter(ends__gte=today)[:100],
        "past": rows.filter(ends__lt=today).order_by("-starts", "pk")[:50],
    }
    return render(request, "experts/visits.html", context)


def show(request: Request, visit: Visit, door: Door) -> HttpResponse:
    """Show a visit; each firm its own share alone."""
    actor = door.actor
    standing = queries.standing_for(actor, visit)
    is_open = visit.state == Visit.State.OPEN
    sees_all = actor.is_staff or bool(door.token)
    context = {
        "title": localized(visit, "topic"),
        "visit": visit,
        "standing": standing,
        "sees_all": sees_all,
        "joinings": visit.joinings.select_related("organisation").order_by("joined") if sees_all else [],
        "may_join": standing.is_joinable and is_allowed(actor, "experts.join_visit", visit),
        "join_form": JoinForm(initial=joined_before(standing)),
        "may_confirm": is_open and sees_all,
        "may_call_off": visit.state != Visit.State.CALLED_OFF
        and (bool(door.token) or is_allowed(actor, "experts.call_off_visit", visit)),
        "may_invite": standing.is_joinable and actor.is_staff and not visit.invited,
        "confirm_url": door.to("confirm_visit", visit.uid),
        "call_off_url": door.to("call_off_visit", visit.uid),
        "breadcrumbs": door.way_back(_("Shared visits"), "experts.visits"),
    }
    return render(request, "experts/visit.html", context)


def joined_before(standing: queries.Standing) -> dict[str, object]:
    """Return what the firm asked for before."""
    return (
        {"half_days": standing.own.half_days, "wish": standing.own.wish} if standing.own else {"half_days": 1}
    )


def announcing(request: Request, expert: Expert, door: Door, back: str) -> HttpResponse:
    """Say where an expert will be."""
    form = VisitForm(request.POST or None)
    page = FormPage(
        title=_("Announce a shared visit"),
        says=_("%(name)s comes, and firms join by half days until the day you set.")
        % {"name": localized(expert)},
        submit=_("Announce"),
        back=back,
        breadcrumbs=[(localized(expert), back)],
    )

    def do() -> HttpResponse:
        visit = actions.announce_visit(by=door.actor, expert=expert, facts=form.cleaned_data)
        messages.success(request, _("Announced."))
        return redirect(door.to("visit", visit.uid))

    return form_page(request, page, form, do)


@needs("experts.announce_visit", get=get_expert)
@once
def announce(request: Request, expert: Expert) -> HttpResponse:
    """Announce a visit as the office or a firm."""
    back = reverse("experts.detail", args=[expert.uid])
    return announcing(request, expert, Door(actor=request.actor), back)


def announcing_oneself(request: Request, terms: Terms, door: Door) -> HttpResponse:
    """Announce a visit as the expert."""
    return announcing(request, terms.expert, door, reverse("experts.own", args=[door.token]))


own_announce = own_page(announcing_oneself)


@needs("experts.join_visit", get=queries.visit_for, verb=True)
def join(request: Request, visit: Visit) -> HttpResponse:
    """Join, or change for how long."""
    form = JoinForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Enter for how many half days you join: one or more."))
        return redirect("experts.visit", uid=visit.uid)
    actions.join_visit(by=request.actor, visit=visit, **form.cleaned_data)
    messages.success(request, _("You have joined. You are told when the visit is confirmed."))
    return redirect("experts.visit", uid=visit.uid)


@needs("experts.leave_visit", get=queries.visit_for, verb=True)
def leave(request: Request, visit: Visit) -> HttpResponse:
    """Leave."""
    actions.leave_visit(by=request.actor, visit=visit)
    messages.success(request, _("You have left the visit and pay nothing."))
    return redirect("experts.visits")


@needs("experts.invite_members", get=queries.visit_for, verb=True)
def invite(request: Request, visit: Visit) -> HttpResponse:
    """Tell all members."""
    actions.invite_members(by=request.actor, visit=visit)
    messages.success(request, _("All members were told by mail."))
    return redirect("experts.visit", uid=visit.uid)


def confirming(request: Request, visit: Visit, door: Door) -> HttpResponse:
    """Hold the visit."""
    actions.confirm_visit(by=door.actor, visit=visit)
    messages.success(request, _("Confirmed. Every firm was told its share."))
    return redirect(door.to("visit", visit.uid))


def calling_off(request: Request, visit: Visit, door: Door) -> HttpResponse:
    """Call the visit off."""
    form = WordsForm(request.POST or None, label=_("Reason"))
    here = door.to("visit", visit.uid)
    page = FormPage(
        title=_("Call the visit off"),
        says=_("Who joined is told why and pays nothing."),
        submit=_("Call it off"),
        back=here,
        breadcrumbs=[*door.way_back(_("Shared visits"), "experts.visits"), (localized(visit, "topic"), here)],
    )

    def do() -> None:
        actions.call_off_visit(by=door.actor, visit=visit, because=form.cleaned_data["text"])
        messages.success(request, _("Called off; those who joined were told."))

    return form_page(request, page, form, do)


BOTH = Ways(get=queries.visit_for, behind=queries.of_expert)
visit, own_visit = two_doors("experts.visits", BOTH)(show)
confirm, own_confirm = two_doors("experts.confirm_visit", BOTH, verb=True)(confirming)
call_off, own_call_off = two_doors("experts.call_off_visit", BOTH)(calling_off)
