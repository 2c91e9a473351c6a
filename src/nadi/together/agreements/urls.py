"""Addresses of agreements, orders and savings."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from nadi.together.agreements import urls_savings
from nadi.together.agreements.views import agreements, call_offs
from nadi.web.navigation import MenuItem

MENU = [
    MenuItem(label=_("Agreements"), url_name="agreements.list", needs="agreements.see", order=30),
    *urls_savings.MENU,
]

urlpatterns = [
    path("agreements/", agreements.agreements, name="agreements.list"),
    path("agreements/make/<str:uid>/", agreements.make, name="agreements.make"),
    path("agreements/<str:uid>/", agreements.detail, name="agreements.detail"),
    path("agreements/<str:uid>/call-off/", call_offs.call_off, name="agreements.call_off"),
    path("call-offs/<str:uid>/", call_offs.see_call_off, name="agreements.see_call_off"),
    path("call-offs/<str:uid>/confirm/", call_offs.confirm_call_off, name="agreements.confirm_call_off"),
    path("call-offs/<str:uid>/cancel/", call_offs.cancel_call_off, name="agreements.cancel_call_off"),
    path("call-offs/<str:uid>/deliver/", call_offs.deliver_call_off, name="agreements.deliver_call_off"),
    *urls_savings.urlpatterns,
]
