"""Addresses of the first pages."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from nadi.home import views
from nadi.web.navigation import MenuItem

MENU = [MenuItem(label=_("Waiting for you"), url_name="home", needs="home.see", order=0)]

urlpatterns = [
    path("", views.home, name="home"),
    path("enter/", views.enter, name="home.enter"),
]
