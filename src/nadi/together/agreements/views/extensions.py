"""Pages of longer terms, for both sides and through both doors."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from nadi.together.agreements.actions import extensions as actions
from nadi.together.agreements.forms.agreements import ExtensionForm
from nadi.together.agreements.links import agreement_behind
from nadi.together.agreements.models import Extension, FrameworkAgreement
from nadi.together.agreements.prices import latest_end
from nadi.together.agreements.queries.agreements import agreement_of_side
from nadi.together.agreements.queries.extensions import extension_of_side
from nadi.together.agreements.views.frame import (
    Door,
    FormPage,
    in_vendors_language,
    linked,
    signed_in,
)
from nadi.web.access import Page, Request, by_link, needs
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


Act = Callable[[Door, Extension], object]


def acting(request: Request, extension: Extension, door: Door, act: Act) -> HttpResponse:
    """Answer an offer or take it back, and go back to the agreement."""
    act(door, extension)
    messages.success(request, _("Done; the other side was told."))
    return redirect(door.home(extension.agreement))


def accept(door: Door, extension: Extension) -> None:
    """Accept."""
    actions.accept_extension(by=door.actor, extension=extension)


def reject(door: Door, extension: Extension) -> None:
    """Reject."""
    actions.reject_extension(by=door.actor, extension=extension)


def withdraw(door: Door, extension: Extension) -> None:
    """Take back."""
    actions.withdraw_extension(by=door.actor, extension=extension)


def by_account(act: Act) -> Page:
    """Make the verb for people with an account."""

    @needs("agreements.answer_extension", get=extension_of_side, verb=True)
    def verb(request: Request, extension: Extension) -> HttpResponse:
        return acting(request, extension, signed_in(request), act)

    return verb


def through_link(act: Act) -> Page:
    """Make the verb for whoever holds the link."""

    @by_link(agreement_behind, verb=True)
    @in_vendors_language
    def verb(request: Request, agreement: FrameworkAgreement, token: str, uid: str) -> HttpResponse:
        extension = agreement.extensions.filter(uid=uid).first()
        if extension is None:
            raise Http404
        return acting(request, extension, linked(agreement, token), act)

    return verb
