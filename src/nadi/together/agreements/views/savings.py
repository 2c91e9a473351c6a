"""Pages of savings."""

from django.http import HttpResponse

from nadi.together.agreements.lists import SAVINGS, savings_charts
from nadi.together.agreements.queries import savings as queries
from nadi.web.access import Request, needs


@needs("agreements.savings")
def savings(request: Request) -> HttpResponse:
    """Show the ledger from forecast to realised, drawn and listed."""
    sums = queries.sums_for(request.actor)
    rows = queries.savings_visible_to(request.actor)
    return SAVINGS.answer(request, rows, sums=sums, charts=savings_charts(sums))
