"""What the public reads of tenders that are open to every vendor: nothing of a member, nothing of a bid."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from nadi.engine.disclosure import Contribution, check_total
from nadi.together.pools.kept_back import RULES_FOR_VOLUMES
from nadi.together.pools.models import Demand, Line, Pool
from nadi.together.pools.queries.joining import counting
from nadi.together.pools.queries.tender import wanted_of

State = Pool.State
AFTER_BIDDING = (State.ASSESSING, State.OPENED, State.PROPOSED, State.AWARDED, State.AGREED)


def noticed() -> QuerySet[Pool]:
    """Return the tenders with a public notice, from their start on; one that was cancelled says so."""
    begun = Pool.objects.filter(is_public=True, origin=Pool.Origin.OWN, bids_until__isnull=False)
    return begun.filter(state__in=(State.TENDERING, *AFTER_BIDDING, State.CANCELLED))


def open_notices() -> QuerySet[Pool]:
    """Return the tenders that still take bids, those that close first at the head."""
    return noticed().filter(is_running()).order_by("bids_until", "pk")


def closed_notices() -> QuerySet[Pool]:
    """Return the tenders that take no bids any more, the latest first."""
    return noticed().exclude(is_running()).order_by("-bids_until", "-pk")


def tells_of_a_member(pool: Pool) -> bool:
    """Tell whether what a vendor reads with its link, a line's quantity per town, could tell of a member.

    Anybody may ask for a link, a member too: what disclosure control keeps back needs a look at who asks.
    """
    demands = counting(Demand.objects.filter(line__pool=pool))
    read: dict[tuple[int, str], list[Contribution]] = {}
    for demand in demands.select_related("participation__organisation", "site"):
        company = demand.participation.organisation
        part = Contribution(holding=company.holding or company.uid, amount=demand.quantity)
        read.setdefault((demand.line_id, demand.site.town), []).append(part)
    found = [check_total(contributions=parts, rules=RULES_FOR_VOLUMES) for parts in read.values()]
    return any(one.suppressed_by is not None for one in found)


def is_running() -> Q:
    """Return the condition of a tender that a new vendor can still bid on."""
    return Q(state=State.TENDERING, round_number=1, bids_until__gt=timezone.now())


def notice_of(uid: str) -> Pool | None:
    """Return a tender that has a public notice."""
    return noticed().filter(uid=uid).first()


def takes_new_vendors(pool: Pool) -> bool:
    """Tell whether a vendor that was not asked can still come in."""
    return open_notices().filter(pk=pool.pk).exists()


def lines_noticed(pool: Pool) -> QuerySet[Line]:
    """Return the lines that members want; a quantity stands there only where disclosure control shows it."""
    wanted = [line.uid for line in wanted_of(pool).lines]
    return pool.lines.filter(uid__in=wanted).order_by("position")
