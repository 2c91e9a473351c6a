"""Pages of mini-competitions."""

from datetime import timedelta
from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.together.agreements.actions import competitions as actions
from nadi.together.agreements.forms.competitions import AskForm, QuoteForm
from nadi.together.agreements.links import agreement_behind
from nadi.together.agreements.models import Addendum, FrameworkAgreement, MiniCompetition
from nadi.together.agreements.queries import competitions as queries
from nadi.together.agreements.queries.agreements import agreement_of_side, own_addendum
from nadi.together.agreements.views.frame import (
    Door,
    FormPage,
    in_vendors_language,
    linked,
    signed_in,
    way_back,
)
from nadi.web.access import Actor, Refused, Request, by_link, is_allowed, needs
from nadi.web.forms import form_page

USUAL_TIME = timedelta(days=3)


@needs("agreements.ask_quotes", get=own_addendum)
def ask_quotes(request: Request, addendum: Addendum) -> HttpResponse:
    """Let the vendors of the award quote."""
    participation, door = addendum.share.participation, signed_in(request)
    until = (timezone.localtime() + USUAL_TIME).replace(minute=0, second=0, microsecond=0)
    form = AskForm(request.POST or None, rooms=queries.rooms_of(participation), until=until)
    page = FormPage(
        title=_("Let vendors quote"),
        says=_(
            "Every vendor of the same award that has all of it left under its agreement with you is asked. "
            "Nobody may quote above the agreed price, and you read the quotes after the deadline."
        ),
        submit=_("Ask the vendors"),
        back=door.home(addendum.agreement),
        breadcrumbs=door.way_back(addendum.agreement),
    )

    def do() -> HttpResponse:
        made = actions.ask_quotes(by=request.actor, participation=participation, asking=form.asking())
        messages.success(request, _("The vendors were asked."))
        return redirect("agreements.competition", made.uid)

    return form_page(request, page, form, do)


@needs("agreements.competition", get=queries.competition_seen_by)
def competition(request: Request, shown: MiniCompetition) -> HttpResponse:
    """Show a mini-competition: before the deadline what was asked, afterwards the quotes."""
    actor = request.actor
    is_own = shown.participation.organisation_id == actor.organisation_id
    quotes = queries.offered(shown)
    lines = list(queries.lines_of(shown))
    context = {
        "competition": shown,
        "lines": lines,
        "quotes": quotes,
        "rows": [(line, [quote.prices[line.pk] for quote in quotes]) for line in lines],
        "is_over": queries.is_over(shown),
        "is_asked": shown.state == MiniCompetition.State.ASKED,
        "currency": shown.participation.pool.currency,
        "may_pick": is_own and is_allowed(actor, "agreements.pick_quote", shown),
        "may_cancel": is_own and is_allowed(actor, "agreements.cancel_competition", shown),
        "title": _("Mini-competition %(number)s") % {"number": shown.number},
        "breadcrumbs": way_back(),
    }
    return render(request, "agreements/competition.html", context)


@needs("agreements.pick_quote", get=queries.own_competition, verb=True)
def pick_quote(request: Request, chosen: MiniCompetition) -> HttpResponse:
    """Order at one of the quotes."""
    quote = chosen.quotes.filter(uid=request.POST.get("quote", "")).first()
    if quote is None:
        raise Refused(_("Choose one of the quotes."))
    order = actions.pick_quote(by=request.actor, competition=chosen, quote=quote)
    messages.success(request, _("Order %(number)s went to the vendor.") % {"number": order.number})
    return redirect("agreements.see_call_off", order.uid)


@needs("agreements.cancel_competition", get=queries.own_competition, verb=True)
def cancel_competition(request: Request, ended: MiniCompetition) -> HttpResponse:
    """End it without an order."""
    actions.cancel_competition(by=request.actor, competition=ended)
    messages.success(request, _("Cancelled; the vendors were told."))
    return redirect("agreements.competition", ended.uid)


Asked = tuple[FrameworkAgreement, MiniCompetition]


def asked_under(agreement: FrameworkAgreement, uid: str) -> MiniCompetition | None:
    """Return a mini-competition in which the vendor of this agreement may quote."""
    return queries.asked_of(agreement).filter(uid=uid).first()


def asked_of_own(actor: Actor, uid: str, competition: str) -> Asked | None:
    """Return the vendor's own agreement with a mini-competition under it."""
    agreement = agreement_of_side(actor, uid)
    found = asked_under(agreement, competition) if agreement is not None else None
    return (agreement, found) if agreement is not None and found is not None else None


def quoting(request: Request, asked: Asked, door: Door) -> HttpResponse:
    """Show the agreed prices with a field beside each, and take the quote."""
    agreement, about = asked
    lines = list(queries.lines_of(about))
    room = queries.room_at(about, agreement)
    own = queries.own_quote(about, agreement)
    given = dict(own.lines.values_list("competition_line", "unit_price")) if own else {}
    most: dict[int, Decimal] = {}
    if room is not None:
        most = {line.pk: room.agreed_price((line.line_id, line.site_id), line.quantity) for line in lines}
    currency = agreement.award.pool.currency
    form = QuoteForm(request.POST or None, lines=lines, currency=currency, prices={**most, **given})
    if request.method == "POST" and "withdraw" in request.POST:
        actions.withdraw_quote(competition=about, agreement=agreement)
        messages.success(request, _("Your quote is withdrawn."))
        return redirect(door.home(agreement))
    if request.method == "POST" and form.is_valid():
        try:
            actions.submit_quote(competition=about, agreement=agreement, prices=form.prices())
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("Your quote is taken. You may change it until the deadline."))
            return redirect(door.home(agreement))
    context = {
        "form": form,
        "rows": [(row["line"], row["field"], most.get(row["line"].pk)) for row in form.rows()],
        "competition": about,
        "has_quoted": own is not None,
        "currency": currency,
        "cancel_url": door.home(agreement),
        "title": _("Your quote"),
        "breadcrumbs": door.way_back(agreement),
    }
    return render(request, "agreements/quote.html", context, status=422 if form.errors else 200)


@needs("agreements.quote", get=asked_of_own)
def quote(request: Request, asked: Asked) -> HttpResponse:
    """Quote in a mini-competition."""
    return quoting(request, asked, signed_in(request))


@by_link(agreement_behind)
@in_vendors_language
def quote_by_link(request: Request, agreement: FrameworkAgreement, token: str, uid: str) -> HttpResponse:
    """Quote without an account."""
    found = asked_under(agreement, uid)
    if found is None:
        raise Http404
    return quoting(request, (agreement, found), linked(agreement, token))
