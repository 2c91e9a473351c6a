"""Who may do what with events."""

from nadi.web.access import Rule

RULES: list[Rule] = []
