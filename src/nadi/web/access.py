"""The one door to every page: who acts, for which organisation, and whether they may.

Each app states its permissions in `rules.py` as one readable table, `RULES`. A view names the permission it
needs with `@needs("pools.award")`; a page for everybody says `@public`; a page of one's own account says
`@signed_in`; a page reached by an e-mail link says `@by_link`. A test walks every URL and refuses one that
went through none of them. A refusal is a sentence.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import wraps
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Concatenate, cast

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nadi.web.modules import is_off

Sentence = str | Promise


class Role(StrEnum):
    """What a person is here, through the organisation they act for."""

    STAFF = "staff"
    BOARD = "board"
    MEMBER = "member"
    PROVIDER = "provider"
    PARTNER = "partner"


class Capacity(StrEnum):
    """Whether a person may bind the organisation or only read and prepare for it."""

    REPRESENTATIVE = "representative"
    COLLEAGUE = "colleague"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """A person acting for an organisation: who clicked, and who is bound."""

    person: str = ""
    person_name: str = ""
    organisation_id: int | None = None
    organisation: str = ""
    organisation_name: str = ""
    roles: frozenset[Role] = frozenset()
    capacity: Capacity | None = None
    has_second_factor: bool = False

    @property
    def is_signed_in(self) -> bool:
        return bool(self.person)

    @property
    def is_staff(self) -> bool:
        return Role.STAFF in self.roles

    @property
    def is_board(self) -> bool:
        return Role.BOARD in self.roles

    @property
    def is_member(self) -> bool:
        return Role.MEMBER in self.roles

    @property
    def may_bind(self) -> bool:
        return self.capacity == Capacity.REPRESENTATIVE

    @property
    def needs_second_factor(self) -> bool:
        return bool(self.roles & {Role.STAFF, Role.BOARD}) and not self.has_second_factor


NOBODY = Actor()


class Request(HttpRequest):
    """A request after the middleware: it knows its actor."""

    actor: Actor
    user: Any
    htmx: Any


class Refused(Exception):
    """An action or a page says no; the sentence is for the person who can act on it."""

    def __init__(self, sentence: Sentence, *, status: int = 409) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status


class Moved(Exception):
    """What an address named is now elsewhere: the reader is led there."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


Check = Callable[[Actor, Any], Sentence | None]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One permission: what it allows in words, to whom, and the condition on the thing itself."""

    name: str
    allows: Sentence
    roles: frozenset[Role] = field(default_factory=frozenset)
    binding: bool = False
    check: Check | None = None

    def refusal(self, actor: Actor, thing: Any) -> Sentence | None:
        """Return why the actor may not, or None."""
        if not actor.roles & self.roles:
            return cast(
                Sentence,
                _("This is for: %(roles)s. You act as: %(yours)s.")
                % {"roles": names_of(self.roles), "yours": names_of(actor.roles) or _("a guest")},
            )
        if self.binding and not actor.may_bind:
            return cast(
                Sentence,
                _("This binds your company, so only a representative of %(organisation)s can do it.")
                % {"organisation": actor.organisation_name},
            )
        return self.check(actor, thing) if self.check else None


def rule(
    name: str, allows: Sentence, *roles: Role, binding: bool = False, check: Check | None = None
) -> Rule:
    """State one permission as a row of an app's table."""
    return Rule(name=name, allows=allows, roles=frozenset(roles), binding=binding, check=check)


ROLE_NAMES: Mapping[Role, Sentence] = {
    Role.STAFF: _("staff"),
    Role.BOARD: _("board"),
    Role.MEMBER: _("member"),
    Role.PROVIDER: _("provider"),
    Role.PARTNER: _("partner"),
}


def names_of(roles: Iterable[Role]) -> str:
    """Return the roles in the reader's language, in their usual order."""
    return ", ".join(str(ROLE_NAMES[role]) for role in Role if role in set(roles))


RULES: dict[str, Rule] = {}


def read_rules() -> None:
    """Collect the tables of all installed apps."""
    RULES.clear()
    for app in apps.get_app_configs():
        module = f"{app.name}.rules"
        if app.name.startswith("nadi.") and find_spec(module):
            for stated in import_module(module).RULES:
                if stated.name in RULES:
                    raise ValueError(f"The permission {stated.name} is stated twice.")
                RULES[stated.name] = stated


