"""Reading what firms told of themselves: their own people, and staff, whose reading is journalled."""

from django.db.models import QuerySet

from nadi.companies.models import Organisation
from nadi.companies.queries import members
from nadi.registers.funding.models import CompanyFact
from nadi.web.access import Actor


def facts_told(actor: Actor, organisation: Organisation) -> QuerySet[CompanyFact]:
    """Return the facts of a firm that the actor may read."""
    rows = CompanyFact.objects.filter(organisation=organisation).order_by("key")
    if actor.is_staff or (actor.is_member and actor.organisation_id == organisation.pk):
        return rows
    return rows.none()


def firm_for(actor: Actor, uid: str) -> Organisation | None:
    """Return the member whose facts the actor may read: its own, or to the office any."""
    rows = members().filter(uid=uid)
    return (rows if actor.is_staff else rows.filter(uid=actor.organisation)).first()
