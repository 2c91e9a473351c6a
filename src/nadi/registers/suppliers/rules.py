"""Who may do what with suppliers."""

from nadi.web.access import Rule

RULES: list[Rule] = []
