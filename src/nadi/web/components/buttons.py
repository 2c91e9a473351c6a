"""Things to press: buttons, links that look like buttons, and the icons on them."""

from collections.abc import Mapping
from typing import Any, Literal, get_args

from django.forms.utils import flatatt
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

Words = str | Promise
Kind = Literal["primary", "secondary", "quiet", "danger"]


def html_attributes(given: Mapping[str, Any]) -> SafeString:
    """Turn template keywords into HTML attributes: `hx_post` becomes `hx-post`, None and False vanish."""
    named = {name.replace("_", "-"): value for name, value in given.items()}
    return flatatt({name: value for name, value in named.items() if value is not None})


def icon(name: str) -> SafeString:
    """Draw a decorative icon of the sprite; the words beside it carry the meaning."""
    sprite = static("web/icons.svg")
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href="{}#{}"/></svg>', sprite, name
    )


def button(label: Words, kind: Kind = "secondary", href: str = "", **attributes: Any) -> dict[str, Any]:
    """Describe a button, or with `href` a link looking like one.

    `icon`, `small`, `busy` and `disabled` shape it; every other keyword becomes an HTML attribute.
    """
    if kind not in get_args(Kind):
        raise ValueError(f"A button is one of {', '.join(get_args(Kind))}, not {kind}.")
    picture, small = attributes.pop("icon", ""), attributes.pop("small", False)
    busy, disabled = attributes.pop("busy", False), attributes.pop("disabled", False)
    if not href:
        attributes = {"type": "submit", "disabled": bool(disabled), **attributes}
    elif disabled:
        attributes |= {"role": "link", "aria_disabled": "true"}
    if busy:
        attributes["aria_busy"] = "true"
    return {
        "label": label,
        "classes": f"button button-{kind}" + (" button-small" if small else ""),
        "href": "" if disabled else href,
        "is_link": bool(href),
        "icon": picture,
        "attributes": html_attributes(attributes),
    }


def dialog_button(
    opens: str, label: Words, kind: Kind = "secondary", href: str = "", **attributes: Any
) -> dict[str, Any]:
    """Describe the button opening the dialog `opens`; `href` is a page that does the same."""
    return button(label, kind, href or f"#{opens}", data_dialog=opens, **attributes)
