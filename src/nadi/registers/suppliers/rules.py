"""Who may do what with suppliers, machines and parts."""

from nadi.web.access import Rule

RULES: list[Rule] = []
