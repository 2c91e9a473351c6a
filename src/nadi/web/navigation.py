"""What stands around every page: the menu for this reader, and the organisation they act for."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from nadi.web.access import Actor, Sentence, actor_of, is_allowed
from nadi.web.modules import is_off


@dataclass(frozen=True, kw_only=True)
class MenuItem:
    """One entry of the main menu; `needs` is the permission that makes it appear."""

    label: Sentence
    url_name: str
    needs: str
    order: int = 100
    prefix: str | tuple[str, ...] = ""


def menu_items() -> list[MenuItem]:
    """Collect `MENU` from every app's `urls.py`."""
    items: list[MenuItem] = []
    for app in apps.get_app_configs():
        module = f"{app.name}.urls"
        if (
            app.name.startswith("nadi.")
            and not is_off(app.label)
            and app.label != "web"
            and find_spec(module)
        ):
            items += getattr(import_module(module), "MENU", [])
    return sorted(items, key=lambda item: item.order)


def menu_for(actor: Actor, path: str) -> list[dict[str, Any]]:
    """Return the entries this reader may open, the current one marked."""
    shown = []
    for item in menu_items():
        if actor.is_signed_in and is_allowed(actor, item.needs):
            url = reverse(item.url_name)
            is_current = path == url if url == "/" else path.startswith(item.prefix or url)
            shown.append({"label": item.label, "url": url, "current": is_current})
    return shown


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Give every template the frame of the page."""
    actor = actor_of(request)
    choices: Callable[[], Any] = getattr(request, "organisations_to_act_for", list)
    return {
        "actor": actor,
        "navigation": menu_for(actor, request.path),
        "organisation_choices": choices,
        "theme": request.COOKIES.get("theme", "auto"),
        "is_demo": settings.DEMO,
        "languages": settings.LANGUAGES,
    }
