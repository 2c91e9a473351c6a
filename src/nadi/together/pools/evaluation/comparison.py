"""The scenarios side by side: what each costs and saves, who supplies what, and why, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext as _

from nadi.together.pools.evaluation.own_rules import in_words
from nadi.together.pools.evaluation.presets import KEYS, filled, preset_of
from nadi.together.pools.evaluation.sentences import Names, rule_name, sentence
from nadi.together.pools.models import Bid, Charge, Demand, Evaluation, Line, Pool, Scenario, ScenarioRow
from nadi.together.pools.queries.award import lines_without_offer
from nadi.together.pools.questions import OWN
from nadi.together.pools.units import unit_name
from nadi.web.components.figures import money_text
from nadi.web.localized import localized

ZERO, CENT = Decimal(0), Decimal("0.01")
# So many items are named one by one where they conflict.
FEW = 4
# Reasons of ours that stand alone: they are no conflict of rules.
ALONE = frozenset({"too_long", "no_incumbent_bid", "nobody_known"})


@dataclass(frozen=True, kw_only=True)
class Part:
    """What one vendor gets in a scenario."""

    uid: str
    vendor: str
    amount: Decimal
    share: Decimal


@dataclass(frozen=True, kw_only=True)
class Loss:
    """What losing a winner would cost; None: nothing would be possible without it."""

    vendor: str
    extra: Decimal | None
    winners: str


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One scenario as its reader sees it; amounts are in the pool's currency."""

    scenario: Scenario
    name: str
    means: str
    parts: tuple[Part, ...]
    saving: Decimal | None
    saving_share: Decimal | None
    above_cheapest: Decimal | None
    # What the rules cost together, and each by itself in words.
    rule_price: Decimal | None
    rule_prices: tuple[tuple[str, Decimal], ...]
    # Staff's own rules as sentences.
    sentences: tuple[str, ...]
    reasons: tuple[tuple[str, tuple[str, ...]], ...]
    losses: tuple[Loss, ...]
    conflict: tuple[str, ...]
    # Winners of which it was not settled in time what losing them would cost.
    unsettled: tuple[str, ...]

    @property
    def is_contradictory(self) -> bool:
        """Whether the sentences of `conflict` cannot hold together; else each is a reason by itself."""
        return any(one["key"] not in ALONE for one in self.scenario.conflict)

    @property
    def is_possible(self) -> bool:
        return self.scenario.total is not None

    @property
    def is_line_by_line(self) -> bool:
        return self.scenario.key == "line_by_line"

    @property
    def compared_cost(self) -> Decimal | None:
        """What awards are compared by: what is paid, with mark-ups and penalties."""
        return compared_cost(self.scenario)

    @property
    def gap(self) -> Decimal | None:
        """By which part of its cost an award that is not proven could still be dearer than the best."""
        cost, bound = self.compared_cost, self.scenario.lower_bound
        return max(cost - bound, ZERO) / cost if cost and bound is not None else None


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """All scenarios of one computation."""

    evaluation: Evaluation
    currency: str
    scenarios: tuple[Compared, ...]
    vendors: tuple[tuple[str, str], ...]
    not_offered: tuple[str, ...]
    line_by_line_extra: Decimal | None
    line_by_line_share: Decimal | None

    @property
    def cheapest(self) -> Compared | None:
        return next((one for one in self.scenarios if one.scenario.key == "cheapest"), None)


def names_for(pool: Pool, numbers: Mapping[str, str] | None = None) -> Names:
    """Return what ids in the reasons of a pool are called; members are left out."""
    lines = list(Line.objects.filter(pool=pool))
    bids = Bid.objects.filter(pool=pool).select_related("vendor")
    return Names(
        currency=pool.currency,
        lines={line.uid: localized(line) for line in lines},
        units={line.uid: str(unit_name(line.unit)) for line in lines},
        vendors={bid.vendor.uid: localized(bid.vendor) for bid in bids},
        numbers=numbers or {},
    )


def with_member_names(names: Names, pool: Pool) -> Names:
    """Return the names with those of members and their sites; for the office alone."""
    parts = pool.participations.select_related("organisation")
    demands = Demand.objects.filter(participation__pool=pool).select_related("site__organisation")
    return replace(
        names,
        members={part.uid: localized(part.organisation) for part in parts},
        sites={one.site.uid: f"{localized(one.site.organisation)}, {localized(one.site)}" for one in demands},
    )


def compare(pool: Pool, evaluation: Evaluation, *, with_members: bool = False) -> Comparison:
    """Read one computation with all that is shown of it, in a fixed number of queries.

    Members are named, in rules about one of them, to the office alone.
    """
    scenarios = list(evaluation.scenarios.order_by("position"))
    names = names_for(pool, scenarios[0].rules[0] if scenarios and scenarios[0].rules else None)
    if with_members:
        names = with_member_names(names, pool)
    amounts = amounts_by_vendor(scenarios)
    cheapest = next((compared_cost(one) for one in scenarios if one.key == "cheapest"), None)
    paid = next((one.total for one in scenarios if one.key == "cheapest"), None)
    compared = tuple(
        compared_scenario(one, evaluation, amounts.get(one.pk, {}), names, cheapest) for one in scenarios
    )
    extra = None if paid is None or evaluation.cherry_pick is None else evaluation.cherry_pick - paid
    return Comparison(
        evaluation=evaluation,
        currency=pool.currency,
        scenarios=compared,
        vendors=tuple(vendors_in_order(compared)),
        not_offered=tuple(localized(line) for line in lines_without_offer(pool)),
        line_by_line_extra=extra,
        line_by_line_share=extra / paid if extra is not None and paid else None,
    )


