"""Verbs by which a side answers what the other proposed, or takes its own back: through both doors."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from nadi.together.agreements.links import agreement_behind
from nadi.together.agreements.models import Extension, FrameworkAgreement, PriceChange
from nadi.together.agreements.views.frame import Door, in_vendors_language, linked, signed_in
from nadi.web.access import Actor, Page, Request, by_link, needs

T = TypeVar("T", Extension, PriceChange)


@dataclass(frozen=True, kw_only=True)
class Proposed(Generic[T]):
    """What is answered: by which permission, and how it is found by its side and under the link."""

    permission: str
    get: Callable[..., T | None]
    under: Callable[[FrameworkAgreement, str], T]


def both_doors(proposed: Proposed[T], act: Callable[[Actor, T], object]) -> tuple[Page, Page]:
    """Make the verb for people with an account, and for whoever holds the vendor's link."""

    def answered(request: Request, thing: T, door: Door) -> HttpResponse:
        act(door.actor, thing)
        messages.success(request, _("Done; the other side was told."))
        return redirect(door.home(thing.agreement))

    @needs(proposed.permission, get=proposed.get, verb=True)
    def by_account(request: Request, thing: T) -> HttpResponse:
        return answered(request, thing, signed_in(request))

    @by_link(agreement_behind, verb=True)
    @in_vendors_language
    def through_link(request: Request, agreement: FrameworkAgreement, token: str, uid: str) -> HttpResponse:
        return answered(request, proposed.under(agreement, uid), linked(agreement, token))

    return by_account, through_link
