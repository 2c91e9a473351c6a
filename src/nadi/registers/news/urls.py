"""Addresses of news."""

from django.urls import path

from nadi.registers.news.views import feeds, items

urlpatterns = [
    path("", items.listed, name="news.list"),
    path("new/", items.add, name="news.add"),
    path("feeds/", feeds.listed, name="news.feeds"),
    path("feeds/new/", feeds.add, name="news.add_feed"),
    path("feeds/<slug:uid>/", feeds.detail, name="news.feed"),
    path("feeds/<slug:uid>/edit/", feeds.edit, name="news.edit_feed"),
    path("feeds/<slug:uid>/read/", feeds.read_now, name="news.read_feed"),
    path("<slug:uid>/", items.detail, name="news.detail"),
    path("<slug:uid>/edit/", items.edit, name="news.edit"),
    path("<slug:uid>/withdraw/", items.withdraw, name="news.withdraw"),
    path("<slug:uid>/restore/", items.restore, name="news.restore"),
]
