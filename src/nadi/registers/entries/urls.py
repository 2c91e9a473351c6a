"""Addresses of what all registers share."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
