"""The way into the registers."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nadi.registers.entries.overview import cards_for, newest_for
from nadi.web.access import Request, needs


@needs("entries.index")
def index(request: Request) -> HttpResponse:
    """Show the registers this reader may open, and what is new in them."""
    cards = cards_for(request.actor)
    context = {"title": _("Registers"), "cards": cards, "newest": newest_for(request.actor)}
    return render(request, "entries/index.html", context)
