"""What waits for a reader among experts, engagements and visits; and what stands in the calendar."""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.registers.entries.models import Use
from nadi.registers.experts.lists import expert_name
from nadi.registers.experts.models import Brief, Engagement, Expert, Joining, Visit
from nadi.registers.experts.queries.engagements import visible_to as engagements_visible_to
from nadi.registers.experts.queries.experts import visible_to as experts_visible_to
from nadi.registers.experts.queries.visits import visible_to as visits_visible_to
from nadi.web.access import Actor
from nadi.web.addresses import page_address
from nadi.web.calendar import Event
from nadi.web.localized import localized
from nadi.web.waiting import Waiting, through

State, Vetting = Engagement.State, Expert.Vetting
MOST = 50


def steps_for(actor: Actor) -> list[Waiting]:
    """Return what waits: vetting and answers for the office, briefs and ratings for a firm."""
    if actor.is_staff:
        return [*experts_to_vet(actor), *requests_to_answer(actor), *visits_to_decide(actor)]
    if actor.is_member:
        return [*briefs_to_accept(actor), *work_to_close(actor), *work_to_rate(actor)]
    return []


def experts_to_vet(actor: Actor) -> Iterator[Waiting]:
    """Yield experts with whom the office has not finished."""
    for expert in experts_visible_to(actor).filter(vetting__in=(Vetting.APPLIED, Vetting.INTERVIEWED))[:MOST]:
        is_new = expert.vetting == Vetting.APPLIED
        yield Waiting(
            what=localized(expert),
            why=_("An expert waits to be vetted."),
            do=_("Speak with the expert") if is_new else _("Vet or refuse"),
            url=reverse("experts.detail", args=[expert.uid]),
        )


def about(engagement: Engagement, why: str, do: str, page: str = "experts.engagement") -> Waiting:
    """Describe a step of an engagement."""
    return Waiting(what=expert_name(engagement), why=why, do=do, url=reverse(page, args=[engagement.uid]))


def requests_to_answer(actor: Actor) -> Iterator[Waiting]:
    """Yield requests that neither the expert nor the office answered."""
    for one in engagements_visible_to(actor).filter(state=State.REQUESTED).order_by("requested")[:MOST]:
        why = _("%(firm)s asks for help.") % {"firm": localized(one.organisation)}
        yield about(one, why, _("Answer, or see that the expert does"))


def visits_to_decide(actor: Actor) -> Iterator[Waiting]:
    """Yield visits whose last day to join has passed."""
    over = visits_visible_to(actor).filter(state=Visit.State.OPEN, join_until__lt=timezone.localdate())
    for visit in over.order_by("starts")[:MOST]:
        yield Waiting(
            what=localized(visit, "topic"),
            why=_("The last day to join has passed."),
            do=_("Confirm the visit, or call it off"),
            url=reverse("experts.visit", args=[visit.uid]),
            until=through(visit.starts),
        )


def own(actor: Actor) -> QuerySet[Engagement]:
    """Return the engagements of the actor's own firm."""
    return engagements_visible_to(actor).filter(organisation=actor.organisation_id)


def briefs_to_accept(actor: Actor) -> Iterator[Waiting]:
    """Yield engagements whose last brief the firm has not accepted."""
    last = Brief.objects.filter(engagement=OuterRef("pk")).order_by("-number")
    rows = own(actor).filter(
        state=State.BRIEFING,
        briefs__number=Subquery(last.values("number")[:1]),
        briefs__accepted_by_firm=None,
        briefs__accepted_by_expert__isnull=False,
    )
    for one in rows.order_by("answered")[:MOST]:
        yield about(one, _("A version of the brief waits for your answer."), _("Accept it or write another"))


def work_to_close(actor: Actor) -> Iterator[Waiting]:
    """Yield agreed work whose last day has passed."""
    today = timezone.localdate()
    over = {"briefs__accepted_by_firm__isnull": False, "briefs__accepted_by_expert__isnull": False}
    rows = own(actor).filter(state=State.AGREED, briefs__ends__lt=today, **over)
    for one in rows.order_by("agreed_on")[:MOST]:
        yield about(one, _("The last day of the work has passed."), _("Say when it was done"))


def work_to_rate(actor: Actor) -> Iterator[Waiting]:
    """Yield work that is done and not rated."""
    rated = Use.objects.filter(
        entry=OuterRef("expert_id"), organisation=OuterRef("organisation_id"), proof__startswith="engagement:"
    )
    for one in own(actor).filter(~Exists(rated), state=State.DONE, expert__isnull=False)[:MOST]:
        yield about(one, _("The work is done."), _("Rate the work"), "experts.rate")


def deadlines_for(actor: Actor) -> Iterator[Event]:
    """Yield the last days to join, the visits one joined, and the work agreed with experts."""
    if actor.organisation_id is None:
        return
    today = timezone.localdate()
    joined = set(Joining.objects.filter(organisation=actor.organisation_id).values_list("visit", flat=True))
    visits = visits_visible_to(actor).exclude(state=Visit.State.CALLED_OFF).filter(ends__gte=today)
    for visit in visits.order_by("starts")[:MOST]:
        yield from days_of(visit, is_coming=visit.pk in joined or actor.is_staff)
    agreed = {"briefs__accepted_by_expert__isnull": False, "briefs__accepted_by_firm__isnull": False}
    rows = engagements_visible_to(actor).filter(state=State.AGREED, **agreed)
    rows = rows.annotate(first=F("briefs__starts"))
    for one in rows.filter(first__gte=today).order_by("first")[:MOST]:
        yield Event(
            uid=f"engagement-{one.uid}",
            title=_("%(expert)s begins work") % {"expert": expert_name(one)},
            at=one.first,
            url=page_address("experts.engagement", one.uid),
        )


def days_of(visit: Visit, *, is_coming: bool) -> Iterator[Event]:
    """Yield the last day to join while one can, and the visit itself for who comes."""
    url, topic = page_address("experts.visit", visit.uid), localized(visit, "topic")
    if visit.state == Visit.State.OPEN and visit.join_until >= timezone.localdate():
        title = _("Last day to join: %(topic)s") % {"topic": topic}
        yield Event(uid=f"visit-{visit.uid}-join", title=title, at=visit.join_until, url=url)
    if is_coming:
        place = localized(visit, "place")
        yield Event(uid=f"visit-{visit.uid}", title=f"{topic}, {place}", at=visit.starts, url=url)
