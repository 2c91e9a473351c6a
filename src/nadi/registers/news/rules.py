"""Who may do what with news."""

from nadi.web.access import Rule

RULES: list[Rule] = []
