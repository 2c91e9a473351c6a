"""Who may do what with talents."""

from nadi.web.access import Rule

RULES: list[Rule] = []
