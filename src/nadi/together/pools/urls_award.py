"""Addresses of the award."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
