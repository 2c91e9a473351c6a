"""Who may do what with accounts: everybody has their own (door `@signed_in`), nobody has another's."""

from nadi.web.access import Rule

RULES: list[Rule] = []
