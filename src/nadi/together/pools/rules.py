"""Who may do what with pools: one table, kept in parts along the life of a pool."""

from nadi.together.pools import (
    rules_award,
    rules_decision,
    rules_documents,
    rules_gathering,
    rules_joining,
    rules_ocds,
    rules_opening,
    rules_preparing,
    rules_quality,
    rules_tender,
)

RULES = [
    *rules_preparing.RULES,
    *rules_gathering.RULES,
    *rules_joining.RULES,
    *rules_tender.RULES,
    *rules_opening.RULES,
    *rules_quality.RULES,
    *rules_award.RULES,
    *rules_decision.RULES,
    *rules_documents.RULES,
    *rules_ocds.RULES,
]
