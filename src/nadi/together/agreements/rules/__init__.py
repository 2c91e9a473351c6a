"""Who may do what with agreements, orders, mini-competitions and savings."""

from nadi.together.agreements.rules import agreements as rules_agreements
from nadi.together.agreements.rules import competitions as rules_competitions
from nadi.together.agreements.rules import documents as rules_documents
from nadi.together.agreements.rules import orders as rules_orders
from nadi.together.agreements.rules import savings as rules_savings

RULES = [
    *rules_agreements.RULES,
    *rules_orders.RULES,
    *rules_competitions.RULES,
    *rules_savings.RULES,
    *rules_documents.RULES,
]
