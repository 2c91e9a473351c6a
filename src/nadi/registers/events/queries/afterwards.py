"""What may be shown of feedback, effects and verdicts: totals that pass disclosure control, nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nadi.engine.disclosure import Contribution, Rules, check_total
from nadi.registers.events.dates import EFFECTS_FOR, OPINIONS_FOR, is_past
from nadi.registers.events.models import Effect, Event, Feedback, Verdict
from nadi.web.access import Actor

MARKS = ("content", "useful", "speakers", "arrangements", "recommend")
# Marks tell little about a company: enough different ones is what counts, and none that drowns the others.
OF_FEEDBACK = Rules(minimum_frequency=5)
OF_VERDICTS = Rules(minimum_frequency=3, p_percent=None)
OF_EFFECTS = Rules(minimum_frequency=5)
# In a group smaller than this, "all" or "nobody" would tell what each of them answered.
SMALL = 10
Words = str | Promise
MOSTLY, HARDLY = Decimal(2) / 3, Decimal(1) / 3


@dataclass(frozen=True, kw_only=True)
class Mark:
    """The mean of one question, to one place."""

    label: Words
    mean: Decimal


@dataclass(frozen=True, kw_only=True)
class Results:
    """What came back: the means where they may be shown, and for the office the words without names."""

    answers: int | None
    marks: tuple[Mark, ...]
    liked: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def results_of(event: Event, *, with_words: bool) -> Results:
    """Return the results: means only when five companies or more answered; words for the office alone.

    Others than the office read the means when no answer comes any more.
    """
    rows = list(Feedback.objects.filter(event=event).order_by("uid"))
    marks = tuple(marks_of(rows)) if with_words or is_past(event, OPINIONS_FOR) else ()
    return Results(
        answers=len(rows) if marks or with_words else None,
        marks=marks,
        liked=tuple(sorted(row.liked for row in rows if row.liked)) if with_words else (),
        missing=tuple(sorted(row.missing for row in rows if row.missing)) if with_words else (),
    )


def marks_of(rows: list[Feedback]) -> Iterable[Mark]:
    """Yield the mean of each question that enough companies answered."""
    for name in MARKS:
        given = [(row.holding, Decimal(value)) for row in rows if (value := getattr(row, name)) is not None]
        shown = check_total(
            contributions=[Contribution(holding=holding, amount=mark) for holding, mark in given],
            rules=OF_FEEDBACK,
        )
        if shown.total is not None:
            mean = (shown.total / len(given)).quantize(Decimal("0.1"), ROUND_HALF_UP)
            yield Mark(label=Feedback._meta.get_field(name).verbose_name, mean=mean)  # type: ignore[union-attr]  # a column of its own


@dataclass(frozen=True, kw_only=True)
class Effects:
    """How many applied what they learned, and what it brought together; None where that must stay hidden."""

    answers: int | None
    applied: int | None
    amount: Decimal | None


def effects_of(event: Event, *, at_once: bool) -> Effects:
    """Return what changed in the companies, as totals that tell nothing about one of them.

    The office reads them `at_once`, others when no answer comes any more.
    """
    if not at_once and not is_past(event, EFFECTS_FOR):
        return Effects(answers=None, applied=None, amount=None)
    rows = list(Effect.objects.filter(event=event).select_related("seat__registration__organisation"))
    ones = [Contribution(holding=holding_of(row), amount=Decimal(1)) for row in rows]
    counted = check_total(contributions=ones, rules=OF_EFFECTS)
    amounts = [Contribution(holding=holding_of(row), amount=row.amount) for row in rows if row.amount]
    summed = check_total(contributions=amounts, rules=OF_EFFECTS)
    if counted.total is None:
        return Effects(answers=None, applied=None, amount=None)
    applied = sum(row.applied != Effect.Applied.NO for row in rows)
    is_telling = applied in (0, len(rows)) and len({one.holding for one in ones}) < SMALL
    return Effects(answers=len(rows), applied=None if is_telling else applied, amount=summed.total)


def effects_told(actor: Actor, event: Event) -> list[Effect]:
    """Return what companies told of the effect, in their words: the office reads all, a company its own."""
    rows = Effect.objects.filter(event=event).select_related("seat__registration__organisation")
    if not actor.is_staff:
        if actor.organisation_id is None:
            return []
        rows = rows.filter(seat__registration__organisation=actor.organisation_id)
    return list(rows.order_by("pk"))


def holding_of(effect: Effect) -> str:
    """Return the group of companies an answer comes from."""
    registration = effect.seat.registration
    organisation = registration.organisation
    return (organisation.holding or organisation.uid) if organisation else f"guest:{registration.uid}"


def verdict_words(actor: Actor, event: Event) -> Words | None:
    """Say whether others who went to any edition would go again: never how many, never of fewer than three.

    The reader's own verdict stays out: by changing it a company could find out what the others said.
    """
    given = Verdict.objects.filter(event__series=event.series).select_related("organisation")
    rows = list(given.exclude(organisation=actor.organisation_id) if actor.organisation_id else given)
    shown = check_total(
        contributions=[
            Contribution(holding=row.organisation.holding or row.organisation.uid, amount=Decimal(1))
            for row in rows
        ],
        rules=OF_VERDICTS,
    )
    if shown.total is None:
        return None
    again = Decimal(sum(row.again == Verdict.Again.YES for row in rows)) / len(rows)
    if again >= MOSTLY:
        return _("Most of the members that went would go again.")
    if again <= HARDLY:
        return _("Few of the members that went would go again.")
    return _("About half of the members that went would go again.")
