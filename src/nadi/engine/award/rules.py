"""The rules a buyer may set; each says itself in words."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

ShareBase = Literal["quantity", "value"]


def _bounds(at_least: object, at_most: object) -> str:
    parts = []
    if at_least is not None:
        parts.append(f"at least {at_least}")
    if at_most is not None:
        parts.append(f"at most {at_most}")
    return " and ".join(parts)


def _place(line: str | None) -> str:
    return f" on line {line}" if line is not None else ""


def _percent(share: Decimal | None) -> str | None:
    return None if share is None else f"{(share * 100).normalize():f} %"


@dataclass(frozen=True, kw_only=True)
class VendorCount:
    """How many vendors may win, in all or on one line.

    For `at_least` a vendor counts from `least_quantity` on: 1 % of the quantity wanted unless given.
    """

    at_least: int | None = None
    at_most: int | None = None
    line: str | None = None
    least_quantity: Decimal | None = None
    id: str = ""

    @property
    def words(self) -> str:
        """The rule as a sentence part."""
        return self.id or f"{_bounds(self.at_least, self.at_most)} vendors{_place(self.line)}"


@dataclass(frozen=True, kw_only=True)
class VendorShare:
    """The share (0..1) of quantity or of value paid that the named vendors together get.

    Without names the rule holds for each vendor by itself.
    """

    vendors: tuple[str, ...] = ()
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    of: ShareBase = "quantity"
    line: str | None = None
    id: str = ""

    @property
    def words(self) -> str:
        """The rule as a sentence part."""
        who = " and ".join(self.vendors) if self.vendors else "each vendor"
        bounds = _bounds(_percent(self.at_least), _percent(self.at_most))
        return self.id or f"{who} gets {bounds} of the {self.of}{_place(self.line)}"


@dataclass(frozen=True, kw_only=True)
class VendorQuantity:
    """The quantity a vendor gets, in all or on one line; without a vendor it holds for each by itself."""

    vendor: str | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    line: str | None = None
    id: str = ""

    @property
    def words(self) -> str:
        """The rule as a sentence part."""
        bounds = _bounds(self.at_least, self.at_most)
        return self.id or f"{self.vendor or 'each vendor'} gets {bounds} units{_place(self.line)}"


@dataclass(frozen=True, kw_only=True)
class Exclude:
    """A vendor gets nothing, or nothing for one member, site or line."""

    vendor: str
    member: str | None = None
    site: str | None = None
    line: str | None = None
    id: str = ""

    @property
    def words(self) -> str:
        """The rule as a sentence part."""
        member = f" for member {self.member}" if self.member is not None else ""
        site = f" at site {self.site}" if self.site is not None else ""
        return self.id or f"{self.vendor} is excluded{member}{site}{_place(self.line)}"


@dataclass(frozen=True, kw_only=True)
class KeepIncumbent:
    """The vendor of today stays among the winners, with `least_quantity` (1 % of the wanted unless given)."""

    vendor: str
    line: str | None = None
    least_quantity: Decimal | None = None
    id: str = ""

    @property
    def words(self) -> str:
        """The rule as a sentence part."""
        return self.id or f"the incumbent {self.vendor} is kept{_place(self.line)}"


Rule = VendorCount | VendorShare | VendorQuantity | Exclude | KeepIncumbent
