"""Addresses of classifications."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
