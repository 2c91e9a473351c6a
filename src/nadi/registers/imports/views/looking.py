"""The page on which a file is looked at: how it is read, and which column means what."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nadi.registers.imports import queries
from nadi.registers.imports.actions.beginning import settings_of
from nadi.registers.imports.actions.looking import keep_mapping, keep_settings
from nadi.registers.imports.actions.running import start_check
from nadi.registers.imports.forms import MappingForm, SettingsForm
from nadi.registers.imports.lists import title_of, what_of
from nadi.registers.imports.looking import Look, look_at
from nadi.registers.imports.models import File
from nadi.registers.imports.reading import Unreadable
from nadi.registers.imports.targets import targets
from nadi.registers.imports.views.imports import crumbs
from nadi.web.access import Refused, Request, needs


@needs("imports.look", get=queries.file_for)
def look(request: Request, file: File) -> HttpResponse:
    """Show a file as it is read; keep what was corrected, and check the rows when asked to."""
    try:
        return answer(request, file)
    except Unreadable as error:
        raise Refused(error.sentence) from error


def answer(request: Request, file: File) -> HttpResponse:
    """Answer a look, or the corrections of one."""
    seen = look_at(file)
    settings = SettingsForm(request.POST or None, kept=settings_of(file), sheets=seen.sheets)
    mapping = mapping_form(request, file, seen)
    if request.method == "POST" and settings.is_valid() and mapping.is_valid():
        kept = keep_settings(file=file, given=settings.cleaned_data)
        if kept.mapping == file.mapping:
            keep_mapping(file=kept, mapping=mapping.mapping(), constants=mapping.constants())
        if "check" in request.POST:
            start_check(by=request.actor, run=file.run)
            return redirect("imports.detail", uid=file.run.uid)
        return redirect("imports.look", uid=file.uid)
    context = {
        "title": file.name,
        "lede": _("How this file is read, and what its columns mean"),
        "kicker": what_of(file.run),
        "file": file,
        "look": seen,
        "settings_form": settings,
        "mapping_form": mapping,
        "breadcrumbs": [*crumbs(), (title_of(file.run), reverse("imports.detail", args=[file.run.uid]))],
    }
    return render(request, "imports/look.html", context)


def mapping_form(request: Request, file: File, seen: Look) -> MappingForm:
    """Return the form of the columns, as they are mapped now or as they were posted."""
    initial = {f"column-{at}": name for at, name in file.mapping.items()}
    initial |= {f"constant-{name}": text for name, text in file.constants.items()}
    target = targets()[file.run.target]
    return MappingForm(request.POST or None, target=target, heads=seen.heads, initial=initial)
