"""How a company comes to take part, by its representative's acceptance, and how it leaves again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import is_frozen, locked, subject_of
from nadi.together.pools.models import Participation, Pool
from nadi.together.pools.queries.joining import own_part, terms_fingerprint
from nadi.together.pools.queries.pools import may_join
from nadi.together.pools.searching import refresh_search
from nadi.web.access import Actor, Refused

State = Pool.State
LONGEST_INTEREST = 2000
# Whose people decide is settled once the award is made.
DECIDED = frozenset({State.AWARDED, State.AGREED, State.CANCELLED})


class DemandClosed(Refused):
    """The deadline is over: what was typed came too late."""


def is_open(pool: Pool) -> bool:
    """Tell whether demand is accepted at this moment by the server's clock."""
    return pool.state == State.GATHERING and timezone.now() < pool.demand_until


def refuse_if_closed(pool: Pool) -> None:
    """Accept demand only while the pool gathers it."""
    if not is_open(pool) or is_frozen(pool):
        raise DemandClosed(_("The deadline is over, so nothing was saved. What you saved before it counts."))


def refuse_unless_bound(actor: Actor) -> None:
    """Let nobody but a representative bind a company, whichever page they came from."""
    if not actor.may_bind:
        raise Refused(_("Only a representative can bind your company. Ask one to do this."), status=403)


def own_company(actor: Actor) -> Organisation:
    """Return the company acted for."""
    return Organisation.objects.get(uid=actor.organisation)


def take_part(pool: Pool, actor: Actor, part: Participation | None) -> Participation:
    """Make the company's part, or take it up again; it binds nobody until the agreement is accepted."""
    if not may_join(pool, actor.organisation_id):
        raise Refused(_("This pool is for chosen members. Ask the office if your company wants to join."))
    if part is None:
        part = Participation.objects.create(pool=pool, organisation=own_company(actor))
        refresh_search(pool)
        return part
    if part.left is not None:
        part.left = None
        part.save(update_fields=["left", "changed"])
    return part


def accept_terms(*, by: Actor, pool: Pool, terms: str, interest: str = "") -> Participation:
    """Bind a company to the participation agreement, in the words whose fingerprint is `terms`."""
    refuse_unless_bound(by)
    with transaction.atomic():
        pool = locked(pool)
        refuse_if_closed(pool)
        if terms != terms_fingerprint(pool):
            raise Refused(_("The participation agreement was changed meanwhile. Read it again, please."))
        part = take_part(pool, by, own_part(pool, by))
        if part.accepted is not None and part.accepted_terms == terms:
            return part
        accept(part, by, terms)
        part.interest = interest.strip()
        part.save(update_fields=["interest"])
        after = {"terms": terms, "has_interest": bool(part.interest)}
        record(by=by, verb="pools.accept_terms", subject=subject_of(pool), after=after)
        refuse_if_closed(pool)
    return part


def accept(part: Participation, actor: Actor, terms: str) -> None:
    """Put down who accepted which words, and when."""
    part.accepted, part.accepted_by, part.accepted_terms = timezone.now(), actor.person, terms
    part.save(update_fields=["accepted", "accepted_by", "accepted_terms", "changed"])


def declare_interest(*, by: Actor, pool: Pool, interest: str) -> None:
    """Say that a company has an interest in a vendor; taken back only while demand is gathered."""
    refuse_unless_bound(by)
    with transaction.atomic():
        pool = locked(pool)
        part = own_part(pool, by)
        if part is None or part.left is not None:
            raise Refused(_("Your company takes no part in this pool."))
        if pool.state in DECIDED:
            raise Refused(_("The award is decided. Write to the office about an interest you did not name."))
        if part.interest and not interest.strip() and not is_open(pool):
            raise Refused(_("An interest can no longer be taken back, but you may add to what you wrote."))
        part.interest = interest.strip()
        part.save(update_fields=["interest", "changed"])
        after = {"has_interest": bool(part.interest)}
        record(by=by, verb="pools.declare_interest", subject=subject_of(pool), after=after)


def leave_pool(*, by: Actor, pool: Pool) -> None:
    """Take a company out; its figures stay its own and come back if it joins again in time."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_if_closed(pool)
        part = own_part(pool, by)
        if part is None or part.left is not None:
            raise Refused(_("Your company takes no part in this pool."))
        if part.accepted is not None:
            refuse_unless_bound(by)
        part.left = timezone.now()
        # Whoever comes back reads and accepts the agreement again.
        part.accepted, part.accepted_by, part.accepted_terms = None, "", ""
        part.save(update_fields=["left", "accepted", "accepted_by", "accepted_terms", "changed"])
        record(by=by, verb="pools.leave", subject=subject_of(pool))
