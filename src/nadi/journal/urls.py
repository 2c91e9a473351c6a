"""The address of the journal."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from nadi.journal import views
from nadi.web.navigation import MenuItem

MENU = [MenuItem(label=_("Journal"), url_name="journal.list", needs="journal.list", order=90)]

urlpatterns = [path("journal/", views.listed, name="journal.list")]
