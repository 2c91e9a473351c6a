"""Whose demand counts: that of the members whose representative accepted the participation agreement."""

import hashlib
import json

from django.db.models import Exists, OuterRef, QuerySet

from nadi.companies.models import Affiliation, Site
from nadi.people.models import Person
from nadi.together.pools.models import Demand, Evidence, Participation, Pool
from nadi.web.access import Actor


def bound(parts: QuerySet[Participation]) -> QuerySet[Participation]:
    """Keep the companies that take part and whose representative accepted the agreement."""
    return parts.filter(left=None, accepted__isnull=False)


def counting(demands: QuerySet[Demand]) -> QuerySet[Demand]:
    """Keep the demand that counts: of members that are bound, on lines that are not left out.

    What a colleague only prepared is nobody's order yet.
    """
    return demands.filter(
        participation__left=None, participation__accepted__isnull=False, line__left_out=None
    )


def counts(demand: Demand) -> bool:
    """Tell of one row, its participation and line at hand, whether it counts."""
    part = demand.participation
    return part.left is None and part.accepted is not None and demand.line.left_out is None


def terms_fingerprint(pool: Pool) -> str:
    """Return the SHA-256 of the agreement's words in both languages: what was accepted, to the letter."""
    words = json.dumps([pool.terms, pool.terms_local], ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()


def own_part(pool: Pool, actor: Actor) -> Participation | None:
    """Return the company's part in the pool, also one it left."""
    return Participation.objects.filter(pool=pool, organisation=actor.organisation_id).first()


def sites_to_deliver_to(pool: Pool, organisation: int | None) -> list[Site]:
    """Return a company's sites in the towns the pool delivers to; every site where no town is named."""
    towns = {place.town.strip().casefold() for place in pool.delivery_places.all()}
    sites = Site.objects.filter(organisation=organisation).order_by("pk")
    return [site for site in sites if not towns or site.town.strip().casefold() in towns]


def own_sites(actor: Actor, pool: Pool) -> list[Site]:
    """Return the sites a company may want things at: the open ones, and those it already named here."""
    rows = Demand.objects.filter(participation__pool=pool, participation__organisation=actor.organisation_id)
    named = set(rows.values_list("site", flat=True))
    sites = sites_to_deliver_to(pool, actor.organisation_id)
    return [site for site in sites if not site.is_closed or site.pk in named]


def name_of_person(uid: str) -> str:
    """Return who it was, by their public id."""
    person = Person.objects.filter(uid=uid).first()
    return (person.name or person.email) if person else ""


def representatives_of(organisation: int) -> list[tuple[str, str, str]]:
    """Return who may bind a company, as receivers of a mail."""
    people = Affiliation.objects.filter(
        organisation=organisation,
        until=None,
        role=Affiliation.Role.REPRESENTATIVE,
        person__is_active=True,
    ).select_related("person")
    return [(one.person.email, one.person.name, one.person.language) for one in people.order_by("pk")]


def evidence_seen_by(actor: Actor, uid: str) -> Evidence | None:
    """Return a file that proves a price: to the company's own people, and to staff."""
    files = Evidence.objects.select_related("file", "line", "participation__pool").filter(uid=uid)
    if not actor.is_staff:
        files = files.filter(participation__organisation=actor.organisation_id)
        files = files if actor.is_member else files.none()
    return files.first()


def own_evidence_for(actor: Actor, uid: str) -> Evidence | None:
    """Return a file of the reader's own company."""
    found = evidence_seen_by(actor, uid)
    is_own = found is not None and found.participation.organisation_id == actor.organisation_id
    return found if is_own else None


def own_evidence(actor: Actor, pool: Pool) -> QuerySet[Evidence]:
    """Return the files of the reader's company in a pool."""
    own = Evidence.objects.filter(participation__pool=pool, participation__organisation=actor.organisation_id)
    return own.select_related("file", "line").order_by("line__position", "pk")


def without_demand(pool: Pool) -> QuerySet[Participation]:
    """Return the companies that take part but whose demand does not count yet."""
    has_demand = Exists(Demand.objects.filter(participation=OuterRef("pk")))
    parts = pool.participations.filter(left=None)
    return parts.exclude(pk__in=bound(parts).filter(has_demand).values("pk"))
