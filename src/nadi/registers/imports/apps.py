"""Imports as a Django app."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "nadi.registers.imports"
    label = "imports"
