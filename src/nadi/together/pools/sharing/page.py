"""Shares as their readers see them: staff by name, the board without names, a member its own alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from nadi.companies.models import Organisation
from nadi.together.pools.evaluation.comparison import names_for
from nadi.together.pools.evaluation.sentences import Names, sentence, unnamed_sentence
from nadi.together.pools.models import Award, Demand, Pool, ScenarioRow, Share, Sharing
from nadi.together.pools.queries.award import taking_part
from nadi.together.pools.refusals import refusal_in_words
from nadi.together.pools.sharing.method_titles import title_of
from nadi.together.pools.units import unit_name
from nadi.web.components.figures import money_text, quantity_text
from nadi.web.components.sums import Sum as SumShown
from nadi.web.components.sums import Term
from nadi.web.localized import localized

ZERO, CENT = Decimal(0), Decimal("0.01")
FEWEST_COUNTED = 3


@dataclass(frozen=True, kw_only=True)
class MethodShown:
    """One rule of sharing with its certificate in words."""

    method: str
    title: str
    is_applied: bool
    refused: str
    nobody_is_worse_off: bool
    is_stable: bool
    certificate: tuple[str, ...]
    notes: tuple[str, ...]
    total: Decimal | None

    @property
    def tone(self) -> str:
        """How good the news is, as a notice's colour."""
        if self.refused:
            return "neutral"
        if not self.nobody_is_worse_off:
            return "danger"
        return "success" if self.is_stable else "warning"


@dataclass(frozen=True, kw_only=True)
class MemberRow:
    """One member with its share by each method; for staff alone."""

    company: Organisation
    alone: Decimal
    answer: str
    state: str
    note: str = ""
    amounts: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class OwnShare:
    """What a member sees of an award: its own share, what it would pay otherwise, and the sum behind it."""

    share: Share
    today: Decimal | None
    deliveries: tuple[Mapping[str, Any], ...]
    promises: tuple[str, ...]
    sums: tuple[SumShown, ...]
    sum_note: str

    @property
    def saves(self) -> Decimal:
        return self.share.alone - self.share.amount

    @property
    def saves_share(self) -> Decimal | None:
        return self.saves / self.share.alone if self.share.alone else None


def member_names(pool: Pool) -> dict[str, str]:
    """Return what the members are called by participation; for staff alone."""
    return {part.uid: localized(part.organisation) for part in taking_part(pool)}


def methods_for(award: Award, *, with_names: bool) -> tuple[MethodShown, ...]:
    """Return every method's certificate; without names for whoever is not staff."""
    base = names_for(award.pool)
    members = member_names(award.pool) if with_names else {}
    names = Names(
        currency=base.currency, lines=base.lines, units=base.units, vendors=base.vendors, members=members
    )
    order = {method: place for place, method in enumerate(Pool.Method.values)}
    sharings = Sharing.objects.filter(award=award).annotate(total=Sum("shares__amount"))
    ordered = sorted(sharings, key=lambda one: order.get(one.method, len(order)))
    return tuple(method_shown(one, names, with_names=with_names) for one in ordered)


def method_shown(sharing: Any, names: Names, *, with_names: bool) -> MethodShown:
    """Return one method in words (`sharing` carries the sum of its shares as `total`)."""
    told = sentence if with_names else unnamed_sentence
    data = sharing.certificate
    return MethodShown(
        method=sharing.method,
        title=title_of(sharing.method),
        is_applied=sharing.is_applied,
        refused=(
            refusal_in_words(sharing.refused_because, names.currency)
            if with_names
            else _("It has no answer for this award.")
        )
        if sharing.refused_because
        else "",
        nobody_is_worse_off=bool(data.get("nobody_is_worse_off")),
        is_stable=bool(data.get("is_in_core")),
        certificate=told_all(data.get("statements", ()), told, names),
        notes=told_all(data.get("notes", ()), told, names),
        total=sharing.total,
    )


def told_all(statements: Iterable[Mapping[str, Any]], told: Any, names: Names) -> tuple[str, ...]:
    """Return sentences, those left out that may not be told."""
    return tuple(words for one in statements if (words := told(one, names)))


def member_rows(award: Award) -> tuple[MemberRow, ...]:
    """Return every member's share by every method; for staff alone."""
    shares = Share.objects.filter(sharing__award=award).select_related(
        "sharing", "participation__organisation"
    )
    by_member: dict[int, list[Share]] = {}
    for share in shares.order_by("participation_id", "pk"):
        by_member.setdefault(share.participation_id, []).append(share)
    rows = (member_row(own) for own in by_member.values())
    return tuple(sorted(rows, key=lambda row: localized(row.company)))


def member_row(own: list[Share]) -> MemberRow:
    """Return one member's shares, with the answer it gave to the applied one."""
    applied = next((share for share in own if share.sharing.is_applied), own[0])
    return MemberRow(
        company=applied.participation.organisation,
        alone=applied.alone,
        answer=str(applied.get_state_display()),
        state=applied.state,
        note=applied.note,
        amounts={share.sharing.method: share.amount for share in own},
    )


