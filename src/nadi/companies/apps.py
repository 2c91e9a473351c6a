"""Companies as a Django app."""

from django.apps import AppConfig


class CompaniesConfig(AppConfig):
    name = "nadi.companies"
    label = "companies"
