"""How far a company has come, and how many others stand at the same stage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.companies.queries import members
from nadi.engine.disclosure import STATISTICS, Contribution, check_total
from nadi.registers.services.models import Readiness, StepStanding
from nadi.registers.services.readiness.catalogue import Step, steps_of
from nadi.web.access import Sentence

State = StepStanding.State
STAGES: tuple[tuple[int, Sentence], ...] = (
    (25, _("beginning")),
    (50, _("under way")),
    (75, _("well under way")),
    (100, _("nearly there")),
)
READY = _("ready for the audit")


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How many steps are done, under way and not begun; those that do not apply count in none."""

    done: int
    under_way: int
    not_begun: int

    @property
    def whole(self) -> int:
        """Return how many steps apply."""
        return self.done + self.under_way + self.not_begun

    @property
    def percent(self) -> int:
        """Return the part that is done, rounded down: what is not ready is not called so."""
        return 100 * self.done // self.whole if self.whole else 0

    @property
    def stage(self) -> Sentence:
        """Return the stage in words."""
        return next((name for below, name in STAGES if self.percent < below), READY)


def progress_of(steps: Iterable[Step], states: Mapping[str, str]) -> Progress:
    """Count the steps by state; a step without one is not begun."""
    found = [states.get(step.key, State.NOT_BEGUN) for step in steps]
    return Progress(
        done=found.count(State.DONE),
        under_way=found.count(State.UNDER_WAY),
        not_begun=found.count(State.NOT_BEGUN),
    )


def states_of(readinesses: Iterable[Readiness]) -> dict[int, dict[str, str]]:
    """Return the states by step for each way, in one query."""
    found: dict[int, dict[str, str]] = {one.pk: {} for one in readinesses}
    rows = StepStanding.objects.filter(readiness__in=list(found))
    for readiness, step, state in rows.values_list("readiness_id", "step", "state"):
        found[readiness][step] = state
    return found


def progress_by_way(readinesses: list[Readiness]) -> dict[int, Progress]:
    """Return how far each way has come."""
    states = states_of(readinesses)
    return {one.pk: progress_of(steps_of(one.standard), states[one.pk]) for one in readinesses}


def firms_at_the_same_stage(readiness: Readiness) -> int | None:
    """Return how many firms stand where this one does, itself included; None where too few others do.

    Firms of one group know of each other and count once towards the minimum; the reader's own does not count
    towards it, for by its own steps a firm can look into every stage.
    """
    same_way = Readiness.objects.filter(standard=readiness.standard, organisation__in=members())
    ways = list(same_way.select_related("organisation"))
    progress = progress_by_way(ways)
    own = progress.get(readiness.pk)
    same = [one for one in ways if own and progress[one.pk].stage == own.stage]
    others = [one.organisation for one in same if one.organisation_id != readiness.organisation_id]
    contributions = [Contribution(holding=holding_of(one), amount=Decimal(1)) for one in others]
    total = check_total(contributions=contributions, rules=STATISTICS).total
    return None if total is None else int(total) + 1


def holding_of(organisation: Organisation) -> str:
    """Return who knows of each other: the group, or the firm alone."""
    return organisation.holding or organisation.uid
