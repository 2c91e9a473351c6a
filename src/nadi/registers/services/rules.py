"""Who may do what with services."""

from nadi.web.access import Rule

RULES: list[Rule] = []
