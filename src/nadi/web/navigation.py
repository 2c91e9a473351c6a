"""What stands around every page: the menu for this reader, and the organisation they act for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from nadi.web.access import Actor, Sentence, actor_of, is_allowed


@dataclass(frozen=True, kw_only=True)
class MenuItem:
    """One entry of the main menu; `needs` is the permission that makes it appear."""

    label: Sentence
    url_name: str
    needs: str = ""
    order: int = 100
    prefix: str | tuple[str, ...] = ""
    # What stands between this entry and the pages of an app: (label, url), from the top.
    between: Callable[[Actor, str], list[tuple[Sentence, str]]] | None = None


def menu_items() -> tuple[MenuItem, ...]:
    """Return the entries of the main menu, those of `MENU` in every app's `urls.py`."""
    return stated("MENU", frozenset(settings.OFF))


def ways_in() -> list[tuple[Sentence, str]]:
    """Return what stands at the foot of every page: `FOR_EVERYBODY` of every app's `urls.py`."""
    return [(item.label, reverse(item.url_name)) for item in stated("FOR_EVERYBODY", frozenset(settings.OFF))]


@cache
def stated(table: str, off: frozenset[str]) -> tuple[MenuItem, ...]:
    """Collect a table from the `urls.py` of every app that is on, in its order."""
    items: list[MenuItem] = []
    for app in apps.get_app_configs():
        module = f"{app.name}.urls"
        is_ours = app.name.startswith("nadi.") and app.label not in off and app.label != "web"
        if is_ours and find_spec(module):
            items += getattr(import_module(module), table, [])
    return tuple(sorted(items, key=lambda item: item.order))


def menu_for(actor: Actor, path: str) -> list[dict[str, Any]]:
    """Return the entries this reader may open, the current one marked."""
    shown = []
    for item in menu_items():
        if actor.is_signed_in and is_allowed(actor, item.needs):
            url = reverse(item.url_name)
            is_current = path == url if url == "/" else path.startswith(item.prefix or url)
            shown.append({"label": item.label, "url": url, "current": is_current})
    return shown


def way_to(request: HttpRequest, actor: Actor) -> list[tuple[Sentence, str]]:
    """Return the way to a page that states none of its own: the menu's entry above it, and what follows."""
    path, match = request.path, request.resolver_match
    app = (match.url_name or "").partition(".")[0] if match else ""
    way: list[tuple[Sentence, str]] = []
    for item in menu_items():
        url = reverse(item.url_name)
        if url != "/" and path.startswith(item.prefix or url) and is_allowed(actor, item.needs):
            way = [(item.label, url), *(item.between(actor, app) if item.between else [])]
    return [step for step in way if step[1] != path]


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Give every template the frame of the page."""
    actor = actor_of(request)
    choices: Callable[[], Any] = getattr(request, "organisations_to_act_for", list)
    return {
        "actor": actor,
        "navigation": menu_for(actor, request.path),
        "ways_in": ways_in,
        "breadcrumbs": way_to(request, actor) if actor.is_signed_in else [],
        "organisation_choices": choices,
        "theme": request.COOKIES.get("theme", "auto"),
        "is_demo": settings.DEMO,
        "languages": settings.LANGUAGES,
    }
