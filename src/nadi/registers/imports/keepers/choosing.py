"""Which keeper a target has."""

from nadi.registers.imports.keepers.entries import EntryKeeper
from nadi.registers.imports.keepers.plain import Keeper
from nadi.registers.imports.targets import Target


def keeper_of(target: Target) -> Keeper:
    """Return how rows of this target are known, compared, written and taken back."""
    if target.keeper is not None:
        made = target.keeper(target)
        if not isinstance(made, Keeper):
            raise TypeError(f"The keeper of {target.name} is none.")
        return made
    return EntryKeeper(target) if target.model is not None else Keeper(target)
