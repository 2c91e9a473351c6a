"""The journal's page."""

from django.http import HttpResponse

from nadi.journal.lists import FOR_BOARD, FOR_STAFF
from nadi.journal.queries import visible_to
from nadi.web.access import Request, needs


@needs("journal.list")
def listed(request: Request) -> HttpResponse:
    """Show who did what, the latest first."""
    shown = FOR_STAFF if request.actor.is_staff else FOR_BOARD
    return shown.answer(request, visible_to(request.actor))
