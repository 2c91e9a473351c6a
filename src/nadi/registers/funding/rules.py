"""Who may do what with funding."""

from nadi.web.access import Rule

RULES: list[Rule] = []
