"""Addresses of the savings ledger."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from nadi.together.agreements.views import savings
from nadi.web.navigation import MenuItem

MENU = [
    MenuItem(label=_("Savings"), url_name="agreements.savings", needs="agreements.savings", order=40),
]

urlpatterns = [
    path("savings/", savings.savings, name="agreements.savings"),
    path("savings/<slug:uid>/", savings.saving, name="agreements.saving"),
    path("savings/<slug:uid>/correct/", savings.correct_saving, name="agreements.correct_saving"),
]
