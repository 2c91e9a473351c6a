"""Who may do what with imports."""

from nadi.web.access import Rule

RULES: list[Rule] = []
