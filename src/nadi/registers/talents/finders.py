"""Who finds a candidate in the search: whoever may see it, as `queries.candidates.visible_to` says."""

from nadi.companies.queries import members
from nadi.registers.talents.models import Candidate, ContactRequest
from nadi.registers.talents.queries.candidates import STANDING
from nadi.web.search import MEMBERS, OFFICE

# What is fetched with candidates to say who finds them.
RELATED = (
    "codings",
    "identity",
    "hidden_from",
    "requests",
    "applications__vacancy__firms",
    "applications__shown_to",
)


def readers_of(candidate: Candidate) -> frozenset[str]:
    """Return who finds a candidate that has confirmed its address.

    Where it named firms that must never see it, the members are told one by one: a firm that joins later
    finds it only after it was compared with those names.
    """
    own = {firm_word(pk) for pk in firms_that_know(candidate)}
    if candidate.state != Candidate.State.CURRENT or not candidate.is_in_pool:
        return OFFICE | own
    if not candidate.identity.hide_from:
        return MEMBERS
    away = {one.pk for one in candidate.hidden_from.all()}
    return OFFICE | own | {firm_word(pk) for pk in members().values_list("pk", flat=True) if pk not in away}


def firm_word(pk: int) -> str:
    """Return the reader that is a firm while it is a member."""
    return f"member:{pk}"


def firms_that_know(candidate: Candidate) -> set[int]:
    """Return the firms to which the candidate applied, and those whose question it answered with yes.

    A firm that it keeps away knows of it only where it was named when it applied.
    """
    agreed = {
        one.organisation_id for one in candidate.requests.all() if one.state == ContactRequest.State.AGREED
    }
    standing = [one for one in candidate.applications.all() if one.state in STANDING]
    away = {one.pk for one in candidate.hidden_from.all()}
    for one in standing:
        named = {firm.pk for firm in one.shown_to.all()}
        agreed |= {firm.organisation_id for firm in one.vacancy.firms.all()} - (away - named)
    return agreed
