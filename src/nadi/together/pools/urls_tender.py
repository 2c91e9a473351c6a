"""Addresses of the tender."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
