"""Pages of services: for members and the office, and for the provider's own people."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.registers.entries.languages import language_name
from nadi.registers.entries.pages import (
    answer_add,
    answer_detail,
    answer_edit,
    answer_list,
    answer_state,
    entry_for,
    publish_entry,
    restore_entry,
    withdraw_entry,
)
from nadi.registers.entries.queries import visible_to
from nadi.registers.services.accreditation import standing
from nadi.registers.services.actions import services as actions
from nadi.registers.services.forms.services import AccreditationRows, OwnServiceForm, ServiceForm, place_name
from nadi.registers.services.lists import SERVICES, codes_of
from nadi.registers.services.models import Accreditation, Proposal, Service
from nadi.registers.services.queries import services as queries
from nadi.web.access import Request, Sentence, is_allowed, needs
from nadi.web.forms import FormPage, form_page, once
from nadi.web.localized import localized

get_service = entry_for(Service)
KEPT = ("body", "number", "scope", "scope_local", "valid_until")


@needs("services.see")
def listed(request: Request) -> HttpResponse:
    """List the services this reader may see."""
    rows = visible_to(request.actor, Service).prefetch_related("codings", "accreditations")
    waiting = (
        queries.proposals().filter(state=Proposal.State.PENDING).count() if request.actor.is_staff else 0
    )
    return answer_list(request, SERVICES, Service, rows, waiting=waiting)


@needs("services.see", get=get_service)
def detail(request: Request, service: Service) -> HttpResponse:
    """Show a service, its accreditations, and to the provider what waits for the office."""
    actor = request.actor
    may_propose = is_allowed(actor, "services.propose", service)
    return answer_detail(
        request,
        service,
        "services/detail.html",
        facts=facts_of(service),
        accreditations=accreditations_of(service),
        pending=queries.pending_of(service) if may_propose or actor.is_staff else None,
        may_propose=may_propose,
        may_accredit=actor.is_staff,
    )


def facts_of(service: Service) -> list[tuple[Sentence, object]]:
    """Return the facts of a service, the empty ones left out."""
    pairs: list[tuple[Sentence, object]] = [
        (_("Kind"), service.get_kind_display()),
        (_("Standards"), ", ".join(codes_of(service, "standard"))),
        (_("Places served"), ", ".join(place_name(code) for code in codes_of(service, "place"))),
        (_("Languages"), ", ".join(language_name(code) for code in codes_of(service, "language"))),
    ]
    return [pair for pair in pairs if pair[1]]


def accreditations_of(service: Service) -> list[tuple[Accreditation, tuple[Sentence, str]]]:
    """Return each accreditation with how it stands today."""
    today = timezone.localdate()
    return [(one, standing(one.valid_until, today)) for one in service.accreditations.all()]


@needs("services.add")
@once
def add(request: Request) -> HttpResponse:
    """Enter a service."""
    return answer_add(request, ServiceForm, "services.add")


@needs("services.edit", get=get_service)
@once
def edit(request: Request, service: Service) -> HttpResponse:
    """Change a service."""
    return answer_edit(request, service, ServiceForm, "services.edit")


@needs("services.publish", get=get_service, verb=True)
def publish(request: Request, service: Service) -> HttpResponse:
    """Publish a draft."""
    return answer_state(request, service, publish_entry, "services.publish")


@needs("services.withdraw", get=get_service, verb=True)
def withdraw(request: Request, service: Service) -> HttpResponse:
    """Take a service out of what others see."""
    return answer_state(request, service, withdraw_entry, "services.withdraw")


@needs("services.restore", get=get_service, verb=True)
def restore(request: Request, service: Service) -> HttpResponse:
    """Show a service again."""
    return answer_state(request, service, restore_entry, "services.restore")


@needs("services.accredit", get=get_service)
@once
def accredit(request: Request, service: Service) -> HttpResponse:
    """Note accreditations."""
    rows = AccreditationRows(request.POST or None, initial=list(service.accreditations.values(*KEPT)))
    if request.method == "POST" and rows.is_valid():
        actions.set_accreditations(by=request.actor, service=service, rows=kept_of(rows.filled()))
        messages.success(request, _("Saved."))
        return redirect("services.detail", uid=service.uid)
    context = {
        "title": _("Accreditations"),
        "lede": localized(service),
        "rows": rows,
        "back": reverse("services.detail", args=[service.uid]),
    }
    return render(request, "services/rows.html", context, status=422 if rows.is_bound else 200)


def kept_of(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return the rows' own columns."""
    return [{name: row[name] for name in KEPT} for row in rows]


@needs("services.propose", get=get_service)
@once
def propose(request: Request, service: Service) -> HttpResponse:
    """Let the provider say what its entry should say."""
    form = OwnServiceForm(request.POST or None, instance=Service.objects.get(pk=service.pk))
    page = FormPage(
        title=_("Propose a change"),
        says=_("It is shown to others once the association's office has looked at it."),
        submit=_("Propose it"),
        back=reverse("services.detail", args=[service.uid]),
        breadcrumbs=[(localized(service), reverse("services.detail", args=[service.uid]))],
    )

    def do() -> None:
        actions.propose_change(by=request.actor, service=service, facts=form.facts())
        messages.success(request, _("Sent. The office looks at it and tells you."))

    return form_page(request, page, form, do)
