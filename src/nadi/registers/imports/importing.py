"""What the import centre brings by itself."""

from nadi.registers.imports.organisations import ORGANISATIONS

TARGETS = [ORGANISATIONS]
