"""Erasing a person for good."""

from django.db import transaction
from django.utils import timezone

from nadi.companies.actions.affiliations import end_affiliation
from nadi.companies.models import Invitation
from nadi.companies.queries import affiliations_of
from nadi.people.actions import ERASED_DOMAIN, erase_person
from nadi.people.models import Person
from nadi.web.access import Actor


def erase_with_roles(*, by: Actor, person: Person) -> None:
    """End all that a person is here, then erase what identifies them, invitations included."""
    with transaction.atomic():
        for affiliation in affiliations_of(person):
            end_affiliation(by=by, affiliation=affiliation)
        mine = Invitation.objects.filter(email__iexact=person.email)
        mine.filter(accepted=None, withdrawn=None).update(withdrawn=timezone.now())
        for invitation in mine:
            invitation.email, invitation.name = f"{invitation.uid}@{ERASED_DOMAIN}", ""
            invitation.save(update_fields=["email", "name"])
        erase_person(by=by, person=person)
