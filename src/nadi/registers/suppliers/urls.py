"""Addresses of suppliers, machines and parts."""

from django.urls import path

from nadi.registers.suppliers.views import machines, parts, suppliers

urlpatterns = [
    path("", suppliers.listed, name="suppliers.list"),
    path("new/", suppliers.add, name="suppliers.add"),
    path("makes/", machines.makes, name="suppliers.makes"),
    path("machines/", machines.listed, name="suppliers.machines"),
    path("machines/new/", machines.add, name="suppliers.add_machine"),
    path("machines/<slug:uid>/", machines.detail, name="suppliers.machine"),
    path("machines/<slug:uid>/edit/", machines.edit, name="suppliers.edit_machine"),
    path("machines/<slug:uid>/retire/", machines.retire, name="suppliers.retire_machine"),
    path("machines/<slug:uid>/return/", machines.take_back, name="suppliers.return_machine"),
    path("machines/<slug:uid>/part/", parts.ask, name="suppliers.ask_part"),
    path("parts/", parts.listed, name="suppliers.part_requests"),
    path("parts/new/", parts.ask_any, name="suppliers.ask_any"),
    path("parts/answers/<slug:uid>/offer/", parts.offer, name="suppliers.offer_part"),
    path("parts/answers/<slug:uid>/cannot/", parts.cannot_help, name="suppliers.cannot_help"),
    path("parts/answers/<slug:uid>/accept/", parts.accept, name="suppliers.accept_part"),
    path("parts/by-link/<str:token>/", parts.by_mail, name="suppliers.part_by_link"),
    path("parts/by-link/<str:token>/picture/", parts.picture_by_mail, name="suppliers.part_picture_by_link"),
    path("parts/<slug:uid>/", parts.detail, name="suppliers.part_request"),
    path("parts/<slug:uid>/end/", parts.end, name="suppliers.end_part_request"),
    path("parts/<slug:uid>/picture/", parts.picture, name="suppliers.part_picture"),
    path("<slug:uid>/", suppliers.detail, name="suppliers.detail"),
    path("<slug:uid>/edit/", suppliers.edit, name="suppliers.edit"),
    path("<slug:uid>/withdraw/", suppliers.withdraw, name="suppliers.withdraw"),
    path("<slug:uid>/restore/", suppliers.restore, name="suppliers.restore"),
]
