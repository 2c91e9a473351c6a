"""Addresses of organisations, their sites and their people."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from nadi.companies.views import joining, organisations, people
from nadi.web.navigation import MenuItem

MENU = [
    MenuItem(label=_("Organisations"), url_name="companies.list", needs="companies.list", order=60),
]

urlpatterns = [
    path("organisations/", organisations.listed, name="companies.list"),
    path("organisations/new/", organisations.add, name="companies.add"),
    path("organisations/<slug:uid>/", organisations.detail, name="companies.detail"),
    path("organisations/<slug:uid>/edit/", organisations.edit, name="companies.edit"),
    path("organisations/<slug:uid>/sites/new/", organisations.new_site, name="companies.add_site"),
    path("organisations/<slug:uid>/invite/", people.invite_person, name="companies.invite"),
    path("sites/<slug:uid>/edit/", organisations.edit_site, name="companies.edit_site"),
    path("sites/<slug:uid>/close/", organisations.close, name="companies.close_site"),
    path("sites/<slug:uid>/reopen/", organisations.reopen, name="companies.reopen_site"),
    path("invitations/<slug:uid>/resend/", people.resend, name="companies.resend_invitation"),
    path("invitations/<slug:uid>/withdraw/", people.withdraw, name="companies.withdraw_invitation"),
    path("affiliations/<slug:uid>/role/", people.role, name="companies.change_role"),
    path("affiliations/<slug:uid>/end/", people.end, name="companies.end_affiliation"),
    path("account/erase/", people.erase_account, name="companies.erase_account"),
    path("act-for/", people.act_for, name="act_for"),
    path("join/<str:token>/", joining.join, name="companies.join"),
]
