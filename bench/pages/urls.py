"""All addresses of the house, and the plain pages beside them."""

from django.urls import include, path

from bench.pages.plain import BarePage, FramedPage

urlpatterns = [
    path("plain/", BarePage.as_view()),
    path("framed/", FramedPage.as_view()),
    path("", include("nadi.web.urls")),
]
handler404 = "nadi.web.views.not_found"
handler500 = "nadi.web.views.server_error"
