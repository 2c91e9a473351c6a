"""How rows reach what they become: entries, organisations, or whatever a target writes itself."""

from nadi.registers.imports.keepers.choosing import keeper_of
from nadi.registers.imports.keepers.plain import Keeper, Known

__all__ = ["Keeper", "Known", "keeper_of"]
