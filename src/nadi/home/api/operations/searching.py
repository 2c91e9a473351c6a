"""The one search, for programs."""

from typing import Any, cast

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from nadi.home.api.answering import REFUSED, take_turn
from nadi.home.api.schemas import FoundOut
from nadi.web.access import Request
from nadi.web.search import Query as Sought
from nadi.web.search import readers_of, search

router = Router()


class Looked(Schema):
    """What is looked for."""

    q: str = Field("", max_length=100, description="Words to find, in any of the alphabets.")
    kind: str = Field("", pattern="^[a-z]{0,16}$", description="Only of this register, or pools.")
    page: int = Field(1, ge=1, le=15)


@router.get(
    "/search",
    response={200: FoundOut, **REFUSED},
    operation_id="search",
    summary="Search everything",
    tags=["Search"],
)
def find(request: HttpRequest, looked: Query[Looked]) -> dict[str, Any]:
    """Find what this organisation may see."""
    take_turn(request)
    kinds = (looked.kind,) if looked.kind else ()
    reader = readers_of(cast(Request, request).actor)
    found = search(Sought(words=looked.q, readers=reader, kinds=kinds, page=looked.page))
    return {"hits": found.hits, "suggestion": found.corrected or found.suggestion, "has_more": found.has_more}
