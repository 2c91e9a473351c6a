"""The engine's reasons in the reader's language: a key and parameters become a translated sentence.

Parameters hold public ids; `Names` turns them into names. A key that is not known here falls back to the
engine's English sentence, with names for the ids.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nadi.together.pools.evaluation.presets import KEYS, filled, preset_of
from nadi.web.access import Sentence
from nadi.web.components.figures import money_text, quantity_text

CENT = Decimal("0.01")

AWARD: Mapping[str, Sentence] = {
    "only_offer": gettext_lazy(
        "%(vendor)s supplies %(quantity)s of %(line)s at a list price of %(price)s: nobody else offers that "
        "quantity."
    ),
    "lowest_price": gettext_lazy(
        "%(vendor)s supplies %(quantity)s of %(line)s at a list price of %(price)s, the lowest; %(rival)s is "
        "next with %(rival_price)s."
    ),
    "equal_price": gettext_lazy(
        "%(vendor)s supplies %(quantity)s of %(line)s at a list price of %(price)s, as %(rival)s does; the "
        "whole award is cheapest this way."
    ),
    "cheapest_overall": gettext_lazy(
        "%(vendor)s supplies %(quantity)s of %(line)s at a list price of %(price)s; %(rival)s lists "
        "%(rival_price)s, but with all discounts, charges, capacities and rules the whole award is cheapest "
        "this way."
    ),
    "total_discount": gettext_lazy(
        "The total quantity from %(vendor)s, %(total)s, reaches %(threshold)s: %(percent)s %% off."
    ),
    "total_discount.amount": gettext_lazy(
        "The total amount from %(vendor)s, %(total)s, reaches %(threshold)s: %(percent)s %% off."
    ),
    "bundle": gettext_lazy(
        "The bundle “%(bundle)s” of %(vendor)s supplies %(lines)s together for %(price)s."
    ),
    "rule": gettext_lazy("The rule “%(rule)s” is to be kept."),
    "reserve_price": gettext_lazy("%(line)s may cost at most %(price)s a unit."),
    "demand": gettext_lazy("The %(quantity)s wanted of %(line)s are to be met in full."),
    "no_bid": gettext_lazy("Nobody offers %(line)s."),
    # Ours, and not the engine's.
    "nobody_known": gettext_lazy(
        "The rule “%(rule)s” names a vendor or a company that no longer takes part. Remove the rule."
    ),
    "no_incumbent_bid": gettext_lazy("Today's vendor has made no valid bid, so it cannot be kept."),
    "too_long": gettext_lazy(
        "No award was found in the time given. Ask for fewer rules, or compute this scenario alone."
    ),
    "too_little_supply": gettext_lazy(
        "The bids can supply at most %(supply)s of the %(quantity)s wanted of %(line)s."
    ),
}
SHARING: Mapping[str, Sentence] = {
    "sharing.alone.nobody": gettext_lazy("No company pays more than it would alone."),
    "sharing.alone.some": gettext_lazy(
        "%(count)s of %(of)s companies would pay more than they would alone: %(who)s."
    ),
    "sharing.group.none": gettext_lazy(
        "No group of companies could do better by leaving: all %(tested)s groups were compared."
    ),
    "sharing.group.none.single": gettext_lazy(
        "There is only one company, so there is no group that could leave."
    ),
    "sharing.group.none.proven": gettext_lazy(
        "No group of companies could do better by leaving: proven for all %(tested)s groups."
    ),
    "sharing.group.none.tested": gettext_lazy("No better-off group among the %(tested)s tested."),
    "sharing.group.found": gettext_lazy(
        "The group %(who)s could do better by leaving, by %(excess)s in all."
    ),
    "sharing.core.empty": gettext_lazy(
        "No division of this total could satisfy every group (the core is empty). At best the most aggrieved "
        "group could still do better by %(epsilon)s (the least core)."
    ),
    "sharing.core.empty.unproven": gettext_lazy(
        "In this search no division satisfied every group; the core seems to be empty. At best the most "
        "aggrieved group met could still do better by %(epsilon)s."
    ),
    "sharing.core.other": gettext_lazy(
        "Another division of the same total would satisfy every group; the nucleolus is one."
    ),
    "sharing.core.rounding": gettext_lazy(
        "Rounding to %(unit)s moves one group past its own cost by %(excess)s; unrounded, none is."
    ),
    "sharing.large_member": gettext_lazy(
        "%(who)s takes %(percent)s %% of the pool. Under one price for all, a member's own gain starts to "
        "fall once it takes more than 38.2 %% (Schotanus 2005): it may find the pool unkind."
    ),
    "sharing.least_core.used": gettext_lazy(
        "The core is empty, so the division is taken from the least core: no group's complaint exceeds "
        "%(epsilon)s."
    ),
    "sharing.least_core.slack": gettext_lazy(
        "Every group stays at least %(epsilon)s below its own cost: the most that can be had."
    ),
    "sharing.least_core.nucleolus": gettext_lazy(
        "Relative savings are undefined where somebody's stand-alone value is not positive, so of the least "
        "core the nucleolus is taken."
    ),
    "sharing.difference": gettext_lazy(
        "Two members' relative savings differ by at most %(percent)s percentage points."
    ),
    "sharing.sampled": gettext_lazy(
        "Estimated from %(orders)s orders of joining (seed %(seed)s), with 95 %% intervals."
    ),
    "sharing.unproven": gettext_lazy(
        "The search for aggrieved groups was cut short, so this division is not proven exact."
    ),
    "sharing.closed": gettext_lazy(
        "The costs come from a heuristic: no group is counted dearer than its cheapest parts."
    ),
    "sharing.not_closed": gettext_lazy(
        "The costs come from a heuristic and are too many to be closed: a group may look dearer than its "
        "parts."
    ),
    "sharing.total.rounded": gettext_lazy("The total %(total)s is rounded to %(rounded)s."),
}
# What is said where no company may be named, as to the board.
UNNAMED: Mapping[str, Sentence] = {
    "sharing.alone.some": gettext_lazy("%(count)s of %(of)s companies would pay more than they would alone."),
    "sharing.group.found": gettext_lazy("A group of companies could do better by leaving."),
    "sharing.large_member": gettext_lazy(
        "One company takes more than 38.2 %% of the pool. Under one price for all, its own gain starts to "
        "fall there (Schotanus 2005): it may find the pool unkind."
    ),
}


@dataclass(frozen=True, kw_only=True)
class Names:
    """What the ids in a reason are called, in the reader's language."""

    currency: str
    lines: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    vendors: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)
    sites: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    # Rules that staff put together, by id, as sentences.
    rules: Mapping[str, str] = field(default_factory=dict)

    @property
    def all(self) -> dict[str, str]:
        """Every id that is known, with its name."""
        return {**self.lines, **self.vendors, **self.members}


