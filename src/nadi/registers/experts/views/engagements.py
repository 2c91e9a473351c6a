"""Pages of engagements, for the firm, the office and, by its link, the expert."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.registers.experts.actions import briefs, engagements
from nadi.registers.experts.forms.engagements import BriefForm, DoneForm, RatingForm, RequestForm, SeenForm
from nadi.registers.experts.forms.words import WordsForm
from nadi.registers.experts.lists import ENGAGEMENTS
from nadi.registers.experts.models import Engagement, Expert
from nadi.registers.experts.queries import engagements as queries
from nadi.registers.experts.queries.contacts import Contact, contact_for
from nadi.registers.experts.sides import side_of
from nadi.registers.experts.views.experts import get_expert
from nadi.registers.experts.views.frame import Door, Ways, two_doors
from nadi.web.access import Refused, Request, Sentence, is_allowed, needs
from nadi.web.forms import FormPage, form_page, once
from nadi.web.localized import localized

State, Side = Engagement.State, Engagement.Side


@needs("experts.engagements")
def listed(request: Request) -> HttpResponse:
    """List the engagements of one's firm; for the office all."""
    return ENGAGEMENTS.answer(request, queries.visible_to(request.actor))


@needs("experts.request", get=get_expert)
@once
def ask(request: Request, expert: Expert) -> HttpResponse:
    """Ask an expert for help."""
    form = RequestForm(request.POST or None)
    here = reverse("experts.detail", args=[expert.uid])
    page = FormPage(
        title=_("Ask %(name)s for help") % {"name": localized(expert)},
        says=_("Only the expert, your company and the office read this."),
        submit=_("Send the request"),
        back=here,
        breadcrumbs=[(_("Experts"), reverse("experts.list")), (localized(expert), here)],
    )

    def do() -> HttpResponse:
        made = engagements.request_engagement(by=request.actor, expert=expert, facts=form.cleaned_data)
        messages.success(request, _("Sent. The expert was told and answers here."))
        return redirect("experts.engagement", uid=made.uid)

    return form_page(request, page, form, do)


def show(request: Request, engagement: Engagement, door: Door) -> HttpResponse:
    """Show an engagement, every version of its brief, and what comes next."""
    side = side_of(door.actor, engagement)
    last = queries.last_brief(engagement)
    is_known = engagement.state in (State.AGREED, State.DONE) and engagement.expert is not None
    context = {
        "title": named(engagement),
        "engagement": engagement,
        "side": side,
        "briefs": engagement.briefs.order_by("-number"),
        "last": last,
        "may": steps_in(door, engagement, last is not None),
        "contact": contact_of(door, engagement) if is_known else Contact(),
        "is_own_turn": last is not None and not accepted_by(side, last),
        "rating": queries.rating_of(engagement),
        "breadcrumbs": door.way_back(_("Engagements"), "experts.engagements"),
    }
    return render(request, "experts/engagement.html", context)


def named(engagement: Engagement) -> str:
    """Say who works for whom."""
    expert = localized(engagement.expert) if engagement.expert else _("an expert who has left")
    return _("%(expert)s for %(firm)s") % {"expert": expert, "firm": localized(engagement.organisation)}


def contact_of(door: Door, engagement: Engagement) -> Contact:
    """Return how the firm reaches the expert."""
    if engagement.expert is None or door.token:
        return Contact()
    return contact_for(door.actor, engagement.expert)


def accepted_by(side: str, brief: Any) -> bool:
    """Tell whether a side has accepted a version."""
    return bool(brief.accepted_by_firm if side == Side.FIRM else brief.accepted_by_expert)


def steps_in(door: Door, engagement: Engagement, has_brief: bool) -> dict[str, str]:
    """Return the addresses of what this side may do now."""
    state, side = engagement.state, side_of(door.actor, engagement)
    fitting = {
        "answer_engagement": state == State.REQUESTED and side != Side.FIRM,
        "propose_brief": state == State.BRIEFING,
        "accept_brief": state == State.BRIEFING and has_brief,
        "finish_engagement": state == State.AGREED,
        "end_engagement": state in engagements.RUNNING,
    }
    found = {
        name: door.to(name, engagement.uid)
        for name, fits in fitting.items()
        if fits and (door.token or is_allowed(door.actor, f"experts.{name}", engagement))
    }
    if state == State.DONE and side == Side.FIRM and engagement.expert and not door.token:
        found["rate"] = reverse("experts.rate", args=[engagement.uid])
    return found


def page_for(door: Door, engagement: Engagement, title: Sentence, says: Sentence = "") -> FormPage:
    """Describe a page of one form about an engagement."""
    here = door.to("engagement", engagement.uid)
    return FormPage(
        title=title,
        says=says,
        submit=title,
        back=here,
        breadcrumbs=[*door.way_back(_("Engagements"), "experts.engagements"), (named(engagement), here)],
    )


