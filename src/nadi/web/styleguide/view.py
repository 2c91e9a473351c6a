"""The page of the style guide."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from nadi.web.styleguide.specimens import specimens

ROOMS = {
    "colours": _("Colours and type"),
    "buttons": _("Buttons and dialogs"),
    "words": _("Words"),
    "figures": _("Figures"),
    "fields": _("Fields"),
    "wrong": _("A form with mistakes"),
    "rows": _("Rows"),
    "states": _("States"),
    "charts": _("Charts"),
}
THEMES = {"light": _("Light"), "dark": _("Dark")}


def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every component in every state, light and dark beside one another."""
    shown = {theme: specimens(theme) for theme in THEMES}
    rooms = [
        (
            name,
            title,
            [
                (theme, label, render_to_string(f"web/styleguide/{name}.html", shown[theme], request))
                for theme, label in THEMES.items()
            ],
        )
        for name, title in ROOMS.items()
    ]
    return render(request, "web/styleguide/page.html", {"title": _("Style guide"), "rooms": rooms})
