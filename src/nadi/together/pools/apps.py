"""Pools as a Django app."""

from django.apps import AppConfig


class PoolsConfig(AppConfig):
    name = "nadi.together.pools"
    label = "pools"
