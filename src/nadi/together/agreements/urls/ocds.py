"""Addresses of open data: they tell of a pool and of the agreements that followed it."""

from django.urls import path

from nadi.together.agreements.views import ocds

urlpatterns = [
    path("pools/<slug:uid>/ocds/", ocds.ocds, name="pools.ocds"),
]
