"""Who may do what with classifications."""

from nadi.web.access import Rule

RULES: list[Rule] = []
