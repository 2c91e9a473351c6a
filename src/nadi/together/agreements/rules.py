"""Who may do what with agreements, orders, mini-competitions and savings."""

from nadi.together.agreements import (
    rules_agreements,
    rules_competitions,
    rules_documents,
    rules_orders,
    rules_savings,
)

RULES = [
    *rules_agreements.RULES,
    *rules_orders.RULES,
    *rules_competitions.RULES,
    *rules_savings.RULES,
    *rules_documents.RULES,
]
