"""Inviting a person by e-mail link to act for an organisation."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Affiliation, Invitation, Organisation
from nadi.companies.queries import open_invitations, state_of
from nadi.journal.actions import record
from nadi.people.actions import open_account
from nadi.people.models import Person
from nadi.web.access import Actor, Capacity, Refused
from nadi.web.addresses import page_address
from nadi.web.ids import fingerprint, new_token
from nadi.web.localized import localized
from nadi.web.mail import send

VALID_FOR = timedelta(days=14)


def invite(*, by: Actor, organisation: Organisation, facts: Mapping[str, Any]) -> Invitation:
    """Send somebody a link by which they come to act for the organisation.

    `facts`: email, name, role, is_on_board, language. Staff invite anybody, a representative colleagues.
    """
    email, token = facts["email"].lower(), new_token()
    with transaction.atomic():
        owner = Organisation.objects.select_for_update().get(pk=organisation.pk)
        refuse_what_staff_decide(by, facts["role"], is_on_board=facts["is_on_board"])
        if owner.affiliations.filter(person__email__iexact=email, until=None).exists():
            raise Refused(_("This person already acts for the organisation. Change their role instead."))
        if open_invitations(owner).filter(email__iexact=email).exists():
            raise Refused(_("There is already an invitation to this address. Send it again, or withdraw it."))
        invitation = Invitation.objects.create(
            organisation=owner,
            email=email,
            name=facts["name"],
            role=facts["role"],
            is_on_board=facts["is_on_board"],
            language=facts["language"],
            token=fingerprint(token),
            invited_by=Person.objects.filter(uid=by.person).first(),
            expires=timezone.now() + VALID_FOR,
        )
        note(by, "companies.invite", invitation, after={"organisation": owner.uid, "role": invitation.role})
        send_link(invitation, token, by)
    return invitation


def resend_invitation(*, by: Actor, invitation: Invitation) -> None:
    """Send a fresh link with a fresh fortnight; the old link dies."""
    token = new_token()
    with transaction.atomic():
        kept = still_open(invitation)
        kept.token, kept.expires = fingerprint(token), timezone.now() + VALID_FOR
        kept.save(update_fields=["token", "expires"])
        note(by, "companies.resend_invitation", kept)
        send_link(kept, token, by)


def withdraw_invitation(*, by: Actor, invitation: Invitation) -> None:
    """Take an invitation back: its link opens nothing any more."""
    with transaction.atomic():
        kept = still_open(invitation)
        kept.withdrawn = timezone.now()
        kept.save(update_fields=["withdrawn"])
        note(by, "companies.withdraw_invitation", kept)


def accept_as_newcomer(*, invitation: Invitation, name: str, password: str, language: str) -> Person:
    """Open an account for the holder of the link, and let them act for the organisation."""
    with transaction.atomic():
        kept = still_open(invitation)
        person = open_account(email=kept.email, name=name, password=password, language=language)
        take_up(kept, person)
    return person


def accept_invitation(*, person: Person, invitation: Invitation) -> None:
    """Let the person invited, who has an account and is signed in, act for the organisation as well."""
    with transaction.atomic():
        kept = still_open(invitation)
        if person.email.lower() != kept.email.lower():
            raise Refused(
                _("This invitation is for another address. Sign in with the account of that address.")
            )
        take_up(kept, person)


def take_up(invitation: Invitation, person: Person) -> None:
    """Use an invitation up; the link works once."""
    now = timezone.now()
    if state_of(invitation) == "expired":
        raise Refused(_("This invitation has expired. Ask for a new one."))
    invitation.accepted = now
    invitation.save(update_fields=["accepted"])
    facts = {"role": invitation.role, "is_on_board": invitation.is_on_board}
    Affiliation.objects.update_or_create(
        person=person, organisation=invitation.organisation, until=None, defaults=facts
    )
    by = Actor(
        person=person.uid, organisation=invitation.organisation.uid, capacity=Capacity(invitation.role)
    )
    note(by, "companies.accept_invitation", invitation, after=facts)


def still_open(invitation: Invitation) -> Invitation:
    """Return the invitation, held by this transaction, unless it was used or withdrawn meanwhile."""
    kept = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .get(pk=invitation.pk)
    )
    if kept.accepted:
        raise Refused(_("This invitation has been used; a link works once."))
    if kept.withdrawn:
        raise Refused(_("This invitation was withdrawn."))
    return kept


def refuse_what_staff_decide(by: Actor, role: str, *, is_on_board: bool) -> None:
    """Refuse a company that would give more than it may: who binds it, who sits on the board."""
    if by.is_staff:
        return
    if role == Affiliation.Role.REPRESENTATIVE:
        raise Refused(
            _("Only the association's office names representatives. Invite a colleague, or ask the office.")
        )
    if is_on_board:
        raise Refused(_("Only the association's office enters who sits on the board."))


def send_link(invitation: Invitation, token: str, by: Actor) -> None:
    """Mail the link; its secret is nowhere but in that mail."""
    organisation = invitation.organisation
    send(
        to=[(invitation.email, invitation.name, invitation.language)],
        template="companies/mail/invitation",
        context={
            "organisation": localized(organisation, language=invitation.language),
            "inviter": by.person_name,
            "role": invitation.role,
            "link": page_address("companies.join", token),
            "expires": invitation.expires,
        },
    )


def note(by: Actor, verb: str, invitation: Invitation, **facts: Any) -> None:
    """Journal what was done to an invitation, without the address."""
    record(by=by, verb=verb, subject=f"invitation:{invitation.uid}", **facts)
