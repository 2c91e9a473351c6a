"""Telling members by mail while demand is gathered; no figure of anybody stands in a mail."""

from typing import Any

from django.urls import reverse

from nadi.companies.queries import members, office_people, people_of
from nadi.together.pools.models import Line, Participation, Pool
from nadi.together.pools.queries.joining import representatives_of
from nadi.web.access import Actor
from nadi.web.mail import send

FOLDER = "pools/joining_mail"


def context_of(pool: Pool, page: str, **more: Any) -> dict[str, Any]:
    """Return what every letter needs."""
    return {"pool": pool, "path": reverse(page, args=[pool.uid]), **more}


def tell_representatives(part: Participation, *, by: Actor) -> None:
    """Ask those who may bind a company to accept the agreement: its demand is prepared and does not count."""
    to = representatives_of(part.organisation_id)
    send(to=to, template=f"{FOLDER}/prepared", context=context_of(part.pool, "pools.join"), by=by)


def remind(pool: Pool, organisations: list[int]) -> None:
    """Remind companies whose demand is missing, or does not count yet."""
    send(to=people_of(organisations), template=f"{FOLDER}/reminder", context=context_of(pool, "pools.demand"))


def those_concerned(pool: Pool) -> list[int]:
    """Return the companies that take part, and those that still may."""
    taking_part = pool.participations.filter(left=None).values_list("organisation", flat=True)
    meant = members()
    if pool.audience == Pool.Audience.CHOSEN:
        meant = meant.filter(pk__in=pool.invitees.values("organisation"))
    left = pool.participations.exclude(left=None).values("organisation")
    return sorted({*taking_part, *meant.exclude(pk__in=left).values_list("pk", flat=True)})


def tell_of_more_time(pool: Pool, *, is_below: bool, by: Actor) -> None:
    """Tell everybody that demand can be entered longer."""
    context = context_of(pool, "pools.detail", is_below=is_below)
    send(to=people_of(those_concerned(pool)), template=f"{FOLDER}/extended", context=context, by=by)


def tell_of_minimum(pool: Pool) -> None:
    """Tell staff that a pool stayed below its minimum, so that they decide."""
    send(to=office_people(), template=f"{FOLDER}/minimum", context=context_of(pool, "pools.minimum"))


def tell_of_line_left_out(pool: Pool, line: Line, organisations: list[int], *, by: Actor) -> None:
    """Tell those who wanted a line that it is not bought together."""
    context = context_of(pool, "pools.detail", line=line)
    send(to=people_of(organisations), template=f"{FOLDER}/left_out", context=context, by=by)
