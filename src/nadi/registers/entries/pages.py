"""The pages of every register: its views say what is theirs and leave the rest to these.

    @needs("funding.see")
    def listed(request: Request) -> HttpResponse:
        return answer_list(request, PROGRAMMES, Programme)

    @needs("funding.see", get=entry_for(Programme))
    def detail(request: Request, programme: Programme) -> HttpResponse:
        return answer_detail(request, programme, "funding/detail.html", facts=...)

    @needs("funding.add")
    @once
    def add(request: Request) -> HttpResponse:
        return answer_add(request, ProgrammeForm, "funding.add")

    @needs("funding.edit", get=entry_for(Programme))
    @once
    def edit(request: Request, programme: Programme) -> HttpResponse:
        return answer_edit(request, programme, ProgrammeForm, "funding.edit")

    @needs("funding.withdraw", get=entry_for(Programme), verb=True)
    def withdraw(request: Request, programme: Programme) -> HttpResponse:
        return answer_state(request, programme, withdraw_entry, "funding.withdraw")

Buttons for `<register>.edit`, `.publish`, `.withdraw` and `.restore` appear by themselves where there is such
an address (its only part the uid) and the reader is allowed; so do "Add" for `<register>.add` and "Import".
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Protocol, TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.entries.actions.states import publish_entry, restore_entry, withdraw_entry
from nadi.registers.entries.forms import EntryForm
from nadi.registers.entries.models import Entry
from nadi.registers.entries.queries import address_of, entry_for, rows_of
from nadi.registers.entries.registry import all_registers, name_of_register
from nadi.registers.entries.showing import list_context, page_context
from nadi.web.access import Actor, Request, Sentence
from nadi.web.listing import Listing
from nadi.web.localized import localized
from nadi.web.search import narrowed

__all__ = [
    "answer_add",
    "answer_detail",
    "answer_edit",
    "answer_list",
    "answer_state",
    "entry_for",
    "publish_entry",
    "restore_entry",
    "withdraw_entry",
]

E = TypeVar("E", bound=Entry)
DONE: dict[Callable[..., Any], Sentence] = {
    publish_entry: _("Published. Others see it now."),
    withdraw_entry: _("Withdrawn. Others no longer see it; you can restore it."),
    restore_entry: _("Restored. Others see it again."),
}
NOT_FOR_ALL = _("Nothing here is shown to everybody")
NOT_FOR_ALL_TEXT = _(
    "Members of the association see more. Your own entries stand here as soon as the office enters them."
)
FORM_PAGE = "web/forms/page.html"


class Keep(Protocol):
    """What stores an entry: `keep_entry`, or a register's own action around it."""

    def __call__(self, *, by: Actor, entry: Any, facts: Facts, verb: str) -> Entry: ...


def answer_list(
    request: Request, listing: Listing, model: type[Entry], rows: Any = None, **context: Any
) -> HttpResponse:
    """Answer with a register's list; `rows` are narrower ones (or with more fetched) than the usual."""
    register = all_registers()[name_of_register(model)]
    listed = rows_of(request.actor, register) if rows is None else rows
    finder = listing.finder or partial(narrowed, kind=register.name)
    found = replace(listing, finder=finder, tie="uid")
    if not sees_what_members_see(request.actor):
        found = replace(found, empty_title=NOT_FOR_ALL, empty_text=NOT_FOR_ALL_TEXT)
    return found.answer(request, listed, **{**list_context(request, register), **context})


def sees_what_members_see(actor: Actor) -> bool:
    """Tell whether somebody reads what is for members, so that an empty list means there is nothing."""
    return actor.is_staff or actor.is_member or actor.is_board


def answer_detail(request: Request, entry: Entry, template: str, **context: Any) -> HttpResponse:
    """Answer with the page of an entry; `facts=[(term, value), ...]` are the register's own, shown first."""
    own = context.pop("facts", [])
    return render(request, template, {**page_context(request, entry, own), **context})


def answer_add(
    request: Request,
    form_class: type[EntryForm],
    verb: str,
    keep: Keep = keep_entry,
    **context: Any,
) -> HttpResponse:
    """Answer with the form for a new entry, or store it and show it."""
    form = form_class(request.POST or None, request.FILES or None)
    register = all_registers()[name_of_register(form_class.Meta.model)]
    if request.method == "POST" and form.is_valid():
        entry = keep(by=request.actor, entry=register.model(), facts=form.facts(), verb=verb)
        messages.success(request, _("Added."))
        return redirect(address_of(entry))
    back = reverse(register.list_url)
    shown = {"title": _("New entry"), "lede": register.title, "form": form, "cancel_url": back}
    return render(request, FORM_PAGE, {**shown, **context})


def answer_edit(
    request: Request,
    entry: E,
    form_class: type[EntryForm],
    verb: str,
    keep: Keep = keep_entry,
) -> HttpResponse:
    """Answer with the form of an entry, or store what changed and show it."""
    name = localized(entry)
    form = form_class(request.POST or None, request.FILES or None, instance=entry)
    if request.method == "POST" and form.is_valid():
        keep(by=request.actor, entry=entry, facts=form.facts(), verb=verb)
        messages.success(request, _("Saved."))
        return redirect(address_of(entry))
    context = {"title": _("Change"), "lede": name, "form": form, "cancel_url": address_of(entry)}
    return render(request, FORM_PAGE, context)


def answer_state(request: Request, entry: E, act: Callable[..., E], verb: str) -> HttpResponse:
    """Publish, withdraw or restore an entry and show it."""
    act(by=request.actor, entry=entry, verb=verb)
    messages.success(request, str(DONE.get(act, _("Saved."))))
    return redirect(address_of(entry))
