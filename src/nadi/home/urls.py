"""Addresses of the first pages."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from nadi.home import search, views
from nadi.web.navigation import MenuItem

MENU = [MenuItem(label=_("Waiting for you"), url_name="home", needs="home.see", order=0)]

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", search.page, name="home.search"),
    path("enter/", views.enter, name="home.enter"),
    path("calendar/", views.own_calendar, name="home.own_calendar"),
    path("calendar/renew/", views.renew_own_calendar, name="home.renew_calendar"),
    path("calendar/<str:token>.ics", views.calendar, name="home.calendar"),
]
