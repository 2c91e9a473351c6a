"""Addresses of classifications."""

from django.urls import path

from nadi.registers.classifications.views import browsing, versions

urlpatterns = [
    path("", browsing.listed, name="classifications.list"),
    path("suggest/", browsing.suggest, name="classifications.suggest"),
    path("load/", versions.load, name="classifications.load"),
    path("versions/<int:key>/", versions.change, name="classifications.change_version"),
    path("versions/<int:key>/became/", versions.correspond, name="classifications.correspond"),
    path("versions/<int:key>/leftover/", versions.leftover, name="classifications.leftover"),
    path("<slug:kind>/", browsing.browse, name="classifications.browse"),
    path("<slug:kind>/<str:code>/", browsing.term, name="classifications.term"),
]
