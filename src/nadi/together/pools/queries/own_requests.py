"""What a vendor's account shows: its own requests and nothing else."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from nadi.together.pools.models import Pool, RequestForQuotation
from nadi.web.access import Actor, Sentence
from nadi.web.components.figures import moment_text


def own_requests_of(actor: Actor) -> QuerySet[RequestForQuotation]:
    """Return the requests to the organisation the actor acts for, the latest first."""
    own = RequestForQuotation.objects.filter(vendor=actor.organisation_id)
    return own.select_related("pool", "vendor").order_by("-sent", "-pk")


def own_request(actor: Actor, uid: str) -> RequestForQuotation | None:
    """Return one of them."""
    return own_requests_of(actor).filter(uid=uid).first()


def facts_of(request: RequestForQuotation) -> list[tuple[Sentence, Sentence]]:
    """Return where a request stands; whether the vendor has bid is read with the link alone."""
    pool = request.pool
    facts: list[tuple[Sentence, Sentence]] = [
        (_("State"), Pool.State(pool.state).label),
        (_("Bids until"), moment_text(pool.bids_until) if pool.bids_until else ""),
        (_("Link sent to"), request.email),
        (_("Link sent on"), moment_text(request.sent)),
    ]
    return [fact for fact in facts if fact[1]]
