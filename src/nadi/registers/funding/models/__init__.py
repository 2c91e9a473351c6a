"""Programmes and their calls, what firms tell of themselves, reference rates, applications."""

from nadi.registers.funding.models.application import Application, Lesson, Paper, Payment
from nadi.registers.funding.models.call import Call
from nadi.registers.funding.models.company import CompanyFact
from nadi.registers.funding.models.programme import Programme
from nadi.registers.funding.models.rate import ReferenceRate

__all__ = ["Application", "Call", "CompanyFact", "Lesson", "Paper", "Payment", "Programme", "ReferenceRate"]
