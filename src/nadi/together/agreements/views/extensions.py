"""Pages of longer terms, for both sides and through both doors."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from nadi.together.agreements.actions import extensions as actions
from nadi.together.agreements.forms.agreements import ExtensionForm
from nadi.together.agreements.links import agreement_behind
from nadi.together.agreements.models import Extension, FrameworkAgreement
from nadi.together.agreements.prices import latest_end
from nadi.together.agreements.queries.agreements import agreement_of_side
from nadi.together.agreements.queries.extensions import extension_of_side
from nadi.together.agreements.views.answers import Proposed, both_doors
from nadi.together.agreements.views.frame import (
    Door,
    FormPage,
    in_vendors_language,
    linked,
    signed_in,
)
from nadi.web.access import Request, by_link, needs
from nadi.web.components.figures import day_text
from nadi.web.forms import form_page


def proposing(request: Request, agreement: FrameworkAgreement, door: Door) -> HttpResponse:
    """Offer a later last day."""
    form = ExtensionForm(request.POST or None)
    page = FormPage(
        title=_("Offer a longer term"),
        says=_("The agreement ends on %(now)s. In all it may last until %(last)s.")
        % {"now": day_text(agreement.ends), "last": day_text(latest_end(agreement.starts))},
        submit=_("Offer it"),
        back=door.home(agreement),
        breadcrumbs=door.way_back(agreement),
    )

    def do() -> None:
        actions.propose_extension(by=door.actor, agreement=agreement, **form.cleaned_data)
        messages.success(request, _("Offered. The other side was told and answers."))

    return form_page(request, page, form, do)


@needs("agreements.propose_extension", get=agreement_of_side)
def propose_extension(request: Request, agreement: FrameworkAgreement) -> HttpResponse:
    """Offer a longer term."""
    return proposing(request, agreement, signed_in(request))


@by_link(agreement_behind)
@in_vendors_language
def propose_extension_by_link(request: Request, agreement: FrameworkAgreement, token: str) -> HttpResponse:
    """Offer a longer term without an account."""
    return proposing(request, agreement, linked(agreement, token))


def extension_under(agreement: FrameworkAgreement, uid: str) -> Extension:
    """Return an extension of the agreement that the link opens."""
    extension = agreement.extensions.filter(uid=uid).first()
    if extension is None:
        raise Http404
    return extension


OFFERED = Proposed(permission="agreements.answer_extension", get=extension_of_side, under=extension_under)
accept_extension, accept_extension_by_link = both_doors(
    OFFERED, lambda by, extension: actions.accept_extension(by=by, extension=extension)
)
reject_extension, reject_extension_by_link = both_doors(
    OFFERED, lambda by, extension: actions.reject_extension(by=by, extension=extension)
)
withdraw_extension, withdraw_extension_by_link = both_doors(
    OFFERED, lambda by, extension: actions.withdraw_extension(by=by, extension=extension)
)
