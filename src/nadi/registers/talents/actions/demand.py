"""Releasing what colleges are told of the demand: once a year, protected, frozen."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.people.models import Person
from nadi.registers.talents.demand import demand_of
from nadi.registers.talents.models import DemandRelease
from nadi.web.access import Actor, Refused


def release_demand(*, by: Actor, year: int) -> DemandRelease:
    """Freeze the demand of a year for colleges; a second release would give the difference away."""
    if year > timezone.localdate().year:
        raise Refused(_("This year is still to come."))
    table, firms = demand_of(year)
    if not firms:
        raise Refused(_("Nobody was looked for in this year."))
    try:
        with transaction.atomic():
            release = DemandRelease.objects.create(
                year=year, table=table, firms=firms, by=Person.objects.filter(uid=by.person).first()
            )
            record(
                by=by, verb="talents.release_demand", subject=f"demand:{release.uid}", after={"year": year}
            )
    except IntegrityError as error:
        raise Refused(
            _("The demand of this year has been released. A second release would give firms away.")
        ) from error
    return release
