"""Classifications as a Django app."""

from django.apps import AppConfig


class ClassificationsConfig(AppConfig):
    name = "nadi.registers.classifications"
    label = "classifications"
