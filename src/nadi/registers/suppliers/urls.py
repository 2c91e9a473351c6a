"""Addresses of suppliers."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