def own_share_shown(share: Share) -> OwnShare:
    """Return everything a member sees of its own share, and nothing of anybody else's."""
    pool = share.sharing.award.pool
    titles = {line.name or line.name_local: localized(line) for line in pool.lines.all()}
    sums, note = sums_of(share.receipt, pool.currency, titles)
    return OwnShare(
        share=share,
        today=paid_today(share),
        deliveries=tuple(deliveries_of(share)),
        promises=tuple(promises_of(share.sharing)),
        sums=sums,
        sum_note=note,
    )


def promises_of(sharing: Sharing) -> Iterable[str]:
    """Return the sentences of the certificate that hold for everybody, and no other.

    How many groups were compared tells how many members there are, which is kept back below three.
    """
    names = Names(currency=sharing.award.pool.currency)
    are_many = sharing.shares.count() >= FEWEST_COUNTED
    for statement in sharing.certificate.get("statements", ()):
        if statement["key"] == "sharing.alone.nobody" or (
            are_many and statement["key"].startswith("sharing.group.none")
        ):
            yield sentence(statement, names)


def paid_today(share: Share) -> Decimal | None:
    """Return what the member pays today for all that is awarded to it, if it said so for all of that."""
    scenario = share.sharing.award.scenario
    awarded = ScenarioRow.objects.filter(scenario=scenario, participation=share.participation)
    own = Demand.objects.filter(participation=share.participation, line__in=awarded.values("line"))
    demands = own.values_list("quantity", "baseline")
    paid = [quantity * price for quantity, price in demands if price is not None]
    return sum(paid, ZERO).quantize(CENT) if len(paid) == len(demands) else None


def deliveries_of(share: Share) -> Iterable[Mapping[str, Any]]:
    """Return who delivers what to which of the member's own sites, and what it wanted where that differs."""
    scenario = share.sharing.award.scenario
    own = ScenarioRow.objects.filter(scenario=scenario, participation=share.participation)
    rows = list(own.select_related("line", "site", "bid__vendor").order_by("line__position", "site_id", "pk"))
    got: dict[tuple[int, int], Decimal] = {}
    for row in rows:
        got[row.line_id, row.site_id] = got.get((row.line_id, row.site_id), ZERO) + row.quantity
    demands = Demand.objects.filter(participation=share.participation)
    wanted = {(one.line_id, one.site_id): one.quantity for one in demands}
    for row in rows:
        unit, place = str(unit_name(row.line.unit)), (row.line_id, row.site_id)
        asked = wanted.get(place)
        yield {
            "line": localized(row.line),
            "site": localized(row.site),
            "vendor": localized(row.bid.vendor),
            "quantity": quantity_text(row.quantity, unit),
            "wanted": quantity_text(asked, unit) if asked is not None and asked != got[place] else "",
        }


def sums_of(
    receipt: Mapping[str, Any], currency: str, titles: Mapping[str, str]
) -> tuple[tuple[SumShown, ...], str]:
    """Return the sum behind a share from its receipt, and a sentence where it cannot be shown as a sum."""
    formula = receipt.get("formula", "")
    if formula == "unit_prices":
        return tuple(line_sum(line, currency, titles) for line in receipt.get("lines", ())), _(
            "Everybody pays the same price for a line. Your share is the sum of these amounts."
        )
    if formula == "proportion":
        return (proportion_sum(receipt["numbers"], receipt["share"], currency),), _(
            "Everybody pays the same part of what it would pay alone."
        )
    if formula == "mean":
        means = ", ".join(money_text(Decimal(one), currency) for one in receipt.get("means", ()))
        return (), _(
            "Your share is the mean of what your company adds to the cost when it joins first, second, and "
            "so on: %(means)s."
        ) % {"means": means}
    return (), _(
        "Your share comes from an optimisation over all groups of members, so it cannot be shown as one sum. "
        "What can be checked: it is not above what you would pay alone, and the certificate below holds."
    )


def line_sum(line: Mapping[str, str], currency: str, titles: Mapping[str, str]) -> SumShown:
    """Return quantity × price = amount of one line."""
    quantity, pooled = Decimal(line["quantity"]), Decimal(line["pool_quantity"])
    price = Decimal(line["pool_amount"]) / pooled if pooled else ZERO
    shown = price if pooled == 1 else price.quantize(Decimal("0.000001")).normalize()
    return SumShown(
        terms=[
            Term(value=quantity_text(quantity), label=titles.get(line["line"], line["line"])),
            Term(value=money_text(shown, currency), label=_("price for all"), sign="×"),
        ],
        result=money_text((quantity * price).quantize(CENT), currency),
        label=_("amount"),
    )


def proportion_sum(numbers: Mapping[str, str], share: str, currency: str) -> SumShown:
    """Return what one would pay alone × the common rate = share."""
    own, whole, total = (Decimal(numbers[name]) for name in ("own", "all", "total"))
    rate = total / whole if whole else ZERO
    shown = quantity_text(rate if whole == 1 else rate.quantize(Decimal("0.00000001")))
    return SumShown(
        terms=[
            Term(value=money_text(own, currency), label=_("what you would pay alone")),
            Term(value=shown, label=_("the same rate for all"), sign="×"),
        ],
        result=money_text(Decimal(share), currency),
        label=_("your share"),
    )
