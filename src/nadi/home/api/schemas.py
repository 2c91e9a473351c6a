"""What the API says, in types that also describe it."""

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import AwareDatetime, BeforeValidator

MOST_ROWS = 100


def written_as_day(value: Any) -> Any:
    """Refuse a bare number, which would be taken for seconds since 1970."""
    if isinstance(value, str) and "-" not in value:
        raise ValueError("Write a moment as 2026-01-31T08:00:00Z.")
    return value


Moment = Annotated[AwareDatetime, BeforeValidator(written_as_day)]
# What a uid consists of; nothing else reaches the database.
Uid = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]*$")]


class Problem(Schema):
    """Why something was not answered, in a sentence."""

    detail: str


class Asked(Schema):
    """Which rows of a list."""

    q: str = Field("", max_length=100, description="Words to find, as in the search box.")
    changed_since: Moment | None = Field(None, description="Only what changed at or after this moment.")
    after: Uid = Field("", max_length=12, description="The last uid of the page before; empty for the first.")
    limit: int = Field(50, ge=1, le=MOST_ROWS)


class EntryBase(Schema):
    """What entries of all registers have."""

    uid: str
    in_register: str
    name: str
    name_local: str
    summary: str
    summary_local: str
    country: str
    region: str
    town: str
    town_local: str
    deadline: date | None
    source: str
    source_url: str
    as_of: date | None
    confirmed: date | None
    is_stale: bool
    codes: dict[str, list[str]]
    address: str
    changed: datetime


class LineOut(Schema):
    """A line of a pool: what is wanted, never how much by whom."""

    name: str
    name_local: str
    unit: str


class PoolOut(Schema):
    """A pool as any member sees it."""

    uid: str
    title: str
    title_local: str
    summary: str
    summary_local: str
    category: str
    state: str
    currency: str
    demand_until: datetime
    bids_until: datetime | None
    lines: list[LineOut]
    address: str


class OrganisationOut(Schema):
    """An organisation as members see it."""

    uid: str
    kind: str
    name: str
    name_local: str
    country: str
    number: str
    size: str
    sector: str
    website: str
    member_since: date | None
    address: str


class HitOut(Schema):
    """One thing found."""

    kind: str
    key: str
    title: str
    title_local: str
    address: str


class FoundOut(Schema):
    """What the search found."""

    hits: list[HitOut]
    suggestion: str
    has_more: bool


Answers = dict[int, Any]
