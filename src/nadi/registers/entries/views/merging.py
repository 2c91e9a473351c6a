"""Making two entries one, and two again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.registers.entries.actions.merging import merge_entries, undo_merge
from nadi.registers.entries.merging.candidates import candidates_for, merge_for
from nadi.registers.entries.merging.columns import pairs
from nadi.registers.entries.merging.rows import counts
from nadi.registers.entries.models import Entry, Merge
from nadi.registers.entries.office_lists import MERGES, merge_rows
from nadi.registers.entries.queries import address_of, any_entry_for
from nadi.registers.entries.showing import way_to
from nadi.web.access import Request, needs
from nadi.web.forms import once
from nadi.web.localized import localized


@needs("entries.merge", get=any_entry_for)
@once
def merge(request: Request, entry: Entry) -> HttpResponse:
    """Choose the entry of the same thing, compare, and make them one."""
    other_uid = request.POST.get("other", "") or request.GET.get("other", "")
    if other_uid:
        return compare(request, entry, other_uid)
    query = request.GET.get("q", "")[:100].strip()
    context = {
        "title": _("Which entry is the same thing?"),
        "entry": entry,
        "query": query,
        "candidates": candidates_for(request.actor, entry, query),
    }
    return render(request, "entries/merge_pick.html", {**context, **way_to(request, entry)})


def compare(request: Request, kept: Entry, other_uid: str) -> HttpResponse:
    """Show both side by side, or make them one as chosen."""
    gone = any_entry_for(request.actor, other_uid)
    if gone is None:
        raise Http404
    if request.method == "POST":
        takes = {name for name in request.POST if request.POST[name] == "gone"}
        merge_entries(by=request.actor, kept=kept, gone=gone, takes=takes)
        messages.success(request, _("Made one. You can undo it under “Entries made one”."))
        return redirect(address_of(kept))
    context = {
        "title": _("Make these two one"),
        "kept": kept,
        "gone": gone,
        "kept_url": address_of(kept),
        "gone_url": address_of(gone),
        "pairs": list(pairs(kept, gone)),
        "counts": counts(gone),
    }
    return render(request, "entries/merge.html", {**context, **way_to(request, kept)})


@needs("entries.merges")
def merges(request: Request) -> HttpResponse:
    """List what was made one."""
    return MERGES.answer(request, merge_rows())


@needs("entries.undo_merge", get=merge_for)
@once
def undo(request: Request, merge: Merge) -> HttpResponse:
    """Show a merge, and make them two again."""
    if request.method == "POST":
        gone = undo_merge(by=request.actor, merge=merge)
        messages.success(request, _("They are two again."))
        return redirect(address_of(gone))
    context = {"title": _("Two entries made one"), "merge": merge, "kept_url": address_of(merge.kept)}
    names = {"kept_name": localized(merge.kept), "gone_name": localized(merge.gone)}
    return render(request, "entries/merge_undo.html", {**context, **names})
