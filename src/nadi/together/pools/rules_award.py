"""Permissions of the award."""

from nadi.web.access import Rule

RULES: list[Rule] = []
