"""Suppliers as a Django app."""

from django.apps import AppConfig


class SuppliersConfig(AppConfig):
    name = "nadi.registers.suppliers"
    label = "suppliers"
