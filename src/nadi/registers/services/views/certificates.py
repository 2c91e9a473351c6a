"""Pages of certificates."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from nadi.registers.services.accreditation import standing
from nadi.registers.services.actions import certificates as actions
from nadi.registers.services.forms.certificates import AuditRows, CertificateForm, ShownForm
from nadi.registers.services.lists import CERTIFICATES
from nadi.registers.services.models import Certificate
from nadi.registers.services.queries import certificates as queries
from nadi.web.access import NOBODY, Request, is_allowed, needs, public
from nadi.web.components import tables
from nadi.web.components.figures import day_text
from nadi.web.exports import KINDS, Sheet, file_answer
from nadi.web.files import file_response
from nadi.web.forms import FormPage, form_page, once
from nadi.web.localized import localized

AUDIT = ("due", "held", "outcome", "note")


def certificates_title() -> str:
    """Return what the list is called; an award's certificate is another word."""
    return pgettext("of a standard", "Certificates")


@needs("services.certificates")
def listed(request: Request) -> HttpResponse:
    """List one's own certificates; for the office all."""
    may_add = is_allowed(request.actor, "services.add_certificate")
    return CERTIFICATES.answer(request, queries.kept_by(request.actor), may_add=may_add)


@needs("services.certificate", get=queries.certificate_for)
def detail(request: Request, certificate: Certificate) -> HttpResponse:
    """Show a certificate; its file and audits to its own people and the office alone."""
    actor = request.actor
    is_kept = is_allowed(actor, "services.edit_certificate", certificate)
    context = {
        "title": f"{certificate.standard}, {localized(certificate.organisation)}",
        "certificate": certificate,
        "standing": standing(certificate.valid_until, timezone.localdate()),
        "is_kept": is_kept,
        "is_over": certificate.ended_on is not None or certificate.valid_until < timezone.localdate(),
        "audits": certificate.audits.all() if is_kept else [],
        "may_show": is_allowed(actor, "services.show_certificate", certificate),
        "shown_form": ShownForm(initial={"shown": certificate.shown}),
        "breadcrumbs": [(certificates_title(), reverse("services.certificates"))] if is_kept else [],
    }
    return render(request, "services/certificate.html", context)


@needs("services.certificate", get=queries.kept_certificate_for)
def file(request: Request, certificate: Certificate) -> FileResponse:
    """Hand out the file."""
    if certificate.file is None:
        raise Http404
    return file_response(certificate.file)


@needs("services.add_certificate")
@once
def add(request: Request) -> HttpResponse:
    """Enter a certificate."""
    form = CertificateForm(request.POST or None, request.FILES or None, actor=request.actor)
    page = FormPage(
        title=_("Enter a certificate"),
        says=_("Your own people and the office see it. You decide later whether others do."),
        submit=_("Save"),
        back=reverse("services.certificates"),
        breadcrumbs=[(certificates_title(), reverse("services.certificates"))],
    )

    def do() -> HttpResponse:
        firm = form.organisation(request.actor)
        made = actions.add_certificate(by=request.actor, organisation=firm, facts=form.cleaned_data)
        messages.success(request, _("Saved. You are warned before it ends."))
        return redirect("services.certificate", uid=made.uid)

    return form_page(request, page, form, do)


@needs("services.edit_certificate", get=queries.kept_certificate_for)
@once
def edit(request: Request, certificate: Certificate) -> HttpResponse:
    """Change a certificate."""
    stored = Certificate.objects.get(pk=certificate.pk)
    form = CertificateForm(request.POST or None, request.FILES or None, actor=request.actor, instance=stored)
    here = reverse("services.certificate", args=[certificate.uid])
    page = FormPage(
        title=_("Change the certificate"),
        submit=_("Save"),
        back=here,
        breadcrumbs=[(certificate.standard, here)],
    )

    def do() -> None:
        actions.update_certificate(by=request.actor, certificate=certificate, facts=form.cleaned_data)
        messages.success(request, _("Saved."))

    return form_page(request, page, form, do)


