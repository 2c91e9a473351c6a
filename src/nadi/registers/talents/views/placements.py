"""Pages of students, training places, and what college and firm agree."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nadi.companies.models import Organisation
from nadi.registers.talents.actions import placements as actions
from nadi.registers.talents.forms.placements import DeclineForm, GroupForm, PlacesForm, ProposalForm
from nadi.registers.talents.models import Placement, StudentGroup, TrainingPlaces
from nadi.registers.talents.pairing import Pair, groups_that_suit, places_that_suit
from nadi.registers.talents.queries import placements as queries
from nadi.registers.talents.words import town_in_words
from nadi.web.access import Request, Role, is_allowed, needs
from nadi.web.forms import once
from nadi.web.localized import localized

FORM = "web/forms/page.html"


@needs("talents.training")
def listed(request: Request) -> HttpResponse:
    """Show the groups, the places and the placements this reader is concerned with."""
    actor = request.actor
    context = {
        "title": _("Internships and apprenticeships"),
        "groups": queries.groups_visible_to(actor),
        "places": queries.places_visible_to(actor),
        "placements": queries.placements_visible_to(actor),
        "may_add_group": is_allowed(actor, "talents.add_group"),
        "may_add_places": is_allowed(actor, "talents.add_places"),
    }
    return render(request, "talents/training.html", context)


@needs("talents.add_group")
@once
def add_group(request: Request) -> HttpResponse:
    """Enter a group of students."""
    actor = request.actor
    form = GroupForm(request.POST or None, for_staff=Role.PARTNER not in actor.roles)
    if request.method == "POST" and form.is_valid():
        college = form.cleaned_data.get("college") or get_object_or_404(
            Organisation, pk=actor.organisation_id
        )
        group = actions.offer(by=actor, offered=StudentGroup(), organisation=college, values=form.values())
        messages.success(request, _("Entered. The office proposes companies."))
        return redirect("talents.group", uid=group.uid)
    return render(request, FORM, {"title": _("Enter a group of students"), "form": form})


@needs("talents.add_places")
@once
def add_places(request: Request) -> HttpResponse:
    """Offer training places."""
    form = PlacesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        firm = get_object_or_404(Organisation, pk=request.actor.organisation_id)
        places = actions.offer(
            by=request.actor, offered=TrainingPlaces(), organisation=firm, values=form.values()
        )
        messages.success(request, _("Offered. The office proposes students."))
        return redirect("talents.places", uid=places.uid)
    return render(request, FORM, {"title": _("Offer training places"), "form": form})


@needs("talents.training", get=queries.group_for)
def group(request: Request, offered: StudentGroup) -> HttpResponse:
    """Show a group, and to the office the places that suit it."""
    suiting = places_that_suit(offered) if request.actor.is_staff else []
    return offered_page(request, offered, suiting, close_url="talents.close_group")


@needs("talents.training", get=queries.places_for)
def places(request: Request, offered: TrainingPlaces) -> HttpResponse:
    """Show training places, and to the office the groups that suit them."""
    suiting = groups_that_suit(offered) if request.actor.is_staff else []
    return offered_page(request, offered, suiting, close_url="talents.close_places")


def offered_page(
    request: Request, offered: StudentGroup | TrainingPlaces, suiting: list[Pair], *, close_url: str
) -> HttpResponse:
    """Show what a college or a firm offers."""
    seen = queries.placements_visible_to(request.actor)
    own = seen.filter(group=offered) if isinstance(offered, StudentGroup) else seen.filter(places=offered)
    context = {
        "title": localized(offered, "occupation"),
        "offered": offered,
        "town": town_in_words(offered.town),
        "is_group": isinstance(offered, StudentGroup),
        "suiting": [(one, ProposalForm(auto_id=f"{one.row.uid}_%s")) for one in suiting],
        "may_propose": request.actor.is_staff,
        "placements": own,
        "may_close": is_allowed(request.actor, "talents.close_training", offered),
        "close_url": close_url,
    }
    return render(request, "talents/offered.html", context)


@needs("talents.close_training", get=queries.group_for, verb=True)
def close_group(request: Request, offered: StudentGroup) -> HttpResponse:
    """Take no more proposals for a group."""
    actions.close_offer(by=request.actor, offered=offered)
    messages.success(request, _("Closed."))
    return redirect("talents.group", uid=offered.uid)


@needs("talents.close_training", get=queries.places_for, verb=True)
def close_places(request: Request, offered: TrainingPlaces) -> HttpResponse:
    """Take no more proposals for training places."""
    actions.close_offer(by=request.actor, offered=offered)
    messages.success(request, _("Closed."))
    return redirect("talents.places", uid=offered.uid)


@needs("talents.propose_placement", get=queries.group_for, verb=True)
def propose(request: Request, offered: StudentGroup) -> HttpResponse:
    """Propose students of a group to a firm."""
    form = ProposalForm(request.POST)
    chosen = queries.places_for(request.actor, request.POST.get("places", ""))
    if chosen is None or not form.is_valid():
        messages.error(request, _("Choose the places and say how many students."))
        return redirect("talents.group", uid=offered.uid)
    number = form.cleaned_data["number"]
    actions.propose_placement(by=request.actor, group=offered, places=chosen, number=number)
    messages.success(request, _("Proposed. College and company are asked by mail."))
    return redirect("talents.group", uid=offered.uid)


@needs("talents.agree_placement", get=queries.placement_for, verb=True)
def agree(request: Request, placement: Placement) -> HttpResponse:
    """Agree for one's college or firm."""
    actions.agree_placement(by=request.actor, placement=placement)
    messages.success(request, _("Agreed."))
    return redirect("talents.training")


@needs("talents.decline_placement", get=queries.placement_for)
@once
def decline(request: Request, placement: Placement) -> HttpResponse:
    """Decline, and say why."""
    form = DeclineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.decline_placement(by=request.actor, placement=placement, reason=form.cleaned_data["reason"])
        messages.success(request, _("Declined."))
        return redirect("talents.training")
    return render(request, FORM, {"title": _("Decline this placement"), "form": form, "submit": _("Decline")})


@needs("talents.withdraw_placement", get=queries.placement_for, verb=True)
def withdraw(request: Request, placement: Placement) -> HttpResponse:
    """Take a proposal back."""
    actions.withdraw_placement(by=request.actor, placement=placement)
    messages.success(request, _("Taken back."))
    return redirect("talents.training")
