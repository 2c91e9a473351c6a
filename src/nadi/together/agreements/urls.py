"""Addresses of agreements, orders and savings."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from nadi.together.agreements import views
from nadi.web.navigation import MenuItem

MENU = [
    MenuItem(label=_("Agreements"), url_name="agreements.list", needs="agreements.see", order=30),
    MenuItem(label=_("Savings"), url_name="agreements.savings", needs="agreements.savings", order=40),
]

urlpatterns = [
    path("agreements/", views.agreements, name="agreements.list"),
    path("agreements/make/<str:uid>/", views.make, name="agreements.make"),
    path("agreements/<str:uid>/", views.detail, name="agreements.detail"),
    path("agreements/<str:uid>/call-off/", views.call_off, name="agreements.call_off"),
    path("call-offs/<str:uid>/", views.see_call_off, name="agreements.see_call_off"),
    path("call-offs/<str:uid>/confirm/", views.confirm_call_off, name="agreements.confirm_call_off"),
    path("call-offs/<str:uid>/cancel/", views.cancel_call_off, name="agreements.cancel_call_off"),
    path("call-offs/<str:uid>/deliver/", views.deliver_call_off, name="agreements.deliver_call_off"),
    path("savings/", views.savings, name="agreements.savings"),
]