@needs("services.edit_certificate", get=queries.kept_certificate_for)
@once
def audits(request: Request, certificate: Certificate) -> HttpResponse:
    """Note surveillance audits."""
    rows = AuditRows(request.POST or None, initial=list(certificate.audits.values(*AUDIT)))
    if request.method == "POST" and rows.is_valid():
        filled = [{name: row[name] for name in AUDIT} for row in rows.filled()]
        actions.set_audits(by=request.actor, certificate=certificate, rows=filled)
        messages.success(request, _("Saved."))
        return redirect("services.certificate", uid=certificate.uid)
    context = {
        "title": _("Surveillance audits"),
        "lede": f"{certificate.standard}, {localized(certificate.organisation)}",
        "rows": rows,
        "back": reverse("services.certificate", args=[certificate.uid]),
    }
    return render(request, "services/rows.html", context, status=422 if rows.is_bound else 200)


@needs("services.show_certificate", get=queries.kept_certificate_for, verb=True)
def show(request: Request, certificate: Certificate) -> HttpResponse:
    """Decide who sees a certificate."""
    form = ShownForm(request.POST)
    if form.is_valid():
        actions.show_certificate(by=request.actor, certificate=certificate, shown=form.cleaned_data["shown"])
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("Choose who may see the certificate."))
    return redirect("services.certificate", uid=certificate.uid)


@needs("services.remove_certificate", get=queries.kept_certificate_for, verb=True)
def remove(request: Request, certificate: Certificate) -> HttpResponse:
    """Take a certificate out."""
    actions.remove_certificate(by=request.actor, certificate=certificate)
    messages.success(request, _("Removed."))
    return redirect("services.certificates")


@needs("services.matrix")
def matrix(request: Request) -> HttpResponse:
    """Show who holds which certificate, as a page or a file."""
    standards, rows = queries.matrix()
    if (kind := request.GET.get("export", "")) in KINDS:
        heads = [_("Company"), *standards]
        cells = [[localized(row.organisation), *map(until_of, row.cells)] for row in rows]
        return file_answer(kind, Sheet(name="certificates", heads=heads, rows=cells))
    context = {
        "title": _("Who holds which certificate"),
        "table": matrix_table(standards, rows),
        "exports": [(kind, f"?export={kind}") for kind in KINDS],
        "breadcrumbs": [(certificates_title(), reverse("services.certificates"))],
    }
    return render(request, "services/matrix.html", context)


def until_of(certificate: Certificate | None) -> Any:
    """Return the last day of a certificate, or nothing."""
    return certificate.valid_until if certificate else ""


def matrix_table(standards: list[str], rows: list[queries.MatrixRow]) -> tables.Table:
    """Write the last days, marked where they are near or past."""
    today = timezone.localdate()

    def cell(certificate: Certificate | None) -> str:
        if certificate is None:
            return "–"
        words, tone = standing(certificate.valid_until, today)
        day = day_text(certificate.valid_until)
        return day if tone == "success" else f"{day} ({words})"

    return tables.Table(
        caption=_("Who holds which certificate"),
        hide_caption=True,
        columns=[tables.Column(label=_("Company")), *(tables.Column(label=one) for one in standards)],
        rows=[tables.Row(cells=[localized(row.organisation), *map(cell, row.cells)]) for row in rows],
    )


@needs("services.members_certificates")
def of_members(request: Request) -> HttpResponse:
    """Show the certificates that members chose to show; `?firm=` narrows to one, for its own page."""
    rows = queries.shown_by_members(request.actor)
    if firm := request.GET.get("firm", ""):
        rows = rows.filter(organisation__uid=firm[:12])
    return render(request, "services/shown.html", shown_context(rows))


@public
def shown_to_everybody(request: Request) -> HttpResponse:
    """Show the certificates that members show to everybody."""
    return render(request, "services/shown.html", shown_context(queries.shown_by_members(NOBODY)))


def shown_context(rows: Any) -> dict[str, Any]:
    """Return what the page of shown certificates says."""
    today = timezone.localdate()
    return {
        "title": _("Certificates of our members"),
        "rows": [(one, standing(one.valid_until, today)) for one in rows[:500]],
    }
