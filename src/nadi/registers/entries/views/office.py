"""What the office looks after: reported mistakes, entries that fade, how an entry changed."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nadi.registers.entries.hanging import history_of
from nadi.registers.entries.history import told
from nadi.registers.entries.models import Entry
from nadi.registers.entries.office_lists import FADING, MISTAKES, fading_rows, mistake_rows
from nadi.registers.entries.queries import any_entry_for
from nadi.registers.entries.showing import way_to
from nadi.web.access import Request, needs
from nadi.web.listing.pages import BoundedPaginator
from nadi.web.localized import localized


@needs("entries.mistakes")
def mistakes(request: Request) -> HttpResponse:
    """List what readers reported."""
    return MISTAKES.answer(request, mistake_rows())


@needs("entries.fading")
def fading(request: Request) -> HttpResponse:
    """List the entries that nobody has confirmed lately, over all registers."""
    return FADING.answer(request, fading_rows(request.actor))


@needs("entries.history", get=any_entry_for)
def history(request: Request, entry: Entry) -> HttpResponse:
    """Show how an entry changed."""
    page = BoundedPaginator(history_of(entry), 30).page_called(request.GET.get("page", ""))
    context = {"title": _("What changed"), "name": localized(entry), "page": page}
    return render(
        request,
        "entries/history.html",
        {**context, "events": told(entry, page.object_list), **way_to(request, entry)},
    )
