"""Experts, what they agreed to, their engagements and the visits that firms share."""

from nadi.registers.experts.models.engagement import Brief, Engagement
from nadi.registers.experts.models.expert import Expert, Reference, Terms, VettingStep
from nadi.registers.experts.models.visit import Joining, Visit

__all__ = [
    "Brief",
    "Engagement",
    "Expert",
    "Joining",
    "Reference",
    "Terms",
    "VettingStep",
    "Visit",
]
