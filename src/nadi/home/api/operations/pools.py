"""Pools and organisations, as every member sees them: no quantity, no price, no name of who takes part."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from ninja import Field, Path, Query, Router, Schema
from ninja.errors import HttpError

from nadi.companies.models import Organisation
from nadi.companies.queries import visible_to as organisations_visible_to
from nadi.home.api.answering import REFUSED, found, open_door, page_of, take_turn
from nadi.home.api.schemas import Asked, OrganisationOut, PoolOut, Uid
from nadi.together.pools.models import Pool
from nadi.together.pools.queries.pools import visible_to as pools_visible_to
from nadi.web.search import narrowed
from nadi.web.search_text import matching

router = Router()


class AskedWithoutChange(Schema):
    """Which rows of a list whose rows do not say when they changed."""

    q: str = Field("", max_length=100, description="Words to find.")
    after: Uid = Field("", max_length=12, description="The last uid of the page before; empty for the first.")
    limit: int = Field(50, ge=1, le=100)

    def whole(self, request: HttpRequest) -> Asked:
        """Return it as the paging takes it; asked what changed it does not answer with everything."""
        if "changed_since" in request.GET:
            raise HttpError(422, "These rows do not say when they changed: ask without `changed_since`.")
        return Asked(q=self.q, after=self.after, limit=self.limit, changed_since=None)


class PoolPage(Schema):
    """A page of pools."""

    rows: list[PoolOut]
    next: str


class OrganisationPage(Schema):
    """A page of organisations."""

    rows: list[OrganisationOut]
    next: str


def pool_as_told(pool: Pool) -> dict[str, Any]:
    """Return a pool as the API says it."""
    names = [name for name in PoolOut.model_fields if name not in ("lines", "address")]
    return {
        **{name: getattr(pool, name) for name in names},
        "lines": [one for one in pool.lines.all() if one.left_out is None],
        "address": reverse("pools.detail", args=[pool.uid]),
    }


def organisation_as_told(organisation: Organisation) -> dict[str, Any]:
    """Return an organisation as the API says it."""
    names = [name for name in OrganisationOut.model_fields if name != "address"]
    address = reverse("companies.detail", args=[organisation.uid])
    return {**{name: getattr(organisation, name) for name in names}, "address": address}


def found_by_name(rows: QuerySet[Organisation], words: str) -> QuerySet[Organisation]:
    """Keep the organisations whose words match."""
    return rows.filter(matching(words, ["search_text"]))


def pools_found(rows: QuerySet[Pool], words: str) -> QuerySet[Pool]:
    """Keep the pools whose words match."""
    return narrowed(rows, words, kind="pools")


@router.get(
    "/pools", response={200: PoolPage, **REFUSED}, operation_id="list_pools", summary="Pools", tags=["Pools"]
)
def list_pools(request: HttpRequest, asked: Query[AskedWithoutChange]) -> dict[str, Any]:
    """List the pools this organisation sees."""
    actor = open_door(request, "pools.see")
    take_turn(request)
    rows = pools_visible_to(actor).prefetch_related("lines")
    shown, after = page_of(rows, asked.whole(request), pools_found)
    return {"rows": [pool_as_told(one) for one in shown], "next": after}


@router.get(
    "/pools/{uid}",
    response={200: PoolOut, **REFUSED},
    operation_id="read_pool",
    summary="One pool",
    tags=["Pools"],
)
def read_pool(request: HttpRequest, uid: Path[Uid]) -> dict[str, Any]:
    """Read one pool."""
    actor = open_door(request, "pools.see")
    take_turn(request)
    return pool_as_told(found(pools_visible_to(actor).prefetch_related("lines").filter(uid=uid).first()))


@router.get(
    "/organisations",
    response={200: OrganisationPage, **REFUSED},
    operation_id="list_organisations",
    summary="Organisations",
    tags=["Organisations"],
)
def list_organisations(request: HttpRequest, asked: Query[AskedWithoutChange]) -> dict[str, Any]:
    """List the organisations this one sees."""
    actor = open_door(request, "companies.see")
    take_turn(request)
    shown, after = page_of(organisations_visible_to(actor), asked.whole(request), found_by_name)
    return {"rows": [organisation_as_told(one) for one in shown], "next": after}


@router.get(
    "/organisations/{uid}",
    response={200: OrganisationOut, **REFUSED},
    operation_id="read_organisation",
    summary="One organisation",
    tags=["Organisations"],
)
def read_organisation(request: HttpRequest, uid: Path[Uid]) -> dict[str, Any]:
    """Read one organisation."""
    actor = open_door(request, "companies.see")
    take_turn(request)
    return organisation_as_told(found(organisations_visible_to(actor).filter(uid=uid).first()))
