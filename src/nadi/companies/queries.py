"""Reading organisations."""

from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from nadi.companies.models import Affiliation, Organisation
from nadi.people.models import Person
from nadi.web.access import NOBODY, Actor, Capacity, Role

Kind = Organisation.Kind


def is_member_on(day: date) -> Q:
    """Return the condition of being a member on a day."""
    return Q(member_since__lte=day) & (Q(member_until=None) | Q(member_until__gt=day))


def members() -> QuerySet[Organisation]:
    """Return the organisations that are members today."""
    return Organisation.objects.filter(is_member_on(timezone.localdate()))


def visible_to(actor: Actor) -> QuerySet[Organisation]:
    """Staff and board see all organisations, a member sees the members and its own, others only their own."""
    everyone = Organisation.objects.all()
    if actor.is_staff or actor.is_board:
        return everyone
    own = Q(pk=actor.organisation_id)
    return (
        everyone.filter(own | is_member_on(timezone.localdate())) if actor.is_member else everyone.filter(own)
    )


def affiliations_of(person: Person) -> QuerySet[Affiliation]:
    """Return the organisations a person acts for now, the oldest first."""
    active = Affiliation.objects.filter(person=person, until=None).select_related("organisation")
    return active.order_by("since", "pk")


def actor_for(person: Person, affiliation: Affiliation | None, *, has_second_factor: bool) -> Actor:
    """Return who acts: every role is inherited from the organisation acted for, and ends with it."""
    if not person.is_active:
        return NOBODY
    actor = Actor(
        person=person.uid, person_name=person.name or person.email, has_second_factor=has_second_factor
    )
    if affiliation is None:
        return actor
    organisation = affiliation.organisation
    return replace(
        actor,
        organisation_id=organisation.pk,
        organisation=organisation.uid,
        organisation_name=organisation.name or organisation.name_local,
        roles=frozenset(roles_of(affiliation)),
        capacity=Capacity(affiliation.role),
    )


def roles_of(affiliation: Affiliation) -> set[Role]:
    """Return what acting for this organisation makes of a person today."""
    organisation, today = affiliation.organisation, timezone.localdate()
    is_member = (
        organisation.member_since is not None
        and organisation.member_since <= today
        and (organisation.member_until is None or organisation.member_until > today)
    )
    roles = set()
    if organisation.kind == Kind.OFFICE:
        roles.add(Role.STAFF)
    if is_member:
        roles.add(Role.MEMBER)
        if affiliation.is_on_board:
            roles.add(Role.BOARD)
    if organisation.kind == Kind.PROVIDER:
        roles.add(Role.PROVIDER)
    if organisation.kind == Kind.PARTNER:
        roles.add(Role.PARTNER)
    return roles
