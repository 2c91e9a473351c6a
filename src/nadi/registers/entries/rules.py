"""Who may do what with the entries of any register."""

from nadi.web.access import Rule

RULES: list[Rule] = []