def answering(request: Request, engagement: Engagement, door: Door) -> HttpResponse:
    """Be ready to talk."""
    form = WordsForm(request.POST or None, label=_("Your answer"))
    page = page_for(door, engagement, _("Accept to talk"), engagement.need)

    def do() -> None:
        text = form.cleaned_data["text"]
        engagements.answer_engagement(by=door.actor, engagement=engagement, answer=text)
        messages.success(request, _("The firm was told. Now agree on the brief."))

    return form_page(request, page, form, do)


def proposing(request: Request, engagement: Engagement, door: Door) -> HttpResponse:
    """Write the next version of the brief."""
    last = queries.last_brief(engagement)
    copied = ("goal", "tasks", "place", "starts", "ends", "days", "price", "currency")
    start = {name: getattr(last, name) for name in copied} if last else first_draft(engagement)
    form = BriefForm(request.POST or None, initial={**start, "seen": last.number if last else 0})
    page = page_for(
        door,
        engagement,
        _("Write a version of the brief"),
        _("Every version is kept. The engagement is agreed when both sides accept the same one."),
    )

    def do() -> None:
        seen = form.cleaned_data["seen"]
        briefs.propose_brief(by=door.actor, engagement=engagement, seen=seen, facts=form.cleaned_data)
        messages.success(request, _("Saved. The other side was told."))

    return form_page(request, page, form, do)


def first_draft(engagement: Engagement) -> dict[str, Any]:
    """Return what the request already says."""
    return {
        "goal": engagement.need,
        "place": engagement.place,
        "starts": engagement.starts,
        "ends": engagement.ends,
        "currency": engagement.currency,
    }


def accepting(request: Request, engagement: Engagement, door: Door) -> HttpResponse:
    """Accept the version that was read."""
    form = SeenForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Open the engagement again and accept the version you read."))
    briefs.accept_brief(by=door.actor, engagement=engagement, seen=form.cleaned_data["seen"])
    messages.success(request, _("Accepted. The other side was told."))
    return redirect(door.to("engagement", engagement.uid))


def ending(request: Request, engagement: Engagement, door: Door) -> HttpResponse:
    """Decline or cancel."""
    is_early = engagement.state in (State.REQUESTED, State.BRIEFING)
    is_declined = is_early and side_of(door.actor, engagement) != Side.FIRM
    form = WordsForm(request.POST or None, label=_("Reason"))
    title = _("Decline") if is_declined else _("Cancel the engagement")
    page = page_for(door, engagement, title, _("The other side reads the reason."))

    def do() -> None:
        text = form.cleaned_data["text"]
        engagements.end_engagement(by=door.actor, engagement=engagement, because=text)
        messages.success(request, _("Ended; the other side was told."))

    return form_page(request, page, form, do)


def finishing(request: Request, engagement: Engagement, door: Door) -> HttpResponse:
    """Say that the work is done."""
    form = DoneForm(request.POST or None)
    page = page_for(door, engagement, _("The work is done"), _("After this the firm can rate it."))

    def do() -> None:
        engagements.finish_engagement(by=door.actor, engagement=engagement, on=form.cleaned_data["on"])
        messages.success(request, _("Saved. Thank you."))

    return form_page(request, page, form, do)


BOTH = Ways(get=queries.engagement_for, behind=queries.of_expert)
engagement, own_engagement = two_doors("experts.engagement", BOTH)(show)
answer, own_answer = two_doors("experts.answer_engagement", BOTH)(answering)
brief, own_brief = two_doors("experts.propose_brief", BOTH)(proposing)
accept, own_accept = two_doors("experts.accept_brief", BOTH, verb=True)(accepting)
end, own_end = two_doors("experts.end_engagement", BOTH)(ending)
finish, own_finish = two_doors("experts.finish_engagement", BOTH)(finishing)


@needs("experts.rate", get=queries.own_engagement_for)
@once
def rate(request: Request, one: Engagement) -> HttpResponse:
    """Rate the work."""
    given = queries.rating_of(one)
    names = ("rating", "comment", "is_named")
    initial = {name: getattr(given, name) for name in names} if given else {}
    form = RatingForm(request.POST or None, initial=initial)
    page = page_for(
        Door(actor=request.actor),
        one,
        _("Rate the work"),
        _("Members see how many used the expert, and the words of firms that agree to be named."),
    )

    def do() -> None:
        engagements.rate_engagement(by=request.actor, engagement=one, given=form.given())
        messages.success(request, _("Thank you."))

    return form_page(request, page, form, do)
