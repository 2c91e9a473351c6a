"""Whom and what the rules of a pool can name: members, their towns, vendors."""

from django.db.models import QuerySet

from nadi.companies.models import Organisation, Site
from nadi.companies.queries import members
from nadi.web.localized import localized_order


def possible_members() -> QuerySet[Organisation]:
    """Return today's members, by name."""
    return members().order_by(localized_order())


def possible_vendors() -> QuerySet[Organisation]:
    """Return the vendors that are known, by name."""
    return Organisation.objects.filter(kind=Organisation.Kind.PROVIDER).order_by(localized_order())


def known_towns() -> list[str]:
    """Return the towns in which members have open sites, each once however it is written."""
    sites = Site.objects.filter(organisation__in=members(), is_closed=False).exclude(town="")
    towns = {town.strip().casefold(): town.strip() for town in sites.values_list("town", flat=True)}
    return sorted(towns.values())
