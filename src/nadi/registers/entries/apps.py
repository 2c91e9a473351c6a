"""Entries as a Django app."""

from django.apps import AppConfig


class EntriesConfig(AppConfig):
    name = "nadi.registers.entries"
    label = "entries"