def compared_cost(scenario: Scenario) -> Decimal | None:
    """Return what a scenario is compared by; None where it has no award."""
    return None if scenario.total is None else scenario.total + scenario.mark_up + scenario.penalty


def amounts_by_vendor(scenarios: Iterable[Scenario]) -> dict[int, dict[str, Decimal]]:
    """Sum rows and charges per scenario and vendor: nothing here is known of a member."""
    found: dict[int, dict[str, Decimal]] = {}
    for model in (ScenarioRow, Charge):
        rows = model.objects.filter(scenario__in=scenarios).values("scenario", "bid__vendor__uid")
        for row in rows.annotate(amount=Sum("amount")).order_by("scenario", "bid__vendor__uid"):
            of_vendor = found.setdefault(row["scenario"], {})
            vendor = row["bid__vendor__uid"]
            of_vendor[vendor] = of_vendor.get(vendor, ZERO) + row["amount"]
    return found


def compared_scenario(
    scenario: Scenario,
    evaluation: Evaluation,
    amounts: Mapping[str, Decimal],
    names: Names,
    cheapest: Decimal | None,
) -> Compared:
    """Return one scenario in words and figures."""
    is_own = scenario.key.startswith(OWN)
    numbers = scenario.rules[0] if scenario.rules and not is_own else None
    preset = preset_of(scenario.key) if scenario.key in KEYS else None
    if is_own:
        names = replace(names, rules={one["id"]: in_words(one, names) for one in scenario.rules})
    total, today, cost = scenario.total, evaluation.baseline, compared_cost(scenario)
    is_whole = not scenario.penalty
    saving = today - total if today is not None and total is not None and is_whole else None
    prices = tuple((rule_name(one["rule"], names), Decimal(one["price"])) for one in scenario.rule_prices)
    return Compared(
        scenario=scenario,
        name=filled(preset.name, numbers) if preset else scenario.name,
        means=filled(preset.means, numbers) if preset else "",
        parts=tuple(parts_of(amounts, names, total)),
        saving=saving,
        saving_share=saving / today if saving is not None and today else None,
        above_cheapest=cost - cheapest if cost is not None and cheapest is not None else None,
        rule_price=price_together(prices, cost, cheapest),
        rule_prices=prices,
        sentences=tuple(names.rules.values()),
        reasons=tuple(reasons_by_vendor(scenario, names)),
        losses=tuple(loss_of(one, names) for one in scenario.runners_up),
        conflict=tuple(conflict_of(scenario, names)),
        unsettled=tuple(unsettled_in(scenario, amounts, names)),
    )


def price_together(
    prices: tuple[tuple[str, Decimal], ...], cost: Decimal | None, cheapest: Decimal | None
) -> Decimal | None:
    """Return what all rules of a scenario cost together; a single one costs its own price."""
    if len(prices) == 1:
        return prices[0][1]
    return max(cost - cheapest, ZERO) if prices and cost is not None and cheapest is not None else None


def parts_of(amounts: Mapping[str, Decimal], names: Names, total: Decimal | None) -> Iterable[Part]:
    """Return what each vendor gets, the largest part first."""
    for uid, amount in sorted(amounts.items(), key=lambda one: (-one[1], one[0])):
        share = amount / total if total else ZERO
        yield Part(uid=uid, vendor=names.vendors.get(uid, uid), amount=amount, share=share)


def unsettled_in(scenario: Scenario, amounts: Mapping[str, Decimal], names: Names) -> Iterable[str]:
    """Yield the winners whose loss was not priced in time."""
    known = {one["vendor"] for one in scenario.runners_up}
    if scenario.key != "line_by_line":
        yield from (names.vendors.get(uid, uid) for uid in amounts if uid not in known)


def conflict_of(scenario: Scenario, names: Names) -> Iterable[str]:
    """Yield what conflicts; of many lines whose demand is to be met only their number is told."""
    demands = [one for one in scenario.conflict if one["key"] == "demand"]
    for one in scenario.conflict:
        if one["key"] != "demand" or len(demands) <= FEW:
            yield sentence(one, names)
    if len(demands) > FEW:
        yield _("What is wanted of %(count)s items is to be met in full.") % {"count": len(demands)}


def reasons_by_vendor(scenario: Scenario, names: Names) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Return why each vendor won."""
    by_vendor: dict[str, list[str]] = {}
    for reason in scenario.reasons:
        by_vendor.setdefault(reason["vendor"], []).append(sentence(reason, names))
    for uid, sentences in by_vendor.items():
        yield names.vendors.get(uid, uid), tuple(sentences)


def loss_of(data: Mapping[str, object], names: Names) -> Loss:
    """Return what losing a winner would cost, and who would win then."""
    extra, winners = data["extra"], data["winners"]
    others = [names.vendors.get(uid, uid) for uid in winners] if isinstance(winners, list) else []
    return Loss(
        vendor=names.vendors.get(str(data["vendor"]), str(data["vendor"])),
        extra=None if extra is None else Decimal(str(extra)).quantize(CENT),
        winners=", ".join(others),
    )


def vendors_in_order(compared: Iterable[Compared]) -> list[tuple[str, str]]:
    """Return every vendor that wins somewhere, in the order of their names."""
    found = {part.uid: part.vendor for one in compared for part in one.parts}
    return sorted(found.items(), key=lambda one: (one[1], one[0]))


def split_of(one: Compared, currency: str) -> str:
    """Return who gets how much of a scenario, in one line."""
    return "; ".join(f"{part.vendor} {money_text(part.amount, currency)}" for part in one.parts)
