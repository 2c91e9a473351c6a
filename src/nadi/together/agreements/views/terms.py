"""What the page of an agreement shows of prices, terms and quotes asked for, and what to press there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from nadi.together.agreements.models import (
    Extension,
    FrameworkAgreement,
    MiniCompetition,
    PriceChange,
    Quote,
)
from nadi.together.agreements.notices.price_changes import in_words
from nadi.together.agreements.queries.competitions import is_over, own_quote
from nadi.together.agreements.queries.extensions import pending_extension
from nadi.together.agreements.sides import side_of
from nadi.together.agreements.views.frame import Door
from nadi.web.access import is_allowed


@dataclass(frozen=True, kw_only=True)
class Answering:
    """What one may do with something that waits: addresses by what they do, empty where one may not."""

    accept: str = ""
    reject: str = ""
    withdraw: str = ""


def is_side(agreement: FrameworkAgreement, door: Door) -> bool:
    """Tell whether the reader stands on one of the two sides."""
    return door.actor.is_staff or agreement.vendor_id == door.actor.organisation_id


def answering(thing: PriceChange | Extension, kind: str, door: Door) -> Answering:
    """Return what this reader may do with a price change or an extension."""
    may = is_side(thing.agreement, door) and is_allowed(door.actor, f"agreements.answer_{kind}", thing)
    if thing.state != PriceChange.State.PENDING or not may:
        return Answering()
    if thing.proposed_by == side_of(door.actor):
        return Answering(withdraw=door.to(f"agreements.withdraw_{kind}", thing.uid))
    return Answering(
        accept=door.to(f"agreements.accept_{kind}", thing.uid),
        reject=door.to(f"agreements.reject_{kind}", thing.uid),
    )


def terms_of(agreement: FrameworkAgreement, door: Door) -> dict[str, Any]:
    """Return price changes, the extension that waits, and what the reader may propose."""
    extension = pending_extension(agreement)
    side = is_side(agreement, door)
    changes = list(agreement.price_changes.all())
    waits = any(change.state == PriceChange.State.PENDING for change in changes)
    may_extend = side and is_allowed(door.actor, "agreements.propose_extension", agreement)
    may_change = side and is_allowed(door.actor, "agreements.propose_price_change", agreement)
    return {
        "changes": [
            (change, in_words(change), door.to("agreements.price_change", change.uid)) for change in changes
        ],
        "extension": extension if side else None,
        "extension_answers": answering(extension, "extension", door) if extension else Answering(),
        "extend_url": door.to("agreements.propose_extension", *own_address(agreement, door))
        if may_extend and not extension
        else "",
        "change_url": door.to("agreements.propose_price_change", *own_address(agreement, door))
        if may_change and not waits
        else "",
    }


def own_address(agreement: FrameworkAgreement, door: Door) -> tuple[str, ...]:
    """Return what names the agreement in an address; behind a link it needs no name."""
    return () if door.token else (agreement.uid,)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A mini-competition as one vendor sees it."""

    competition: MiniCompetition
    quote: Quote | None
    url: str
    says: str


def quotes_asked(
    competitions: Iterable[MiniCompetition], agreement: FrameworkAgreement, door: Door
) -> list[Asked]:
    """Return the mini-competitions of a vendor with what became of its quote."""
    found = []
    for competition in competitions:
        quote = own_quote(competition, agreement)
        runs = competition.state == MiniCompetition.State.ASKED and not is_over(competition)
        url = door.to("agreements.quote", *own_address(agreement, door), competition.uid) if runs else ""
        found.append(
            Asked(competition=competition, quote=quote, url=url, says=outcome(competition, agreement, quote))
        )
    return found


def outcome(competition: MiniCompetition, agreement: FrameworkAgreement, quote: Quote | None) -> str:
    """Say to a vendor where a mini-competition stands for it."""
    if competition.state == MiniCompetition.State.CANCELLED:
        return _("cancelled by the member")
    if competition.state == MiniCompetition.State.ORDERED:
        is_own = competition.call_off.addendum.agreement_id == agreement.pk
        return _("you got the order") if is_own else _("ordered from another vendor")
    if is_over(competition):
        return _("the member compares") if quote else _("you did not quote")
    return _("you have quoted") if quote else _("waits for your quote")
