"""The competition check of a pool, and the legal sign-off above the limit."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.together.pools.actions import competition as actions
from nadi.together.pools.forms.competition import SignOffForm, forms_for
from nadi.together.pools.models import CompetitionCheck, Pool
from nadi.together.pools.queries.competition import check_seen_by, competition_state
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.together.pools.views.competition_words import words_of
from nadi.together.pools.views.gathering import crumbs
from nadi.web.access import Refused, Request, needs
from nadi.web.files import file_response


@needs("pools.competition", get=pool_seen_by)
def competition(request: Request, pool: Pool) -> HttpResponse:
    """Ask for the combined shares of each category, and say what they mean."""
    found = competition_state(pool)
    known, another = forms_for(request.POST or None, found.categories, pool.currency)
    asked = [form for _state, form in known]
    judged = [one.is_valid() for one in [*asked, another]] if request.method == "POST" else [False]
    if all(judged):
        typed = [form.shares() for form in asked]
        typed += [another.shares()] if another.has_changed() else []
        try:
            actions.check_competition(by=request.actor, pool=pool, shares=typed)
        except Refused as refusal:
            messages.error(request, str(refusal.sentence))
        else:
            messages.success(request, _("The competition check is saved."))
            return redirect("pools.competition", pool.uid)
    context = {
        "pool": pool,
        "title": _("Competition check"),
        "breadcrumbs": crumbs(pool, _("Competition check")),
        "categories": [(state, form, words_of(state)) for state, form in known],
        "uncategorised": found.uncategorised,
        "another": another,
        "has_problems": request.method == "POST",
        "limit": settings.COMPETITION_LIMIT,
        "notice": settings.COMPETITION_NOTICE,
    }
    return render(request, "pools/competition.html", context)


@needs("pools.sign_off", get=check_seen_by)
def sign_off(request: Request, check: CompetitionCheck) -> HttpResponse:
    """Record that a lawyer or an authority lets the pool open above the limit."""
    initial = {"signed_off_by": check.signed_off_by, "reason": check.sign_off_reason}
    form = SignOffForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.sign_off(by=request.actor, check=check, given=form.sign_off())
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("The legal sign-off is recorded."))
            return redirect("pools.competition", check.pool.uid)
    title = _("Legal sign-off for category %(category)s") % {"category": check.category}
    context = {
        "form": form,
        "title": title,
        "lede": _("Recorded with who signed, why, and the paper. Shares that change later need a new one."),
        "breadcrumbs": crumbs(check.pool, title),
        "submit": _("Record the sign-off"),
    }
    return render(request, "web/forms/page.html", context)


@needs("pools.sign_off_file", get=check_seen_by)
def sign_off_file(request: Request, check: CompetitionCheck) -> HttpResponseBase:
    """Hand out the signed opinion."""
    if check.sign_off_file is None:
        raise Http404
    return file_response(check.sign_off_file)
