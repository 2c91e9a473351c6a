"""Reading candidates: blind for members, and who they are only where they agreed."""

from typing import Any

from django.db.models import Q, QuerySet, Subquery
from django.utils import timezone

from nadi.companies.models import Organisation
from nadi.registers.talents.models import Application, Candidate, ContactRequest, Identity
from nadi.web.access import Actor

State = Candidate.State
# Applications by which a firm sees the candidate.
STANDING = (Application.State.SENT, Application.State.INVITED, Application.State.HIRED)


def visible_to(actor: Actor) -> QuerySet[Candidate]:
    """The office sees all who confirmed their address; a member who is in the pool and not kept from it.

    Whoever applied to a firm, or agreed to its question, that firm sees anyway; one that it keeps away sees
    it only where it was named when it applied.
    """
    confirmed = Candidate.objects.filter(register="talents", identity__confirmed__isnull=False)
    confirmed = confirmed.exclude(state=State.MERGED)
    if actor.is_staff:
        return confirmed
    if not (actor.is_member or actor.is_board) or actor.organisation_id is None:
        return Candidate.objects.none()
    pool = Q(is_in_pool=True) & ~Q(pk__in=kept_away_from(actor))
    pool &= ~Q(pk__in=not_compared_with(actor).values("candidate_id"))
    own = Q(pk__in=applied_to(actor).values("candidate_id")) | Q(
        pk__in=agreed_with(actor).values("candidate_id")
    )
    current = confirmed.filter(expires__gt=timezone.localdate())
    return current.filter(Q(state=State.CURRENT) & pool | own)


def not_compared_with(actor: Actor) -> QuerySet[Identity]:
    """Return those who named firms to keep away, before the actor's firm was known to the house."""
    known_since = Organisation.objects.filter(pk=actor.organisation_id or 0).values("created")
    return Identity.objects.filter(firms_compared__lt=Subquery(known_since))


def kept_away_from(actor: Actor) -> QuerySet[Any, Any]:
    """Return the candidates that named the actor's firm as one that must never see them."""
    away = Candidate.hidden_from.through.objects.filter(organisation_id=actor.organisation_id or 0)
    return away.values("candidate_id")


def applied_to(actor: Actor) -> QuerySet[Application]:
    """Return the standing applications to vacancies of the actor's firm, as far as it may know of them."""
    firm = Q(vacancy__firms__organisation=actor.organisation_id)
    return known_applications(actor, Application.objects.filter(firm, state__in=STANDING))


def known_applications(actor: Actor, rows: QuerySet[Application]) -> QuerySet[Application]:
    """Keep what the actor's firm may know of: all of who does not keep it away, else where it was named."""
    named = Application.shown_to.through.objects.filter(organisation_id=actor.organisation_id or 0)
    return rows.filter(~Q(candidate__in=kept_away_from(actor)) | Q(pk__in=named.values("application_id")))


def agreed_with(actor: Actor) -> QuerySet[ContactRequest]:
    """Return the questions of the actor's firm that were answered with yes."""
    return ContactRequest.objects.filter(
        organisation=actor.organisation_id, state=ContactRequest.State.AGREED
    )


def candidate_for(actor: Actor, uid: str) -> Candidate | None:
    """Return the candidate, if the actor may see it."""
    return visible_to(actor).filter(uid=uid).prefetch_related("codings").first()


def identity_shown_to(actor: Actor, candidate: Candidate) -> Identity | None:
    """Return who a candidate is, if it agreed that the actor's firm knows."""
    if actor.organisation_id is None or not (actor.is_member or actor.is_board):
        return None
    seen = applied_to(actor).filter(shown_to=actor.organisation_id, candidate=candidate).exists()
    if not seen and not agreed_with(actor).filter(candidate=candidate).exists():
        return None
    return Identity.objects.filter(candidate=candidate).select_related("cv").first()


def identity_of(candidate: Candidate) -> Identity:
    """Return who a candidate is: for the office with its reason, and for the candidate."""
    return Identity.objects.select_related("cv").get(candidate=candidate)


def last_request(actor: Actor, candidate: Candidate) -> ContactRequest | None:
    """Return what the actor's firm asked this candidate last."""
    own = ContactRequest.objects.filter(organisation=actor.organisation_id, candidate=candidate)
    return own.select_related("vacancy").order_by("-asked").first()


def requests_of(actor: Actor) -> QuerySet[ContactRequest]:
    """Return what the actor's firm asked of candidates; the office reads all of them."""
    rows = ContactRequest.objects.select_related("candidate", "vacancy", "organisation")
    if not actor.is_staff:
        rows = rows.filter(organisation=actor.organisation_id)
    return rows.order_by("-asked")


def request_for(actor: Actor, uid: str) -> ContactRequest | None:
    """Return a question of the actor's own firm."""
    return requests_of(actor).filter(uid=uid, organisation=actor.organisation_id).first()
