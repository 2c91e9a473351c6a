"""Events as a Django app."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "nadi.registers.events"
    label = "events"
