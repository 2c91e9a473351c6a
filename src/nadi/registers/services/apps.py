"""Services as a Django app."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "nadi.registers.services"
    label = "services"
