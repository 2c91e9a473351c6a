"""The way into the registers."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nadi.registers.entries.overview import cards_for, favourites_for, newest_for, office_links
from nadi.web.access import Request, needs


@needs("entries.index")
def index(request: Request) -> HttpResponse:
    """Show the registers this reader may open, and what is new in them."""
    actor = request.actor
    context = {
        "title": _("Registers"),
        "cards": cards_for(actor),
        "newest": newest_for(actor),
        "favourites": favourites_for(actor),
        "office": office_links(actor),
    }
    return render(request, "entries/index.html", context)
