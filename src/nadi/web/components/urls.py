"""The address of the design system itself."""

from django.urls import path

from nadi.web.components.stylesheet import stylesheet

urlpatterns = [path("nadi-<slug:wanted>.css", stylesheet, name="stylesheet")]
