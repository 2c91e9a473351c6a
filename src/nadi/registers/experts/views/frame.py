"""What the pages of experts share: two doors (an account, or an expert's link)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.registers.experts.links import actor_of, terms_behind
from nadi.registers.experts.models import Terms
from nadi.web.access import Actor, Page, Request, Sentence, by_link, needs
from nadi.web.forms import once
from nadi.web.link_language import in_language_of


@dataclass(frozen=True, kw_only=True)
class Door:
    """How a reader came in; addresses lead on through the same door."""

    actor: Actor
    token: str = ""

    def to(self, name: str, *words: str) -> str:
        """Return the address of a page that exists for both doors."""
        if self.token:
            return reverse(f"experts.own_{name}", args=[self.token, *words])
        return reverse(f"experts.{name}", args=words)

    def way_back(self, label: Sentence, name: str) -> list[tuple[Sentence, str]]:
        """Return the way back: to the expert's own page, or to the list."""
        if self.token:
            return [(_("Your page"), reverse("experts.own", args=[self.token]))]
        return [(_("Experts"), reverse("experts.list")), (label, reverse(name))]


def language_of(terms: Terms) -> str:
    """Return the language of the expert's letters."""
    return terms.language


in_experts_language = in_language_of(language_of)
Shown = Callable[[Request, Any, Door], HttpResponse]
Behind = Callable[[Terms], QuerySet[Any]]


@dataclass(frozen=True, kw_only=True)
class Ways:
    """How a page's object is found: through what an actor may see, and behind the expert's link."""

    get: Callable[..., Any]
    behind: Behind


def two_doors(permission: str, ways: Ways, *, verb: bool = False) -> Callable[[Shown], tuple[Page, Page]]:
    """Make one page for both doors."""

    def pair(page: Shown) -> tuple[Page, Page]:
        @needs(permission, get=ways.get, verb=verb)
        @once
        def by_account(request: Request, thing: Any) -> HttpResponse:
            return page(request, thing, Door(actor=request.actor))

        @by_link(terms_behind, verb=verb)
        @once
        @in_experts_language
        def through_link(request: Request, terms: Terms, token: str, uid: str) -> HttpResponse:
            thing = ways.behind(terms).filter(uid=uid).first()
            if thing is None:
                raise Http404
            return page(request, thing, Door(actor=actor_of(terms), token=token))

        return by_account, through_link

    return pair


def own_page(page: Callable[..., HttpResponse], *, verb: bool = False) -> Page:
    """Make a page of the expert's own record."""

    @by_link(terms_behind, verb=verb)
    @once
    @in_experts_language
    def through_link(request: Request, terms: Terms, token: str, **address: str) -> HttpResponse:
        return page(request, terms, Door(actor=actor_of(terms), token=token), **address)

    return through_link
