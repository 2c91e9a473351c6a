"""Who may do what with pools: one table, kept in three parts along the life of a pool."""

from nadi.together.pools import rules_award, rules_gathering, rules_tender

RULES = [*rules_gathering.RULES, *rules_tender.RULES, *rules_award.RULES]
