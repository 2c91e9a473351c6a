"""What somebody asked by e-mail does without signing in: confirm, tell what changed, say that it is gone."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nadi.companies.places import HOME
from nadi.registers.entries.actions.confirming import confirm_by_link, end_by_link, tell_by_link
from nadi.registers.entries.asking import entry_by_token
from nadi.registers.entries.models import Entry
from nadi.registers.entries.registry import register_of
from nadi.registers.entries.showing import common_facts
from nadi.registers.entries.talk_forms import CHANGED, GONE, STILL_RIGHT, TellForm
from nadi.web.access import Request, by_link
from nadi.web.link_language import in_language_of


def language_of(entry: Entry) -> str:
    """Return the language of the letter that asked."""
    return settings.LANGUAGES[1][0] if entry.country == HOME else settings.LANGUAGES[0][0]


@by_link(entry_by_token)
@in_language_of(language_of)
def confirm(request: Request, entry: Entry, token: str) -> HttpResponse:
    """Show the entry, and take the word of whoever was asked."""
    form = TellForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said, text = request.POST.get("said", ""), form.cleaned_data["text"]
        if said == CHANGED and not text:
            form.add_error("text", _("Write what has changed."))
        elif said in (STILL_RIGHT, CHANGED, GONE):
            messages.success(request, take_word(entry, said, text))
            return redirect("entries.confirm_by_link", token=token)
    register = register_of(entry)
    context = {
        "title": _("Is this still right?"),
        "entry": entry,
        "register": register,
        "facts": [*register.told(entry), *common_facts(entry)],
        "form": form,
        "is_gone": entry.state != Entry.State.CURRENT,
    }
    return render(request, "entries/confirm.html", context)


def take_word(entry: Entry, said: str, text: str) -> str:
    """Do what was said, and thank for it."""
    if said == STILL_RIGHT:
        confirm_by_link(entry=entry)
        return _("Thank you. It stands as confirmed today.")
    if said == CHANGED:
        tell_by_link(entry=entry, text=text)
        return _("Thank you. The office will change it.")
    end_by_link(entry=entry)
    return _("Thank you. Others no longer see it.")
