"""Reading engagements: the firm its own, the office all, an expert its own by its link."""

from django.db.models import QuerySet

from nadi.registers.entries.models import Use
from nadi.registers.experts.actions.engagements import proof_of
from nadi.registers.experts.models import Brief, Engagement, Terms
from nadi.web.access import Actor


def visible_to(actor: Actor) -> QuerySet[Engagement]:
    """Return a member its own firm's engagements, staff all, others none."""
    rows = Engagement.objects.select_related("organisation", "expert")
    if actor.is_staff:
        return rows
    return rows.filter(organisation=actor.organisation_id) if actor.is_member else rows.none()


def engagement_for(actor: Actor, uid: str) -> Engagement | None:
    """Return an engagement, if the actor may see it."""
    return visible_to(actor).filter(uid=uid).first()


def own_engagement_for(actor: Actor, uid: str) -> Engagement | None:
    """Return an engagement of the actor's own firm."""
    return visible_to(actor).filter(uid=uid, organisation=actor.organisation_id).first()


def of_expert(terms: Terms) -> QuerySet[Engagement]:
    """Return the engagements of the expert whose link was opened."""
    return Engagement.objects.filter(expert=terms.expert).select_related("organisation", "expert")


def last_brief(engagement: Engagement) -> Brief | None:
    """Return the version of the brief that counts."""
    return engagement.briefs.order_by("-number").first()


def rating_of(engagement: Engagement) -> Use | None:
    """Return how the firm rated the work."""
    return Use.objects.filter(organisation=engagement.organisation_id, proof=proof_of(engagement)).first()
