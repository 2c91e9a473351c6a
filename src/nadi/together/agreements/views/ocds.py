"""The open data of a pool: for everybody once its tender is public, for the office before."""

from django.http import HttpResponse, HttpResponseBase

from nadi.together.agreements.ocds import package_of
from nadi.together.pools.models import Pool
from nadi.together.pools.ocds.writing import as_json
from nadi.together.pools.queries.notice import notice_of
from nadi.together.pools.queries.pools import pool_seen_by
from nadi.web.access import Actor, Request, needs, public


def own_pool_seen_by(actor: Actor, uid: str) -> Pool | None:
    """Return a pool of our own; what was imported is published by its source."""
    pool = pool_seen_by(actor, uid)
    return pool if pool and pool.origin == Pool.Origin.OWN else None


def answer(pool: Pool) -> HttpResponse:
    """Answer with the release package as a file."""
    response = HttpResponse(as_json(package_of(pool)), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="ocds-{pool.uid}.json"'
    return response


@needs("pools.ocds", get=own_pool_seen_by)
def office_ocds(request: Request, pool: Pool) -> HttpResponse:
    """Hand the release package to the office, which may look at it before anybody else."""
    return answer(pool)


@public
def ocds(request: Request, uid: str) -> HttpResponseBase:
    """Hand out the release package of a public tender; of any other to those who may have it."""
    pool = notice_of(uid)
    return answer(pool) if pool else office_ocds(request, uid=uid)
