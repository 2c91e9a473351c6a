"""Whom and what the rules of a pool can name: members, their towns, vendors."""

from django.db.models import QuerySet

from nadi.companies.models import Organisation, Site
from nadi.companies.queries import members
from nadi.together.pools.models import Pool
from nadi.web.localized import localized_order


def possible_members() -> QuerySet[Organisation]:
    """Return today's members, by name."""
    return members().order_by(localized_order())


def invited_to(pool: Pool) -> QuerySet[Organisation]:
    """Return the members a pool is meant for, by name."""
    return Organisation.objects.filter(pk__in=pool.invitees.values("organisation")).order_by(
        localized_order()
    )


def not_invited_to(pool: Pool) -> QuerySet[Organisation]:
    """Return the members that could be invited too."""
    return possible_members().exclude(pk__in=pool.invitees.values("organisation"))


def possible_vendors() -> QuerySet[Organisation]:
    """Return the vendors that are known, by name."""
    return Organisation.objects.filter(kind=Organisation.Kind.PROVIDER).order_by(localized_order())


def known_towns() -> list[str]:
    """Return the towns in which members have open sites, each once however it is written."""
    sites = Site.objects.filter(organisation__in=members(), is_closed=False).exclude(town="")
    towns = {town.strip().casefold(): town.strip() for town in sites.values_list("town", flat=True)}
    return sorted(towns.values())
