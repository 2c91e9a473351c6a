"""Pages of experts for members and the office."""

from django.http import HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from nadi.registers.entries.pages import answer_add, answer_detail, answer_edit, answer_list, entry_for
from nadi.registers.experts.actions.keeping import keep_expert
from nadi.registers.experts.forms.experts import ExpertForm
from nadi.registers.experts.lists import EXPERTS, EXPERTS_FOR_STAFF, work_of
from nadi.registers.experts.models import Expert, Reference
from nadi.registers.experts.queries.contacts import contact_for
from nadi.registers.experts.queries.experts import visible_to
from nadi.registers.experts.queries.visits import coming_visits
from nadi.web.access import Actor, Request, Sentence, is_allowed, needs
from nadi.web.forms import once

get_expert = entry_for(Expert)


@needs("experts.see")
def listed(request: Request) -> HttpResponse:
    """List the experts this reader may see."""
    rows = visible_to(request.actor).select_related("terms").prefetch_related("codings")
    return answer_list(request, EXPERTS_FOR_STAFF if request.actor.is_staff else EXPERTS, Expert, rows)


@needs("experts.see", get=get_expert)
def detail(request: Request, expert: Expert) -> HttpResponse:
    """Show an expert, who speaks for it, and where it will be."""
    actor = request.actor
    return answer_detail(
        request,
        expert,
        "experts/detail.html",
        facts=facts_of(actor, expert),
        references=expert.references.filter(state=Reference.State.AGREED).order_by("pk"),
        visits=coming_visits(actor, expert),
        may_request=is_allowed(actor, "experts.request", expert),
        may_announce=is_allowed(actor, "experts.announce_visit"),
        vetting=vetting_of(expert) if actor.is_staff else None,
    )


def facts_of(actor: Actor, expert: Expert) -> list[tuple[Sentence, object]]:
    """Return what stands in the record, as far as this reader may know it."""
    contact = contact_for(actor, expert)
    pairs: list[tuple[Sentence, object]] = [
        *work_of(expert),
        (_("Day rate"), contact.rate or _("on request")),
        (_("E-mail"), contact.email and format_html('<a href="mailto:{0}">{0}</a>', contact.email)),
        (_("Telephone"), contact.phone and format_html('<a href="tel:{0}">{0}</a>', contact.phone)),
    ]
    return [pair for pair in pairs if pair[1]]


def vetting_of(expert: Expert) -> dict[str, object]:
    """Return what only the office sees: how far the vetting is, consent, references asked."""
    State = Expert.Vetting
    return {
        "terms": getattr(expert, "terms", None),
        "steps": expert.vetting_steps.order_by("-at"),
        "asked": expert.references.exclude(state=Reference.State.AGREED).count(),
        "may_interview": expert.vetting in (State.APPLIED, State.REFUSED),
        "may_vet": expert.vetting == State.INTERVIEWED,
        "may_refuse": expert.vetting != State.REFUSED,
    }


@needs("experts.add")
@once
def add(request: Request) -> HttpResponse:
    """Enter an expert; members see it once it agreed and was vetted."""
    return answer_add(request, ExpertForm, "experts.add", keep_expert)


@needs("experts.edit", get=get_expert)
@once
def edit(request: Request, expert: Expert) -> HttpResponse:
    """Change an expert."""
    return answer_edit(request, expert, ExpertForm, "experts.edit", keep_expert)