def sentence(data: Mapping[str, Any], names: Names) -> str:
    """Return a stored reason in the reader's language."""
    key, given = data["key"], data["parameters"]
    if key == "total_discount" and given.get("of") == "amount":
        key = "total_discount.amount"
    pattern = AWARD.get(key) or SHARING.get(key)
    if pattern is None:
        return named(data["text"], names.all)
    words: dict[str, str] = {name: written(name, value, given, names) for name, value in given.items()}
    told: str = str(pattern) % words
    return told


def unnamed_sentence(data: Mapping[str, Any], names: Names) -> str:
    """Return a reason without naming any company; empty when it cannot be told without."""
    key, given = data["key"], data["parameters"]
    pattern = UNNAMED.get(key)
    if pattern is not None:
        told: str = str(pattern) % given
        return told
    return sentence(data, names) if key in SHARING else ""


def written(name: str, value: str, given: Mapping[str, str], names: Names) -> str:
    """Return one parameter as the reader reads it."""
    if name in MONEY and not is_quantity_total(name, given):
        return amount(value, names.currency)
    if name in QUANTITIES:
        return amount_of_line(value, given, names)
    write = WRITERS.get(name)
    return write(value, names) if write else value


MONEY = frozenset({"price", "rival_price", "excess", "epsilon", "unit", "rounded", "total", "threshold"})
QUANTITIES = frozenset({"quantity", "supply", "total", "threshold"})
WRITERS: Mapping[str, Callable[[str, Names], str]] = {
    "vendor": lambda value, names: names.vendors.get(value, value),
    "rival": lambda value, names: names.vendors.get(value, value),
    "line": lambda value, names: _("“%(name)s”") % {"name": names.lines.get(value, value)},
    "lines": lambda value, names: listed([names.lines.get(one, one) for one in value.split(", ")]),
    "who": lambda value, names: listed([company(one, names) for one in re.split(r", | and ", value)]),
    "rule": lambda value, names: rule_name(value, names),
    "percent": lambda value, names: figure(value),
}


def is_quantity_total(name: str, given: Mapping[str, str]) -> bool:
    """Tell whether a total and its threshold count goods and not money."""
    return name in {"total", "threshold"} and given.get("of") == "quantity"


def amount(value: str, currency: str) -> str:
    """Return an amount with its currency, as stated when it is no number."""
    try:
        return money_text(Decimal(value), currency)
    except InvalidOperation:
        return value


def figure(value: str) -> str:
    """Return a number as the reader writes it, as stated when it is none."""
    try:
        return quantity_text(Decimal(value))
    except InvalidOperation:
        return value


def amount_of_line(value: str, given: Mapping[str, str], names: Names) -> str:
    """Return a quantity with the unit of its line."""
    return quantity_text(Decimal(value), names.units.get(given.get("line", ""), ""))


def company(value: str, names: Names) -> str:
    """Return a company's name, and by how much where that is said."""
    found = re.fullmatch(r"(\S+) \(by ([0-9.]+)\)", value)
    if found is None:
        return names.members.get(value, value)
    more = {"company": names.members.get(found[1], found[1]), "amount": amount(found[2], names.currency)}
    return _("%(company)s (by %(amount)s)") % more


def rule_name(value: str, names: Names) -> str:
    """Return the preset that stated a rule, or a rule of staff's own as its sentence."""
    if value in names.rules:
        return names.rules[value].rstrip(".")
    return filled(preset_of(value).name, names.numbers) if value in KEYS else value


def listed(words: list[str]) -> str:
    """Return names as a list in words."""
    return str(get_text_list(words, _("and")))


def named(text: str, names: Mapping[str, str]) -> str:
    """Return an engine's sentence with names for the ids."""
    return re.sub(r"[0-9a-z]{12}", lambda found: names.get(found[0], found[0]), text)
