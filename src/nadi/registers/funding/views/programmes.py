"""Pages of programmes, their openings and their conditions."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.engine import eligibility
from nadi.registers.entries.pages import (
    answer_add,
    answer_detail,
    answer_edit,
    answer_list,
    answer_state,
    entry_for,
    publish_entry,
    restore_entry,
    withdraw_entry,
)
from nadi.registers.funding.actions.programmes import add_call, edit_call, keep_programme, state_conditions
from nadi.registers.funding.forms.conditions import (
    ConditionRows,
    OpenToAllForm,
    TierRows,
    WrittenForm,
    as_data,
    as_data_of_tiers,
    conditions_from_rows,
    fits_rows,
    rows_from,
    tier_rows_from,
)
from nadi.registers.funding.forms.programmes import CallForm, ProgrammeForm
from nadi.registers.funding.lists import PROGRAMMES
from nadi.registers.funding.models import Call, Programme
from nadi.registers.funding.queries import programmes as queries
from nadi.registers.funding.showing import detail_context
from nadi.web.access import Request, needs
from nadi.web.forms import once
from nadi.web.localized import localized

# Who asks for one of these wants to find what is over, too.
LOOKS_AT_ALL = ("show", "q", "status", "state")


@needs("funding.list")
def listed(request: Request) -> HttpResponse:
    """List what can be had now or soon; all programmes in a tab, and for whoever looks for one of them."""
    here, is_all = reverse("funding.list"), any(request.GET.get(name) for name in LOOKS_AT_ALL)
    rows = queries.visible_to(request.actor) if is_all else queries.still_to_be_had(request.actor)
    views = [
        (_("Open now or soon"), here, not is_all),
        (_("All programmes"), f"{here}?show=all", is_all),
    ]
    stays = [("show", "all")] if is_all else []
    rows = rows.select_related("superseded_by")
    return answer_list(request, PROGRAMMES, Programme, rows, views=views, stays=stays)


@needs("funding.see", get=entry_for(Programme))
def detail(request: Request, programme: Programme) -> HttpResponse:
    """Show a programme; to a member also whether its firm can get the money."""
    context = detail_context(request.actor, programme)
    return answer_detail(request, programme, "funding/detail.html", **context)


@needs("funding.add")
@once
def add(request: Request) -> HttpResponse:
    """Enter a programme."""
    return answer_add(request, ProgrammeForm, "funding.add", keep=keep_programme)


@needs("funding.edit", get=entry_for(Programme))
@once
def edit(request: Request, programme: Programme) -> HttpResponse:
    """Change a programme."""
    return answer_edit(request, programme, ProgrammeForm, "funding.edit", keep=keep_programme)


@needs("funding.publish", get=entry_for(Programme), verb=True)
def publish(request: Request, programme: Programme) -> HttpResponse:
    """Publish a programme."""
    return answer_state(request, programme, publish_entry, "funding.publish")


@needs("funding.withdraw", get=entry_for(Programme), verb=True)
def withdraw(request: Request, programme: Programme) -> HttpResponse:
    """Withdraw a programme."""
    return answer_state(request, programme, withdraw_entry, "funding.withdraw")


@needs("funding.restore", get=entry_for(Programme), verb=True)
def restore(request: Request, programme: Programme) -> HttpResponse:
    """Take a withdrawn programme back."""
    return answer_state(request, programme, restore_entry, "funding.restore")


@needs("funding.add_call", get=entry_for(Programme))
@once
def new_call(request: Request, programme: Programme) -> HttpResponse:
    """Enter an opening of a programme."""
    form = CallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_call(by=request.actor, programme=programme, facts=form.cleaned_data)
        messages.success(request, _("The opening was added."))
        return redirect("funding.detail", uid=programme.uid)
    context = {"title": _("New opening"), "form": form, "lede": localized(programme)}
    return render(request, "web/forms/page.html", context)


@needs("funding.edit_call", get=queries.call_for)
@once
def change_call(request: Request, call: Call) -> HttpResponse:
    """Change an opening of a programme."""
    form = CallForm(request.POST or None, instance=call)
    if request.method == "POST" and form.is_valid():
        edit_call(by=request.actor, call=call, facts=form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("funding.detail", uid=call.programme.uid)
    context = {"title": _("Change the opening"), "form": form, "lede": localized(call.programme)}
    return render(request, "web/forms/page.html", context)


@needs("funding.conditions", get=entry_for(Programme))
@once
def conditions(request: Request, programme: Programme) -> HttpResponse:
    """State the conditions of a programme, in rows or, where they are nested deeper, as data."""
    stated, tiers = read_or_none(programme)
    rows = tier_rows_from(tiers)
    if not fits_rows(stated) or rows is None or "as_data" in request.GET:
        return as_written(request, programme, stated, tiers)
    data = request.POST or None
    asked = ConditionRows(data, initial=rows_from(stated), prefix="asked")
    other = TierRows(data, initial=rows, prefix="tier")
    to_all = OpenToAllForm(data, initial={"is_open_to_all": stated is not None and not rows_from(stated)})
    if request.method == "POST" and all([asked.is_valid(), other.is_valid(), to_all.is_valid()]):
        found = conditions_from_rows(
            [row for row in asked.filled() if "written" in row],
            is_open_to_all=to_all.cleaned_data["is_open_to_all"],
        )
        kept = [form.tier() for form in other.rows() if "written" in form.cleaned_data]  # type: ignore[attr-defined]  # rows of tiers
        return stored(request, programme, found, kept)
    context = {"title": _("Conditions"), "programme": programme, "asked": asked, "other": other}
    return render(request, "funding/conditions.html", {**context, "to_all": to_all})


def as_written(request: Request, programme: Programme, stated: Any, tiers: Any) -> HttpResponse:
    """State conditions as data."""
    written = {
        "conditions": as_data(stated),
        "tiers": as_data_of_tiers(tiers),
    }
    form = WrittenForm(request.POST or None, initial=written)
    if request.method == "POST" and form.is_valid():
        return stored(request, programme, form.cleaned_data["conditions"], form.cleaned_data["tiers"])
    context = {"title": _("Conditions"), "form": form, "lede": localized(programme)}
    return render(request, "web/forms/page.html", context)


def stored(request: Request, programme: Programme, found: Any, tiers: Any) -> HttpResponse:
    """Store the conditions and show the programme."""
    state_conditions(by=request.actor, programme=programme, conditions=found, tiers=tiers)
    messages.success(request, _("The conditions are stated; every member's answer follows them."))
    return redirect("funding.detail", uid=programme.uid)


def read_or_none(programme: Programme) -> tuple[Any, tuple[eligibility.Tier, ...]]:
    """Return the conditions and tiers as stored; what cannot be read starts anew."""
    try:
        stated = eligibility.conditions_from_json(programme.conditions)
        return stated, eligibility.tiers_from_json(programme.tiers)
    except eligibility.ConditionMistake:
        return None, ()
