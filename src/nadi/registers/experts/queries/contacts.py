"""How an expert is reached and paid, for those who may know."""

from dataclasses import dataclass

from nadi.registers.experts.models import Engagement, Expert, Terms
from nadi.web.access import Actor
from nadi.web.components.figures import money_text

Shown = Terms.Shown
ENGAGED = (Engagement.State.AGREED, Engagement.State.DONE)


@dataclass(frozen=True, kw_only=True)
class Contact:
    """What this reader may know; what it may not is empty."""

    email: str = ""
    phone: str = ""
    rate: str = ""


def contact_for(actor: Actor, expert: Expert) -> Contact:
    """Return contact and day rate as far as the expert agreed to show them to this reader."""
    terms = Terms.objects.filter(expert=expert).first()
    if terms is None:
        return Contact()
    open_to = readings_of(actor, expert)
    sees_contact = terms.contact_shown in open_to
    return Contact(
        email=terms.email if sees_contact else "",
        phone=terms.phone if sees_contact else "",
        rate=rate_text(terms) if terms.rate_shown in open_to else "",
    )


def readings_of(actor: Actor, expert: Expert) -> set[str]:
    """Return what must be said of a fact for this reader to see it."""
    if actor.is_staff:
        return set(Shown)
    if not (actor.is_member or actor.is_board):
        return set()
    agreed = Engagement.objects.filter(expert=expert, organisation=actor.organisation_id, state__in=ENGAGED)
    return {Shown.MEMBERS, Shown.ENGAGED} if agreed.exists() else {Shown.MEMBERS}


def rate_text(terms: Terms) -> str:
    """Write the band of the day rate, or nothing where none is given."""
    ends = [one for one in (terms.rate_from, terms.rate_to) if one is not None]
    return " – ".join(money_text(one, terms.rate_currency) for one in dict.fromkeys(ends))


def rate_for_members(expert: Expert) -> str:
    """Return the rate for a list that all members read; `terms` must be fetched with the row."""
    terms: Terms | None = getattr(expert, "terms", None)
    if terms is None or terms.rate_shown != Shown.MEMBERS:
        return ""
    return rate_text(terms)
