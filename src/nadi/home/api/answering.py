"""What every operation does: open the same doors as the pages, page by page, and refuse in sentences."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.core.cache import cache
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja.errors import HttpError

from nadi.home.api.schemas import Answers, Asked, Problem
from nadi.web.access import Actor, Request, why_not
from nadi.web.modules import is_off

M = TypeVar("M", bound=Model)
Find = Callable[[QuerySet[M], str], QuerySet[M]]
MOST, KEPT_SECONDS = 240, 120
REFUSED: Answers = {401: Problem, 403: Problem, 404: Problem, 422: Any, 429: Problem}


def open_door(request: HttpRequest, permission: str, thing: Any = None) -> Actor:
    """Return who acts if the rule lets them, as the page's own door would."""
    actor = cast(Request, request).actor
    if is_off(permission.partition(".")[0]):
        raise HttpError(404, "There is no such register here.")
    if (sentence := why_not(actor, permission, thing)) is not None:
        raise HttpError(403, str(sentence))
    return actor


def take_turn(request: HttpRequest) -> None:
    """Count a call of the organisation within the running minute; too many are refused."""
    key = f"api:{cast(Request, request).actor.organisation}:{timezone.now():%H%M}"
    cache.add(key, 0, KEPT_SECONDS)
    # Two processes may count one call between them: the bound is against floods, not to the call.
    if cache.incr(key) > MOST:
        raise HttpError(429, f"More than {MOST} calls within a minute. Wait a minute and go on.")


def found(thing: M | None) -> M:
    """Return the thing, or answer that it is not there; hidden and absent are the same."""
    if thing is None:
        raise HttpError(404, "There is nothing with this uid, or you may not see it.")
    return thing


def page_of(
    rows: QuerySet[M], asked: Asked, find: Callable[[QuerySet[M], str], QuerySet[M]]
) -> tuple[list[M], str]:
    """Return the rows of one page, oldest entered first, and the uid after which the next one begins.

    A uid that the reader may not see is as unknown as one that never was.
    """
    known = rows.filter(uid=asked.after).values_list("pk", flat=True)
    if asked.q.strip():
        rows = find(rows, asked.q)
    if asked.changed_since:
        rows = rows.filter(changed__gte=asked.changed_since)
    if asked.after:
        last = known.first()
        if last is None:
            raise HttpError(404, "The uid in `after` is not known. Begin again without it.")
        rows = rows.filter(pk__gt=last)
    taken = list(rows.order_by("pk")[: asked.limit + 1])
    more = len(taken) > asked.limit
    shown = taken[: asked.limit]
    return shown, cast(Any, shown[-1]).uid if more else ""
