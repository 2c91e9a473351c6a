"""Addresses of experts."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
