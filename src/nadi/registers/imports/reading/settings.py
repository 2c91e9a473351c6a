"""How one file is to be read: found out, shown, and corrected by people."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything that decides what a file says; rows are numbered from 1 as a spreadsheet shows them.

    `head_first` 0 means that the file has no heads.
    """

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    head_first: int = 1
    head_last: int = 1
    first_row: int = 2
    day_first: bool = True
    decimal: str = "."
    split: str = ""
    # UTF-8 that somebody saved as Western European, put right.
    is_repaired: bool = False
    # Georgian typed in the AcadNusx font: Latin letters in the file, Georgian ones on their screen.
    is_font_text: bool = False

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Settings":
        """Return the settings as kept; what is unknown here is ignored."""
        known = {one.name for one in fields(cls)}
        return cls(**{name: value for name, value in kept.items() if name in known})

    def as_json(self) -> dict[str, Any]:
        """Return the settings as JSON values."""
        return asdict(self)
