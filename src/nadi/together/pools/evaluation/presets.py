"""The scenarios that staff may have computed: a readable table of names, what they mean, and engine rules."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from nadi.engine.award import KeepIncumbent, Rule, VendorCount, VendorShare
from nadi.web.access import Sentence
from nadi.web.components.figures import percent_text


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """What staff set for a computation: at most so many vendors, none above this share of the value.

    `incumbent` is today's vendor by its public id; it comes from the pool and is not typed here.
    """

    vendors: int = 2
    share: Decimal = Decimal("0.6")
    incumbent: str = ""


@dataclass(frozen=True, kw_only=True)
class Preset:
    """One question of "what if"; the name and the meaning may mention the numbers.

    A rule's id is the preset's key, so that a conflict or a rule's price can be told by the preset's name.
    """

    key: str
    name: Sentence
    means: Sentence
    rules: Callable[[Numbers], tuple[Rule, ...]] = lambda numbers: ()
    is_line_by_line: bool = False
    needs_incumbent: bool = False


PRESETS = (
    Preset(
        key="cheapest",
        name=_("Cheapest in all"),
        means=_("The least total cost of the whole purchase, with no further rule."),
    ),
    Preset(
        key="at_most",
        name=_("At most %(vendors)s vendors"),
        means=_("The least cost when no more than %(vendors)s vendors win."),
        rules=lambda numbers: (VendorCount(id="at_most", at_most=numbers.vendors),),
    ),
    Preset(
        key="one_vendor",
        name=_("One vendor"),
        means=_("The least cost when a single vendor supplies everything."),
        rules=lambda numbers: (VendorCount(id="one_vendor", at_most=1),),
    ),
    Preset(
        key="share_cap",
        name=_("No vendor above %(share)s"),
        means=_("The least cost when no vendor gets more than %(share)s of the value."),
        rules=lambda numbers: (VendorShare(id="share_cap", at_most=numbers.share, of="value"),),
    ),
    Preset(
        key="keep_incumbent",
        name=_("Keep today's vendor"),
        means=_("The least cost when the vendor of today stays among the winners."),
        rules=lambda numbers: (KeepIncumbent(id="keep_incumbent", vendor=numbers.incumbent),),
        needs_incumbent=True,
    ),
    Preset(
        key="line_by_line",
        name=_("Line by line (cherry-picking)"),
        means=_(
            "Each line goes to whoever is cheapest on it alone; it shows what looking at the whole saves."
        ),
        is_line_by_line=True,
    ),
)
KEYS = tuple(preset.key for preset in PRESETS)


def preset_of(key: str) -> Preset:
    """Return the preset of a key."""
    return next(preset for preset in PRESETS if preset.key == key)


def offered(*, has_incumbent: bool) -> tuple[Preset, ...]:
    """Return the presets of a pool: today's vendor can be kept only where it is known."""
    return tuple(preset for preset in PRESETS if has_incumbent or not preset.needs_incumbent)


def chosen(keys: Iterable[str], *, has_incumbent: bool = False) -> tuple[Preset, ...]:
    """Return the presets asked for in the order of the table; the cheapest is always among them."""
    wanted = {*keys, "cheapest"}
    return tuple(preset for preset in offered(has_incumbent=has_incumbent) if preset.key in wanted)


def numbers_as_data(numbers: Numbers) -> dict[str, str]:
    """Return the numbers as they are stored with a scenario and handed to a job."""
    return {"vendors": str(numbers.vendors), "share": str(numbers.share)}


def numbers_from(data: Any) -> Numbers:
    """Return the numbers from what was stored."""
    return Numbers(vendors=int(data["vendors"]), share=Decimal(data["share"]))


def filled(sentence: Sentence, data: Any) -> str:
    """Return a preset's sentence with its numbers, in the reader's language."""
    if not data:
        return str(sentence)
    numbers = numbers_from(data)
    return str(sentence) % {"vendors": numbers.vendors, "share": percent_text(numbers.share, 0)}
