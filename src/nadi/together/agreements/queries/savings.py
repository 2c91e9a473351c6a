"""Reading the savings ledger."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from nadi.companies.models import Organisation
from nadi.together.agreements.models import CallOff, Saving
from nadi.together.agreements.savings.shown import OTHER, Row, parts_shown, released
from nadi.web.access import Actor
from nadi.web.localized import is_local

ZERO = Decimal(0)
CPV_DIVISION = 2
COLUMNS = (
    "organisation__holding",
    "organisation__uid",
    "organisation__name",
    "organisation__name_local",
    "currency",
    "stage",
    "category",
    "at",
    "share__sharing__award",
    "before",
    "after",
    "by",
    "call_off",
    "reverses",
)


@dataclass(frozen=True, kw_only=True)
class StageSum:
    """What would have been paid and what is paid, in one currency at one stage."""

    currency: str
    stage: Saving.Stage
    before: Decimal
    after: Decimal

    @property
    def saving(self) -> Decimal:
        """The difference."""
        return self.before - self.after


@dataclass(frozen=True, kw_only=True)
class PartSum:
    """What was saved in one category or year, in one currency at one stage."""

    currency: str
    stage: Saving.Stage
    label: str
    saving: Decimal


def savings_visible_to(actor: Actor) -> QuerySet[Saving]:
    """Staff see every member's savings, a member its own; the board sees totals only (`sums_for`)."""
    everything = Saving.objects.select_related(
        "organisation", "share__sharing__award__pool", "call_off", "reverses", "replaces", "reversed_by"
    )
    if actor.is_staff:
        return everything
    if actor.organisation_id is None:
        return everything.none()
    return everything.filter(organisation=actor.organisation_id)


def saving_seen_by(actor: Actor, uid: str) -> Saving | None:
    """Return one row if this reader may know of it."""
    return savings_visible_to(actor).filter(uid=uid).first()


def corrections_of(saving: Saving) -> list[Saving]:
    """Return what was written later to correct a row, in order."""
    found: list[Saving] = []
    latest: Saving | None = saving
    while latest is not None:
        later = list(Saving.objects.filter(Q(reverses=latest) | Q(replaces=latest)).order_by("pk"))
        found += later
        latest = next((one for one in later if one.replaces_id is not None), None)
    return found


def saving_of_order(actor: Actor, order: CallOff) -> StageSum | None:
    """Return what an order has saved so far, over its deliveries, categories and corrections."""
    rows = rows_of(savings_visible_to(actor).filter(call_off=order))
    return next(iter(sums_of(rows)), None)


def rows_of(savings: QuerySet[Saving]) -> list[Row]:
    """Return the ledger as far as sums need it."""
    return [row_of(values) for values in savings.order_by("at", "pk").values(*COLUMNS)]


def row_of(values: Mapping[str, Any]) -> Row:
    """Return one row; what did not come with an award comes one by one."""
    names = (values["organisation__name"], values["organisation__name_local"])
    comes_alone = values["by"] or values["call_off"] or values["reverses"]
    return Row(
        holding=values["organisation__holding"] or values["organisation__uid"],
        company=next(filter(None, reversed(names) if is_local() else names)),
        currency=values["currency"],
        stage=values["stage"],
        category=values["category"][:CPV_DIVISION],
        at=timezone.localtime(values["at"]),
        award=None if comes_alone else values["share__sharing__award"],
        before=values["before"],
        after=values["after"],
    )


def rows_for(actor: Actor) -> list[Row]:
    """Return the rows whose sums this reader sees.

    A member's are its own, staff's are everybody's. The board's are everybody's as far as disclosure control
    lets them into a sum: its members sit in companies too.
    """
    if actor.is_staff or not actor.is_board:
        return rows_of(savings_visible_to(actor))
    return released(rows_of(Saving.objects.all()), timezone.localtime())


def sums_for(actor: Actor) -> list[StageSum]:
    """Return the savings per currency and stage, in the order a saving travels."""
    return sums_of(rows_for(actor))


def sums_of_member(member: Organisation) -> list[StageSum]:
    """Return the savings of one company, for its own people."""
    return sums_of(rows_of(Saving.objects.filter(organisation=member)))


def sums_of(rows: Sequence[Row]) -> list[StageSum]:
    """Sum rows per currency and stage."""
    return [
        StageSum(
            currency=currency,
            stage=stage,
            before=sum((row.before for row in own), ZERO),
            after=sum((row.after for row in own), ZERO),
        )
        for currency, stage, own in by_sum(rows)
    ]


def parts_for(actor: Actor, rows: Sequence[Row], label: Callable[[Row], str]) -> list[PartSum]:
    """Return the savings per category or year, kept to parts that disclosure control lets the board see."""
    controls = actor.is_board and not actor.is_staff
    found = []
    for currency, stage, own in by_sum(rows):
        shown = parts_shown(own, label, timezone.localtime()) if controls else parts_of(own, label)
        found += [
            PartSum(currency=currency, stage=stage, label=name, saving=saved(shown[name]))
            for name in sorted(shown, key=lambda name: (name == OTHER, name))
        ]
    return found


def parts_of(rows: Sequence[Row], label: Callable[[Row], str]) -> dict[str, list[Row]]:
    """Return rows by what they are labelled."""
    parts: dict[str, list[Row]] = {}
    for row in rows:
        parts.setdefault(label(row), []).append(row)
    return parts


def saved(rows: Iterable[Row]) -> Decimal:
    """Return what rows saved together."""
    return sum((row.saving for row in rows), ZERO)


def by_sum(rows: Sequence[Row]) -> list[tuple[str, Saving.Stage, list[Row]]]:
    """Return the rows per currency and stage that has any."""
    currencies = sorted({row.currency for row in rows})
    every = [
        (currency, stage, [row for row in rows if (row.currency, row.stage) == (currency, stage.value)])
        for currency in currencies
        for stage in Saving.Stage
    ]
    return [one for one in every if one[2]]
