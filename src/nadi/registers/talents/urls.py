"""Addresses of talents."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