def why_not(actor: Actor, name: str, thing: Any = None) -> Sentence | None:
    """Return why the actor may not do this, or None: for templates and actions that ask before offering."""
    if is_off(name.partition(".")[0]):
        return _("This association does not use this part of the house.")
    return RULES[name].refusal(actor, thing)


def is_allowed(actor: Actor, name: str, thing: Any = None) -> bool:
    """Tell whether to offer something at all."""
    return why_not(actor, name, thing) is None


Page = Callable[Concatenate[Request, ...], HttpResponseBase]


def needs(name: str, *, get: Callable[..., Any] | None = None, verb: bool = False) -> Callable[[Page], Page]:
    """Let a page through for those the rule allows.

    `get(actor, **address)` fetches the page's object through what the actor may see (absent and hidden are
    both 404); the view receives it in place of the address. `verb` makes the page answer to POST alone.
    """

    def door(view: Page) -> Page:
        @wraps(view)
        def guarded(request: Request, **address: Any) -> HttpResponseBase:
            actor = request.actor
            if not actor.is_signed_in:
                return to_sign_in(request)
            if settings.SECOND_FACTOR_REQUIRED and actor.needs_second_factor:
                return redirect("second_factor_needed")
            if verb and request.method != "POST":
                return HttpResponseNotAllowed(["POST"])
            thing = get(actor, **address) if get else None
            if get and thing is None:
                raise Http404
            if (sentence := why_not(actor, name, thing)) is not None:
                raise Refused(sentence, status=403)
            return view(request, thing) if get else view(request, **address)

        guarded.nadi_door = name  # type: ignore[attr-defined]  # read by the walk over all URLs
        guarded.nadi_verb = verb  # type: ignore[attr-defined]
        return cast(Page, guarded)

    return door


def public(view: Page) -> Page:
    """Mark a page that everybody may see."""
    view.nadi_door = "public"  # type: ignore[attr-defined]  # read by the walk over all URLs
    return view


def signed_in(*, verb: bool = False) -> Callable[[Page], Page]:
    """Let through whoever is signed in, whatever they are here: for the pages of their own account."""

    def door(view: Page) -> Page:
        @wraps(view)
        def guarded(request: Request, **address: Any) -> HttpResponseBase:
            if not request.actor.is_signed_in:
                return to_sign_in(request)
            if verb and request.method != "POST":
                return HttpResponseNotAllowed(["POST"])
            return view(request, **address)

        guarded.nadi_door = "signed in"  # type: ignore[attr-defined]  # read by the walk over all URLs
        guarded.nadi_verb = verb  # type: ignore[attr-defined]
        return cast(Page, guarded)

    return door


def by_link(get: Callable[[str], Any], *, verb: bool = False) -> Callable[[Page], Page]:
    """Let through whoever holds the link: `get(token)` returns what the link opens, or None."""

    def door(view: Page) -> Page:
        @wraps(view)
        def guarded(request: Request, token: str, **address: Any) -> HttpResponseBase:
            if verb and request.method != "POST":
                return HttpResponseNotAllowed(["POST"])
            opened = get(token)
            if opened is None:
                raise Http404
            response = view(request, opened, token=token, **address)
            response["Cache-Control"] = "no-store"
            return response

        guarded.nadi_door = "link"  # type: ignore[attr-defined]  # read by the walk over all URLs
        guarded.nadi_verb = verb  # type: ignore[attr-defined]
        return cast(Page, guarded)

    return door


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send a guest to sign in and back here; a part of a page (htmx) is told to go as a whole."""
    target = redirect_to_login(request.get_full_path())
    if getattr(request, "htmx", False):
        return HttpResponse(status=204, headers={"HX-Redirect": target.url})
    return target


def actor_of(request: HttpRequest) -> Actor:
    """Return who acts, also where no middleware ran (error pages)."""
    if isinstance(getattr(request, "user", None), AnonymousUser):
        return NOBODY
    return getattr(request, "actor", NOBODY)
