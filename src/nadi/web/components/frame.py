"""What stands around every page: styles, theme, language, the way here, tabs."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from nadi.web.components.buttons import Words
from nadi.web.components.stylesheet import CSS, sheets, version

THEMES: dict[str, tuple[Words, str]] = {
    "auto": (_("As the device"), "device"),
    "light": (_("Light"), "sun"),
    "dark": (_("Dark"), "moon"),
}


def stylesheets() -> SafeString:
    """Link the styles: one file named after its content, or each by itself to debug them."""
    one = "" if settings.DEBUG else address_of("stylesheet", version())
    links = [one] if one else [static(f"web/css/{path.relative_to(CSS).as_posix()}") for path in sheets()]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((link,) for link in links))


def theme_of(context: dict[str, Any]) -> str:
    """Return the reader's choice of colours."""
    request = context.get("request")
    chosen = request.COOKIES.get("theme", "auto") if request else "auto"
    return chosen if chosen in THEMES else "auto"


def here(context: dict[str, Any]) -> str:
    """Return the address to come back to after a switch."""
    request = context.get("request")
    return request.get_full_path() if request else "/"


def address_of(name: str, *parts: str) -> str:
    """Return the address of a page that an installation may have left out."""
    try:
        return reverse(name, args=parts)
    except NoReverseMatch:
        return ""


def theme_switch(context: dict[str, Any]) -> dict[str, Any]:
    """Describe the choice of light, dark, or as the device."""
    chosen = theme_of(context)
    choices = [(name, label, picture, name == chosen) for name, (label, picture) in THEMES.items()]
    return {"choices": choices, "url": address_of("theme"), "here": here(context)}


def language_switch(context: dict[str, Any]) -> dict[str, Any]:
    """Describe the other languages of the house, each named in itself."""
    current = get_language() or settings.LANGUAGE_CODE
    others = [(code, name) for code, name in settings.LANGUAGES if code != current]
    return {"others": others, "url": address_of("language"), "here": here(context)}


def breadcrumb(crumbs: Sequence[tuple[Words, str]]) -> dict[str, Any]:
    """Describe the way here: (label, url) from the top; the last one is this page and needs no url."""
    return {"crumbs": crumbs}


def tabs(items: Sequence[tuple[Words, str, bool]], label: Words) -> dict[str, Any]:
    """Describe neighbouring views of one thing: (label, url, is_current), each a link."""
    return {"items": items, "label": label}
