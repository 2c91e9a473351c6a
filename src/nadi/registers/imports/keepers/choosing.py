"""Which keeper a target has."""

from nadi.registers.imports.keepers.entries import EntryKeeper
from nadi.registers.imports.keepers.organisations import OrganisationKeeper
from nadi.registers.imports.keepers.plain import Keeper
from nadi.registers.imports.targets import Target

OWN = {"organisations": OrganisationKeeper}


def keeper_of(target: Target) -> Keeper:
    """Return how rows of this target are known, compared, written and taken back."""
    if target.name in OWN:
        return OWN[target.name](target)
    return EntryKeeper(target) if target.model is not None else Keeper(target)
