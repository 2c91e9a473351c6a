"""The minutes of an opening, as their reader sees them in their own language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nadi.together.pools.models import Bid, Pool, Round
from nadi.together.pools.queries.tender import pool_with_tender
from nadi.web.access import Actor, Sentence
from nadi.web.localized import is_local, localized

PARTS = ("technical", "prices")


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody present at an opening."""

    name: str
    organisation: str
    signed: datetime


@dataclass(frozen=True, kw_only=True)
class Submission:
    """One sealed bid as it was received, and what became of it at the opening."""

    vendor: str
    bid: str
    submitted: datetime
    receipt: str
    state: Sentence
    is_opened: bool
    reason: str

    @property
    def pieces(self) -> tuple[str, ...]:
        return pieces(self.receipt)


@dataclass(frozen=True, kw_only=True)
class TooLate:
    """A vendor that tried to submit after the deadline."""

    vendor: str
    first: datetime
    last: datetime
    count: int


@dataclass(frozen=True, kw_only=True)
class Silent:
    """A vendor that was asked and submitted nothing; `declined` when it said so."""

    vendor: str
    declined: datetime | None


@dataclass(frozen=True, kw_only=True)
class Opening:
    """One opening: of technical envelopes, or of prices."""

    is_technical: bool
    opened: datetime
    deadline: datetime | None
    openers: int
    present: tuple[Person, ...]
    received: tuple[Submission, ...]
    late: tuple[TooLate, ...]
    silent: tuple[Silent, ...]


@dataclass(frozen=True, kw_only=True)
class Later:
    """A bid disqualified after the opening, with the reason."""

    vendor: str
    bid: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """The minutes of one round: its openings, and what became of its bids afterwards."""

    title: str
    number: int
    kind: Sentence
    openings: tuple[Opening, ...]
    later: tuple[Later, ...]


def opened_rounds(pool: Pool) -> list[Round]:
    """Return the rounds that have minutes."""
    return list(pool.rounds.exclude(minutes={}).order_by("number"))


def minutes_of(pool: Pool, round_number: int) -> Minutes | None:
    """Return the minutes of a round in the reader's language; None where nothing was opened."""
    found = pool.rounds.filter(number=round_number).exclude(minutes={}).first()
    if found is None:
        return None
    return Minutes(
        title=localized(pool, "title"),
        number=found.number,
        kind=Round.Kind(found.kind).label,
        openings=tuple(opening(found.minutes[part], part) for part in PARTS if part in found.minutes),
        later=tuple(disqualified_later(pool, found)),
    )


def minutes_seen_by(actor: Actor, uid: str, number: int) -> tuple[Pool, Minutes] | None:
    """Return the minutes of a round with its pool, for those who see its tender."""
    pool = pool_with_tender(actor, uid)
    found = minutes_of(pool, number) if pool else None
    return (pool, found) if pool and found else None


def opening(facts: Mapping[str, Any], part: str) -> Opening:
    """Read one opening."""
    return Opening(
        is_technical=part == "technical",
        opened=datetime.fromisoformat(facts["opened"]),
        deadline=moment(facts["deadline"]),
        openers=facts["openers"],
        present=tuple(
            Person(
                name=one["name"],
                organisation=one["organisation"],
                signed=datetime.fromisoformat(one["signed"]),
            )
            for one in facts["present"]
        ),
        received=tuple(submission(one) for one in facts["received"]),
        late=tuple(
            TooLate(
                vendor=named(one),
                first=datetime.fromisoformat(one["first"]),
                last=datetime.fromisoformat(one["last"]),
                count=one["count"],
            )
            for one in facts["late"]
        ),
        silent=tuple(Silent(vendor=named(one), declined=moment(one["declined"])) for one in facts["silent"]),
    )


def submission(facts: Mapping[str, Any]) -> Submission:
    """Read one submission."""
    return Submission(
        vendor=named(facts),
        bid=facts["bid"],
        submitted=datetime.fromisoformat(facts["submitted"]),
        receipt=facts["receipt"],
        state=Bid.State(facts["state"]).label,
        is_opened=facts["state"] == Bid.State.VALID,
        reason=facts["reason"],
    )


def disqualified_later(pool: Pool, found: Round) -> Iterable[Later]:
    """Return the bids of a round that were valid at the opening and no longer are."""
    standing = {
        one["bid"] for one in found.minutes.get("prices", {}).get("received", []) if one["state"] == "valid"
    }
    bids = pool.bids.filter(uid__in=standing, state=Bid.State.DISQUALIFIED).select_related("vendor")
    for bid in bids.order_by("submitted", "pk"):
        yield Later(vendor=localized(bid.vendor), bid=bid.uid, reason=bid.disqualified_because)


def named(facts: Mapping[str, Any]) -> str:
    """Return a vendor's name in the reader's language."""
    first, second = ("name_local", "name") if is_local() else ("name", "name_local")
    return str(facts[first] or facts[second])


def pieces(receipt: str) -> tuple[str, ...]:
    """Return a fingerprint in pieces, so that a narrow page can break it."""
    return tuple(receipt[start : start + 8] for start in range(0, len(receipt), 8))


def moment(text: str) -> datetime | None:
    """Read a moment that may be missing."""
    return datetime.fromisoformat(text) if text else None


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """A sealed bid by its fingerprint alone."""

    round_number: int
    submitted: datetime
    receipt: str
    state: Sentence

    @property
    def pieces(self) -> tuple[str, ...]:
        return pieces(self.receipt)


def receipts_of(pool: Pool) -> list[Receipt]:
    """Return the receipts of every round opened so far, in the order they came; nobody is named."""
    found = []
    for one in opened_rounds(pool):
        facts = one.minutes.get("prices") or one.minutes["technical"]
        for bid in facts["received"]:
            found.append(
                Receipt(
                    round_number=one.number,
                    submitted=datetime.fromisoformat(bid["submitted"]),
                    receipt=bid["receipt"],
                    state=Bid.State(bid["state"]).label,
                )
            )
    return found
