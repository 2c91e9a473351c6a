"""Experts as a Django app."""

from django.apps import AppConfig


class ExpertsConfig(AppConfig):
    name = "nadi.registers.experts"
    label = "experts"
