"""Telling members by mail that a pool is open to them, or that one they take part in was cancelled."""

from collections.abc import Iterable

from django.urls import reverse

from nadi.companies.queries import members, people_of
from nadi.together.pools.models import Pool
from nadi.web.access import Actor
from nadi.web.mail import send

FOLDER = "pools/preparing_mail"


def tell_opened(pool: Pool, *, by: Actor) -> None:
    """Write to everybody who acts for a company that may join."""
    meant = members().order_by("pk")
    if pool.audience == Pool.Audience.CHOSEN:
        meant = meant.filter(pk__in=pool.invitees.values("organisation"))
    tell_invited(pool, meant.values_list("pk", flat=True), by=by)


def tell_invited(pool: Pool, organisations: Iterable[int], *, by: Actor) -> None:
    """Write to everybody who acts for these companies that they may join."""
    context = {"pool": pool, "path": reverse("pools.detail", args=[pool.uid])}
    send(to=people_of(organisations), template=f"{FOLDER}/open", context=context, by=by)


def tell_cancelled(pool: Pool, reason: str, *, by: Actor) -> None:
    """Write to the companies that take part why their pool ends."""
    taking_part = pool.participations.filter(left=None).values_list("organisation", flat=True)
    context = {"pool": pool, "reason": reason, "path": reverse("pools.detail", args=[pool.uid])}
    send(to=people_of(taking_part), template=f"{FOLDER}/cancelled", context=context, by=by)
