"""All addresses of the house, and the plain page beside them."""

from django.urls import include, path

from bench.search.plain import PlainPage

urlpatterns = [
    path("plain/", PlainPage.as_view()),
    path("", include("nadi.web.urls")),
]
handler404 = "nadi.web.views.not_found"
handler500 = "nadi.web.views.server_error"
