"""The first pages as a Django app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "nadi.home"
    label = "home"
