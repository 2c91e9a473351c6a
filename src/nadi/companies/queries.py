"""Reading organisations."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from nadi.companies.models import Affiliation, Invitation, Organisation, Site
from nadi.people.models import Person
from nadi.web.access import NOBODY, Actor, Capacity, Role
from nadi.web.ids import fingerprint
from nadi.web.localized import localized
from nadi.web.mail import Receiver

Kind = Organisation.Kind


def is_member_on(day: date) -> Q:
    """Return the condition of being a member on a day."""
    return Q(member_since__lte=day) & (Q(member_until=None) | Q(member_until__gt=day))


def members() -> QuerySet[Organisation]:
    """Return the organisations that are members today."""
    return Organisation.objects.filter(is_member_on(timezone.localdate()))


def association_name() -> str:
    """Return the association's name in the reader's language, as a document's sender says it."""
    office = Organisation.objects.filter(kind=Organisation.Kind.OFFICE).order_by("pk").first()
    return localized(office) if office else "Nadi"


def visible_to(actor: Actor) -> QuerySet[Organisation]:
    """Staff and board see all organisations, a member sees the members and its own, others only their own."""
    everyone = Organisation.objects.all()
    if actor.is_staff or actor.is_board:
        return everyone
    own = Q(pk=actor.organisation_id)
    return (
        everyone.filter(own | is_member_on(timezone.localdate())) if actor.is_member else everyone.filter(own)
    )


def organisation_for(actor: Actor, uid: str) -> Organisation | None:
    """Return the organisation, if the actor may see it."""
    return visible_to(actor).filter(uid=uid).first()


def site_for(actor: Actor, uid: str) -> Site | None:
    """Return the site, if the actor may see its organisation."""
    seen = Site.objects.filter(organisation__in=visible_to(actor), uid=uid)
    return seen.select_related("organisation").first()


def people_visible_to(actor: Actor) -> QuerySet[Affiliation]:
    """Staff and board see who acts for whom; everybody else sees the people of their own organisation."""
    active = Affiliation.objects.filter(until=None).select_related("person", "organisation")
    if not (actor.is_staff or actor.is_board):
        active = active.filter(organisation=actor.organisation_id)
    return active.order_by("-role", "person__name", "pk")


def affiliation_for(actor: Actor, uid: str) -> Affiliation | None:
    """Return who acts for whom, if the actor may see it, or is it themselves."""
    own = Affiliation.objects.filter(uid=uid, until=None, person__uid=actor.person)
    return people_visible_to(actor).filter(uid=uid).first() or own.select_related("organisation").first()


def invitation_for(actor: Actor, uid: str) -> Invitation | None:
    """Return the invitation, if it is to the actor's organisation or the actor is staff."""
    seen = Invitation.objects.filter(uid=uid).select_related("organisation")
    return (seen if actor.is_staff else seen.filter(organisation=actor.organisation_id)).first()


def open_invitations(organisation: Organisation) -> QuerySet[Invitation]:
    """Return the invitations nobody has taken up or taken back, the newest first."""
    return organisation.invitations.filter(accepted=None, withdrawn=None).order_by("-created")


def invitation_by_token(token: str) -> Invitation | None:
    """Return what an e-mailed link was sent for, in whatever state it is."""
    found = Invitation.objects.filter(token=fingerprint(token))
    return found.select_related("organisation", "invited_by").first()


def state_of(invitation: Invitation) -> str:
    """Return `accepted`, `withdrawn`, `expired` or `open`."""
    if invitation.accepted:
        return "accepted"
    if invitation.withdrawn:
        return "withdrawn"
    return "expired" if invitation.expires <= timezone.now() else "open"


def bearer_of(*, country: str, number: str, other_than: str = "") -> Organisation | None:
    """Return the organisation that has this number, if another than the one meant."""
    if not number:
        return None
    return Organisation.objects.filter(country=country, number=number).exclude(uid=other_than).first()


def affiliations_of(person: Person) -> QuerySet[Affiliation]:
    """Return the organisations a person acts for now, the oldest first."""
    active = Affiliation.objects.filter(person=person, until=None).select_related("organisation")
    return active.order_by("since", "pk")


def people_of(organisations: Iterable[int]) -> list[Receiver]:
    """Return who acts for these organisations now, with the language each reads: whom a mail goes to."""
    active = Affiliation.objects.filter(organisation__in=organisations, until=None, person__is_active=True)
    people = {one.person.email: one.person for one in active.select_related("person").order_by("pk")}
    return [(person.email, person.name, person.language) for person in people.values()]


def office_people() -> list[Receiver]:
    """Return who acts for the association's office, as receivers of a mail."""
    offices = Organisation.objects.filter(kind=Organisation.Kind.OFFICE)
    return people_of(offices.values_list("pk", flat=True))


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
        organisation_name=localized(organisation),
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
