"""What readers do with an entry: keep it at hand, note, report, confirm, say that they used it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.registers.entries.actions.confirming import confirm_entry
from nadi.registers.entries.actions.keeping_at_hand import add_note, remove_note, set_favourite
from nadi.registers.entries.actions.mistakes import answer_mistake, report_mistake
from nadi.registers.entries.actions.uses import enter_use, take_back_use
from nadi.registers.entries.hanging import mistake_for, note_for, use_for, uses_for
from nadi.registers.entries.models import Entry, Mistake, Note, Use
from nadi.registers.entries.queries import address_of, any_entry_for
from nadi.registers.entries.showing import way_to
from nadi.registers.entries.talk_forms import AnswerForm, MistakeForm, NoteForm, UseForm
from nadi.web.access import Request, needs
from nadi.web.forms import once
from nadi.web.localized import localized
from nadi.web.views import back_to

FORM_PAGE = "web/forms/page.html"


@needs("entries.favourite", get=any_entry_for, verb=True)
def favourite(request: Request, entry: Entry) -> HttpResponse:
    """Keep an entry at hand, or no longer."""
    is_kept = request.POST.get("keep") != "no"
    set_favourite(by=request.actor, entry=entry, is_kept=is_kept)
    messages.success(request, _("Kept among your favourites.") if is_kept else _("No longer a favourite."))
    return redirect(back_to(request) if request.POST.get("next") else address_of(entry))


@needs("entries.add_note", get=any_entry_for, verb=True)
@once
def note(request: Request, entry: Entry) -> HttpResponse:
    """Note something for one's own people."""
    form = NoteForm(request.POST)
    if form.is_valid():
        add_note(by=request.actor, entry=entry, text=form.cleaned_data["text"])
        messages.success(request, _("Noted. Only your own people read it."))
        return redirect(address_of(entry))
    context = {"title": _("Note"), "lede": localized(entry), "form": form, "cancel_url": address_of(entry)}
    return render(request, FORM_PAGE, context)


@needs("entries.remove_note", get=note_for, verb=True)
def unnote(request: Request, note: Note) -> HttpResponse:
    """Take a note off."""
    remove_note(by=request.actor, note=note)
    messages.success(request, _("The note is gone."))
    found = any_entry_for(request.actor, note.entry.uid)
    return redirect(address_of(found) if found else "registers.index")


@needs("entries.report", get=any_entry_for)
@once
def report(request: Request, entry: Entry) -> HttpResponse:
    """Report a mistake."""
    form = MistakeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        report_mistake(by=request.actor, entry=entry, text=form.cleaned_data["text"])
        messages.success(request, _("Thank you. The office looks at it and answers you by e-mail."))
        return redirect(address_of(entry))
    context = {"title": _("Report a mistake"), "lede": localized(entry), "form": form}
    return render(request, FORM_PAGE, {**context, "submit": _("Report it"), "cancel_url": address_of(entry)})


@needs("entries.answer_mistake", get=mistake_for)
@once
def answer(request: Request, mistake: Mistake) -> HttpResponse:
    """Answer a report."""
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        is_mended = form.cleaned_data["outcome"] == "mended"
        answer_mistake(
            by=request.actor, mistake=mistake, is_mended=is_mended, answer=form.cleaned_data["answer"]
        )
        messages.success(request, _("Answered."))
        return redirect("entries.mistakes")
    context = {"title": _("A reported mistake"), "mistake": mistake, "form": form}
    return render(request, "entries/mistake.html", {**context, "entry_url": address_of(mistake.entry)})


@needs("entries.confirm", get=any_entry_for, verb=True)
def confirm(request: Request, entry: Entry) -> HttpResponse:
    """Say that it is still right."""
    confirm_entry(by=request.actor, entry=entry)
    messages.success(request, _("Confirmed today."))
    return redirect(address_of(entry))


@needs("entries.use", get=any_entry_for)
@once
def use(request: Request, entry: Entry) -> HttpResponse:
    """Say that one's company used it, or change what it said."""
    said = uses_for(request.actor, entry).own
    form = UseForm(request.POST or None, instance=said)
    if request.method == "POST" and form.is_valid():
        enter_use(by=request.actor, entry=entry, facts=form.cleaned_data)
        messages.success(request, _("Thank you: this helps the others to choose."))
        return redirect(address_of(entry))
    context = {"title": _("We used it"), "lede": localized(entry), "form": form}
    return render(request, FORM_PAGE, {**context, "cancel_url": address_of(entry), **way_to(request, entry)})


@needs("entries.take_back_use", get=use_for, verb=True)
def take_back(request: Request, use: Use) -> HttpResponse:
    """Take back what one's company said."""
    take_back_use(by=request.actor, use=use)
    messages.success(request, _("Taken back."))
    found = any_entry_for(request.actor, use.entry.uid)
    return redirect(address_of(found) if found else "registers.index")
