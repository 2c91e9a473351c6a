"""Pages of feeds."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nadi.registers.news import queries
from nadi.registers.news.actions.feeds import Reading, keep_feed, read_feed
from nadi.registers.news.forms import FeedForm
from nadi.registers.news.lists import FEEDS, standing_of_feed
from nadi.registers.news.models import Feed
from nadi.web.access import Request, needs
from nadi.web.components import figures
from nadi.web.forms import once


@needs("news.feeds")
def listed(request: Request) -> HttpResponse:
    """List the feeds and how each stands."""
    return FEEDS.answer(request, queries.feeds_for(request.actor))


@needs("news.feeds", get=queries.feed_for)
def detail(request: Request, feed: Feed) -> HttpResponse:
    """Show a feed: what the last reading found, and what could not be read."""
    facts = [
        (_("Address"), feed.address),
        (_("Brings"), feed.get_target_display()),
        (_("Who sees it"), feed.get_audience_display()),
        (_("As it stands"), standing_of_feed(feed)),
        (_("Last read"), figures.moment(feed.checked) if feed.checked else ""),
        (_("Last read without a fault"), figures.moment(feed.succeeded) if feed.succeeded else ""),
    ]
    shown = {"title": feed.name, "feed": feed, "facts": [pair for pair in facts if pair[1]]}
    crumbs = [(_("News"), reverse("news.list")), (_("Feeds"), reverse("news.feeds")), (feed.name, "")]
    return render(request, "news/feed.html", {**shown, "breadcrumbs": crumbs})


@needs("news.add_feed")
@once
def add(request: Request) -> HttpResponse:
    """Enter a feed."""
    form = FeedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        feed = keep_feed(by=request.actor, feed=Feed(), facts=form.cleaned_data, verb="news.add_feed")
        messages.success(request, _("Added. It is read within the hour, or at once if you ask for it."))
        return redirect("news.feed", uid=feed.uid)
    context = {"title": _("Add a feed"), "form": form, "cancel_url": reverse("news.feeds")}
    return render(request, "web/forms/page.html", context)


@needs("news.edit_feed", get=queries.feed_for)
@once
def edit(request: Request, feed: Feed) -> HttpResponse:
    """Change a feed."""
    form = FeedForm(request.POST or None, instance=feed)
    if request.method == "POST" and form.is_valid():
        stored = Feed.objects.get(pk=feed.pk)
        keep_feed(by=request.actor, feed=stored, facts=form.cleaned_data, verb="news.edit_feed")
        messages.success(request, _("Saved."))
        return redirect("news.feed", uid=feed.uid)
    context = {
        "title": _("Change the feed"),
        "form": form,
        "cancel_url": reverse("news.feed", args=[feed.uid]),
    }
    return render(request, "web/forms/page.html", context)


@needs("news.read_feed", get=queries.feed_for, verb=True)
def read_now(request: Request, feed: Feed) -> HttpResponse:
    """Read a feed at once and tell what it brought."""
    reading = read_feed(by=request.actor, feed=feed)
    if reading.error:
        messages.error(request, str(reading.error))
    else:
        messages.success(request, what_it_brought(reading))
    return redirect("news.feed", uid=feed.uid)


def what_it_brought(reading: Reading) -> str:
    """Say how many items were new, there already, or unreadable."""
    told = ngettext("%(n)s new item", "%(n)s new items", reading.new) % {"n": reading.new}
    told += ", " + ngettext("%(n)s there already", "%(n)s there already", reading.known) % {
        "n": reading.known
    }
    faults = len(reading.faults)
    if faults:
        told += ", " + ngettext("%(n)s unreadable", "%(n)s unreadable", faults) % {"n": faults}
    return told + "."
