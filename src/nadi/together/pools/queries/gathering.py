"""What the pages of gathering show: steps, lines, one's own demand, and staff's overview."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.engine.disclosure import Contribution, check_total
from nadi.journal.queries import history_of
from nadi.together.pools.kept_back import RULES_FOR_VOLUMES, sentence_for
from nadi.together.pools.models import Demand, Evidence, Line, Participation, Pool, PublishedAward
from nadi.together.pools.queries.joining import bound, counts
from nadi.web.access import Actor, Sentence
from nadi.web.components.steps import Step, StepState

State = Pool.State
FEWEST_COUNTED = 3
STEPS: list[tuple[State, Sentence]] = [
    (State.GATHERING, _("Demand")),
    (State.TENDERING, _("Bids")),
    (State.OPENED, _("Award")),
    (State.AWARDED, _("Shares")),
    (State.AGREED, _("Agreement")),
]


def steps_of(pool: Pool) -> list[Step]:
    """Return the way of a pool, the present step marked."""
    if pool.state == State.CANCELLED:
        return [Step(label=label, state="skipped") for _state, label in STEPS] + [
            Step(label=_("Cancelled"), state="stopped")
        ]
    present = step_number(State(pool.state))
    is_over = pool.state == State.AGREED
    return [
        Step(label=label, state=step_state(number, present, is_over=is_over))
        for number, (_state, label) in enumerate(STEPS)
    ]


# States between two steps of the way, and the step each belongs to; a draft stands before the first.
BESIDE: dict[State, State] = {State.ASSESSING: State.TENDERING, State.PROPOSED: State.OPENED}


def step_number(state: State) -> int:
    """Return the place of a state on the way; -1 for a draft, of which nothing is reached."""
    if state == State.DRAFT:
        return -1
    return [one for one, _label in STEPS].index(BESIDE.get(state, state))


def step_state(number: int, present: int, *, is_over: bool) -> StepState:
    """Tell how far one step is."""
    if number < present or is_over:
        return "done"
    return "current" if number == present else "waiting"


def takes_part(pool: Pool) -> QuerySet[Participation]:
    """Return the companies that take part or prepare to, and whether each has said what it wants."""
    has_demand = Exists(Demand.objects.filter(participation=OuterRef("pk")))
    return pool.participations.filter(left=None).annotate(has_demand=has_demand)


def companies_joined(pool: Pool) -> int | None:
    """Return how many companies have accepted; None where the number would point at somebody."""
    count = bound(pool.participations.all()).count()
    return count if count >= FEWEST_COUNTED else None


def reason_of_cancelling(pool: Pool) -> str:
    """Return why the pool was cancelled, as its members may read it."""
    if pool.state != State.CANCELLED:
        return ""
    entry = history_of(f"pool:{pool.uid}").filter(verb="pools.cancel").last()
    return str(entry.after.get("reason", "")) if entry else ""


def lines_of(pool: Pool) -> QuerySet[Line]:
    """Return the lines in their order."""
    return pool.lines.order_by("position")


def own_demand(actor: Actor, pool: Pool) -> QuerySet[Demand]:
    """Return the demand of the reader's company, and of nobody else; also what it left behind."""
    rows = Demand.objects.filter(participation__pool=pool, participation__organisation=actor.organisation_id)
    return rows.select_related("line", "site").order_by("site", "line__position")


def published_awards(pool: Pool) -> QuerySet[PublishedAward]:
    """Return what the source of an imported tender published."""
    return pool.published_awards.select_related("vendor", "line")


@dataclass(frozen=True, kw_only=True)
class LineTotal:
    """The pooled demand of one line, for staff."""

    line: Line
    quantity: Decimal
    tolerance: Decimal
    companies: int
    without_price: int
    kept_back: Sentence


@dataclass(frozen=True, kw_only=True)
class MemberDemand:
    """Everything one company wants, for staff."""

    company: Organisation
    part: Participation
    rows: Sequence[Demand]
    evidence: Sequence[Evidence]


def demand_of_all(pool: Pool) -> list[Demand]:
    """Return every member's demand; whoever shows it journals that it was read."""
    rows = Demand.objects.filter(participation__pool=pool, participation__left=None)
    return list(
        rows.select_related("line", "site", "participation__organisation").order_by("site", "line__position")
    )


def line_totals(pool: Pool, demands: Iterable[Demand]) -> list[LineTotal]:
    """Add up the demand of each line that counts, with what members will read in its place."""
    by_line: dict[int, list[Demand]] = {}
    for demand in filter(counts, demands):
        by_line.setdefault(demand.line_id, []).append(demand)
    return [line_total(line, by_line.get(line.pk, [])) for line in lines_of(pool)]


def line_total(line: Line, demands: Sequence[Demand]) -> LineTotal:
    """Add up one line."""
    companies = [demand.participation.organisation for demand in demands]
    found = check_total(
        contributions=[
            Contribution(holding=company.holding or company.uid, amount=demand.quantity)
            for company, demand in zip(companies, demands, strict=True)
        ],
        rules=RULES_FOR_VOLUMES,
    )
    return LineTotal(
        line=line,
        quantity=sum((demand.quantity for demand in demands), Decimal(0)),
        tolerance=sum((demand.tolerance for demand in demands), Decimal(0)),
        companies=len({company.pk for company in companies}),
        without_price=sum(demand.baseline is None for demand in demands),
        kept_back=sentence_for(found.suppressed_by.rule if found.suppressed_by else ""),
    )


def member_demands(pool: Pool, demands: Iterable[Demand]) -> list[MemberDemand]:
    """Return the demand company by company, those who want nothing yet included."""
    by_part: dict[int, list[Demand]] = {}
    for demand in demands:
        by_part.setdefault(demand.participation_id, []).append(demand)
    parts = takes_part(pool).select_related("organisation").order_by("joined")
    parts = parts.prefetch_related("evidence__file", "evidence__line")
    return [
        MemberDemand(
            company=part.organisation,
            part=part,
            rows=by_part.get(part.pk, []),
            evidence=list(part.evidence.all()),
        )
        for part in parts
    ]


def companies_wanting(pool: Pool) -> dict[int, int]:
    """Return how many companies want each line: what staff see beside a line."""
    rows = Demand.objects.filter(participation__pool=pool, participation__left=None).values("line")
    return {row["line"]: row["n"] for row in rows.annotate(n=Count("participation", distinct=True))}
