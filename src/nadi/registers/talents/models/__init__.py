"""Who looks for work, who looks for people, and what they agree."""

from nadi.registers.talents.models.candidates import Candidate, ContactRequest, Identity, Letter
from nadi.registers.talents.models.demand import DemandRelease
from nadi.registers.talents.models.placements import Placement, StudentGroup, TrainingPlaces
from nadi.registers.talents.models.vacancies import Application, Requirement, Vacancy, VacancyFirm

__all__ = [
    "Application",
    "Candidate",
    "ContactRequest",
    "DemandRelease",
    "Identity",
    "Letter",
    "Placement",
    "Requirement",
    "StudentGroup",
    "TrainingPlaces",
    "Vacancy",
    "VacancyFirm",
]
