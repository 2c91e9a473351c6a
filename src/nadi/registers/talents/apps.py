"""Talents as a Django app."""

from django.apps import AppConfig


class TalentsConfig(AppConfig):
    name = "nadi.registers.talents"
    label = "talents"
