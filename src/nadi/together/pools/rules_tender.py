"""Permissions of the tender."""

from nadi.web.access import Rule

RULES: list[Rule] = []
