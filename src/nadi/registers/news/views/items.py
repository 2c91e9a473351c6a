"""Pages of news."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from nadi.registers.entries.pages import (
    answer_add,
    answer_detail,
    answer_edit,
    answer_list,
    answer_state,
    entry_for,
    restore_entry,
    withdraw_entry,
)
from nadi.registers.entries.showing import outward
from nadi.registers.news import queries
from nadi.registers.news.actions.writing import keep_news
from nadi.registers.news.forms import NewsForm
from nadi.registers.news.lists import NEWS, source_of
from nadi.registers.news.models import NewsItem
from nadi.web.access import Request, is_allowed, needs
from nadi.web.components import figures
from nadi.web.forms import once


@needs("news.list")
def listed(request: Request) -> HttpResponse:
    """List the news, the newest first."""
    rows = queries.items_for(request.actor)
    return answer_list(request, NEWS, NewsItem, rows, may_see_feeds=is_allowed(request.actor, "news.feeds"))


@needs("news.see", get=entry_for(NewsItem))
def detail(request: Request, item: NewsItem) -> HttpResponse:
    """Show a piece of news and where to read on."""
    facts = [
        (_("Published"), figures.moment(item.published)),
        (_("Source"), source_of(item)),
        (_("Read on at"), outward(item.link) if item.link else ""),
    ]
    return answer_detail(request, item, "entries/detail.html", facts=[pair for pair in facts if pair[1]])


@needs("news.add")
@once
def add(request: Request) -> HttpResponse:
    """Write a piece of news."""
    return answer_add(request, NewsForm, "news.add", keep_news)


@needs("news.edit", get=entry_for(NewsItem))
@once
def edit(request: Request, item: NewsItem) -> HttpResponse:
    """Change a piece of news."""
    return answer_edit(request, item, NewsForm, "news.edit")


@needs("news.withdraw", get=entry_for(NewsItem), verb=True)
def withdraw(request: Request, item: NewsItem) -> HttpResponse:
    """Withdraw a piece of news."""
    return answer_state(request, item, withdraw_entry, "news.withdraw")


@needs("news.restore", get=entry_for(NewsItem), verb=True)
def restore(request: Request, item: NewsItem) -> HttpResponse:
    """Take a withdrawn piece of news back."""
    return answer_state(request, item, restore_entry, "news.restore")
