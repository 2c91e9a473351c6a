"""Doing things with accounts."""

from collections.abc import Mapping

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.people.models import Person
from nadi.web.access import Actor, Refused
from nadi.web.models import Mail

ACCOUNT_FIELDS = ("name", "phone", "language", "theme")
HAS_ACCOUNT = _("There is already an account with this address. Sign in to it, then open the link again.")
ERASED_DOMAIN = "erased.invalid"


def open_account(*, email: str, name: str, password: str, language: str) -> Person:
    """Make an account for whoever holds a link sent to this address, which the link confirms."""
    try:
        with transaction.atomic():
            person = Person.objects.create_user(email, password, name=name, language=language)
    except IntegrityError as error:
        raise Refused(HAS_ACCOUNT) from error
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def update_account(*, by: Actor, person: Person, facts: Mapping[str, str]) -> Person:
    """Keep what a person says about themselves; the journal notes which fields, not what they hold."""
    with transaction.atomic():
        kept = Person.objects.select_for_update().get(pk=person.pk)
        changed = [name for name in ACCOUNT_FIELDS if name in facts and getattr(kept, name) != facts[name]]
        for name in changed:
            setattr(kept, name, facts[name])
        if changed:
            kept.save(update_fields=changed)
            record(by=by, verb="people.account", subject=f"person:{kept.uid}", after={"changed": changed})
    return kept


def renew_calendar(*, by: Actor, person: Person) -> None:
    """End the secret address of a person's calendar, so that a new one takes its place."""
    with transaction.atomic():
        Person.objects.filter(pk=person.pk).update(calendar_number=F("calendar_number") + 1)
        record(by=by, verb="people.renew_calendar", subject=f"person:{by.person}")


def end_session(*, by: Actor, session: UserSession) -> None:
    """Sign a person out somewhere else."""
    with transaction.atomic():
        session.end()
        record(by=by, verb="people.end_session", subject=f"person:{by.person}")


def erase_person(*, by: Actor, person: Person) -> None:
    """Erase what identifies a person; their acts stay in the journal under a number that names nobody."""
    with transaction.atomic():
        kept = Person.objects.select_for_update().get(pk=person.pk)
        for session in UserSession.objects.filter(user=kept):
            session.end()
        Mail.objects.filter(to__iexact=kept.email).delete()
        EmailAddress.objects.filter(user=kept).delete()
        Authenticator.objects.filter(user=kept).delete()
        kept.email, kept.name, kept.phone = f"{kept.uid}@{ERASED_DOMAIN}", "", ""
        kept.is_active = False
        kept.set_unusable_password()
        kept.save()
        record(by=by, verb="people.erase", subject=f"person:{kept.uid}")
