"""Who may do what with pools: one table, kept in parts along the life of a pool."""

from nadi.together.pools.rules import award as rules_award
from nadi.together.pools.rules import decision as rules_decision
from nadi.together.pools.rules import documents as rules_documents
from nadi.together.pools.rules import gathering as rules_gathering
from nadi.together.pools.rules import joining as rules_joining
from nadi.together.pools.rules import ocds as rules_ocds
from nadi.together.pools.rules import opening as rules_opening
from nadi.together.pools.rules import preparing as rules_preparing
from nadi.together.pools.rules import quality as rules_quality
from nadi.together.pools.rules import tender as rules_tender

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
