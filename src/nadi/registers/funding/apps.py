"""Funding as a Django app."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "nadi.registers.funding"
    label = "funding"
