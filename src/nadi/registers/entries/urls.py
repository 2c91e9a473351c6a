"""Addresses of what all registers share."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.views import index
from nadi.web.navigation import MenuItem

MENU = [MenuItem(label=_("Registers"), url_name="registers.index", needs="entries.index", order=25)]

urlpatterns = [
    path("", index.index, name="registers.index"),
]
