"""News as a Django app."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "nadi.registers.news"
    label = "news"
