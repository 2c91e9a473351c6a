"""Services and what providers propose to change; members' certificates and their way to a standard."""

from nadi.registers.services.models.certificate import Alert, Certificate, SurveillanceAudit
from nadi.registers.services.models.readiness import Readiness, StepStanding
from nadi.registers.services.models.service import Accreditation, Proposal, Service

__all__ = [
    "Accreditation",
    "Alert",
    "Certificate",
    "Proposal",
    "Readiness",
    "Service",
    "StepStanding",
    "SurveillanceAudit",
]
