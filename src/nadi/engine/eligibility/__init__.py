"""Whether a firm can get a programme's money: yes, no or unknown, why, what is missing, and how much."""

from .assessing import assess, facts_by_key
from .availability import is_other_georgia
from .document import (
    conditions_from_json,
    conditions_to_json,
    fact_from_json,
    tiers_from_json,
    tiers_to_json,
    value_to_json,
)
from .expression import Condition, Expression, Group, conditions_in
from .facts import SHAPES, STATEMENT, Aid, Fact, Facts, Money, Rate, Rates, converted, shape_of
from .kinds import COMPARISONS, KINDS, LEGAL_FORMS, PURPOSES, Kind
from .logic import Answer
from .mistakes import ConditionMistake
from .programme import Interest, Programme, Terms, Tier
from .result import Assessment, Bar, Judgement, Part, Step, Verdict
from .schema import schema
from .sizes import eu_classes, georgian_classes

__all__ = [
    "COMPARISONS",
    "KINDS",
    "LEGAL_FORMS",
    "PURPOSES",
    "SHAPES",
    "STATEMENT",
    "Aid",
    "Answer",
    "Assessment",
    "Bar",
    "Condition",
    "ConditionMistake",
    "Expression",
    "Fact",
    "Facts",
    "Group",
    "Interest",
    "Judgement",
    "Kind",
    "Money",
    "Part",
    "Programme",
    "Rate",
    "Rates",
    "Step",
    "Terms",
    "Tier",
    "Verdict",
    "assess",
    "conditions_from_json",
    "conditions_in",
    "conditions_to_json",
    "converted",
    "eu_classes",
    "fact_from_json",
    "facts_by_key",
    "georgian_classes",
    "is_other_georgia",
    "schema",
    "shape_of",
    "tiers_from_json",
    "tiers_to_json",
    "value_to_json",
]
