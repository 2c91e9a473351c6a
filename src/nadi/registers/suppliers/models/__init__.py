"""Suppliers, the members' machines, and parts wanted at once."""

from nadi.registers.suppliers.models.machine import Machine
from nadi.registers.suppliers.models.part import PartAnswer, PartRequest
from nadi.registers.suppliers.models.supplier import Supplier

__all__ = ["Machine", "PartAnswer", "PartRequest", "Supplier"]
