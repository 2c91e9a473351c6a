"""Who may do what with experts."""

from nadi.web.access import Rule

RULES: list[Rule] = []
