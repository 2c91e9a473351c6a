"""The searches that people keep."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from nadi.people.models import Person
from nadi.registers.entries.actions.searches import (
    Wanted,
    change_search,
    forget_search,
    save_search,
    stop_alerts,
    stop_all_alerts,
)
from nadi.registers.entries.models import SavedSearch
from nadi.registers.entries.searches.alerts import person_by_token, search_by_token
from nadi.registers.entries.searches.places import (
    address_of_search,
    canonical,
    is_place,
    title_of,
    words_of,
)
from nadi.registers.entries.talk_forms import SearchForm
from nadi.web.access import Actor, Request, by_link, needs
from nadi.web.link_language import in_language_of


def search_for(actor: Actor, uid: str) -> SavedSearch | None:
    """Return a search of the reader's own."""
    return SavedSearch.objects.filter(uid=uid, person__uid=actor.person).first() if actor.person else None


@needs("entries.saved")
def saved(request: Request) -> HttpResponse:
    """List the searches that the reader keeps."""
    rows = SavedSearch.objects.filter(person__uid=request.actor.person).order_by("name", "pk")
    shown = [(one, title_of(one.place), address_of_search(one.place, one.parameters)) for one in rows]
    context = {"title": _("Saved searches"), "searches": shown}
    return render(request, "entries/saved.html", context)


@needs("entries.saved")
def save(request: Request) -> HttpResponse:
    """Keep a search; without a name yet, one is proposed and asked for."""
    given = request.POST if request.method == "POST" else request.GET
    place = given.get("place", "")
    parameters = canonical(given.get("parameters", "") or narrowing_before(request, place))
    start = {"place": place, "parameters": parameters, "is_alerting": True}
    if request.method == "POST" and "name" not in request.POST:
        return keep(request, Wanted(place=place, parameters=parameters))
    if request.method == "POST":
        form = SearchForm(request.POST)
        if form.is_valid():
            return keep(request, Wanted(**form.cleaned_data))
    else:
        name = words_of(place, parameters) if is_place(request.actor, place) else ""
        form = SearchForm(initial={**start, "name": name})
    context = {"title": _("Save this search"), "lede": title_of(place), "form": form}
    return render(request, "web/forms/page.html", context)


def keep(request: Request, wanted: Wanted) -> HttpResponse:
    """Keep the search and lead back to what it finds."""
    kept = save_search(by=request.actor, wanted=wanted)
    messages.success(
        request, _("Saved as “%(name)s”. You find it under “Saved searches”.") % {"name": kept.name}
    )
    return redirect(address_of_search(kept.place, kept.parameters) or "entries.saved")


def narrowing_before(request: Request, place: str) -> str:
    """Return how the list was narrowed on the page the reader comes from: it changes while one types."""
    came = urlsplit(request.META.get("HTTP_REFERER", ""))
    page = urlsplit(address_of_search(place, "")).path
    return came.query if page and came.path == page and came.netloc == request.get_host() else ""


@needs("entries.saved", get=search_for)
def edit(request: Request, saved: SavedSearch) -> HttpResponse:
    """Call a search something else, or choose whether to be told."""
    form = SearchForm(request.POST or None, initial=vars(saved))
    if request.method == "POST" and form.is_valid():
        change_search(
            saved=saved, name=form.cleaned_data["name"], is_alerting=form.cleaned_data["is_alerting"]
        )
        messages.success(request, _("Saved."))
        return redirect("entries.saved")
    context = {"title": _("Change the saved search"), "form": form, "cancel_url": reverse("entries.saved")}
    return render(request, "web/forms/page.html", context)


@needs("entries.saved", get=search_for, verb=True)
def forget(request: Request, saved: SavedSearch) -> HttpResponse:
    """Keep a search no longer."""
    forget_search(saved=saved)
    messages.success(request, _("The saved search is gone."))
    return redirect("entries.saved")


def language_of(saved: SavedSearch) -> str:
    """Return the language of the letter."""
    return saved.person.language


def language_of_person(person: Person) -> str:
    """Return the language of a person's letters."""
    return person.language


@by_link(search_by_token)
@in_language_of(language_of)
def stop(request: Request, saved: SavedSearch, token: str) -> HttpResponse:
    """Stop telling by mail, without signing in."""
    if request.method == "POST" and request.POST.get("which") == "all":
        stop_all_alerts(person=saved.person)
    elif request.method == "POST":
        stop_alerts(saved=saved)
    return stop_page(request, saved.name, has_more=True)


# A mail program presses this button for its reader and has no cookie of ours: the token is the whole key.
@csrf_exempt
@by_link(person_by_token)
@in_language_of(language_of_person)
def stop_all(request: Request, person: Person, token: str) -> HttpResponse:
    """Stop telling by mail of any search; one POST does it (RFC 8058)."""
    if request.method == "POST":
        stop_all_alerts(person=person)
    return stop_page(request, _("All your saved searches"), has_more=False)


def stop_page(request: Request, about: str, *, has_more: bool) -> HttpResponse:
    """Show what would be stopped, or that it was."""
    context = {
        "title": _("E-mails about new entries"),
        "about": about,
        "has_more": has_more,
        "is_stopped": request.method == "POST",
    }
    return render(request, "entries/stop_alert.html", context)
