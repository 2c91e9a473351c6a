"""What all members may learn of outcomes: counts that give nobody away, and lessons in words."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from nadi.engine.disclosure import STATISTICS, Contribution, check_total
from nadi.registers.funding.models import Application, Lesson, Programme
from nadi.registers.funding.models.application import Reason
from nadi.registers.funding.queries.applications import GRANTED
from nadi.web.access import Actor
from nadi.web.localized import localized


@dataclass(frozen=True, kw_only=True)
class Learned:
    """One lesson: the office's words, or how many firms were refused for one reason."""

    text: str = ""
    reason: str = ""
    count: int = 0
    # The lesson's public id, by which the office takes it back.
    uid: str = ""


@dataclass(frozen=True, kw_only=True)
class Outcomes:
    """What may be told of a programme: how many firms got money, how many did not, and why."""

    granted: int | None = None
    refused: int | None = None
    learned: tuple[Learned, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.granted or self.refused or self.learned)


def counted(holdings: Iterable[str]) -> int | None:
    """Return how many groups of companies there are, or nothing where that would point at one of them."""
    each = [Contribution(holding=one, amount=Decimal(1)) for one in sorted(set(holdings))]
    total = check_total(contributions=each, rules=STATISTICS).total
    return None if total is None else int(total)


def outcomes_for(actor: Actor, programme: Programme) -> Outcomes:
    """Return what a reader of the association may learn; nobody else learns anything."""
    if not (actor.is_staff or actor.is_board or actor.is_member):
        return Outcomes()
    granted: set[str] = set()
    refused: defaultdict[str, set[str]] = defaultdict(set)
    rows = programme.applications.filter(state__in=(*GRANTED, Application.State.REFUSED))
    for row in rows.select_related("organisation"):
        holding = row.organisation.holding.strip().casefold() or row.organisation.uid
        if row.state in GRANTED:
            granted.add(holding)
        else:
            refused[row.reason].add(holding)
    reasons = counted_reasons(refused)
    # A total beside some of its parts would tell the size of the part that is kept back.
    total = None if reasons else counted(set().union(*refused.values()))
    return Outcomes(granted=counted(granted), refused=total, learned=(*written_for(programme), *reasons))


def written_for(programme: Programme) -> list[Learned]:
    """Return the lessons that the office wrote."""
    lessons = Lesson.objects.filter(programme=programme).order_by("-published", "pk")
    return [
        Learned(text=localized(one, "text"), reason=str(one.get_reason_display()), uid=one.uid)
        for one in lessons
    ]


def counted_reasons(refused: dict[str, set[str]]) -> list[Learned]:
    """Return the reasons for which enough firms were refused."""
    found = [(reason, counted(holdings)) for reason, holdings in refused.items()]
    told = [(reason, count) for reason, count in found if count is not None]
    return [
        Learned(reason=str(Reason(reason).label), count=count)
        for reason, count in sorted(told, key=lambda one: (-one[1], one[0]))
    ]


def lesson_for(actor: Actor, uid: str) -> Lesson | None:
    """Return a lesson, for the office."""
    if not actor.is_staff:
        return None
    return Lesson.objects.filter(uid=uid).select_related("programme").first()
