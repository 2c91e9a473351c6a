"""Who may do what with organisations and their people."""

from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Affiliation, Invitation, Organisation, Site
from nadi.web.access import Actor, Role, Sentence, rule

INSIDERS = (Role.STAFF, Role.BOARD, Role.MEMBER)
OF_AN_ORGANISATION = (Role.STAFF, Role.MEMBER, Role.PROVIDER, Role.PARTNER)


def owner_of(thing: Organisation | Site | Affiliation | Invitation) -> int:
    """Return the organisation that a thing belongs to, by its key."""
    return thing.pk if isinstance(thing, Organisation) else thing.organisation_id


def is_own(actor: Actor, thing: Organisation | Site | Affiliation | Invitation) -> Sentence | None:
    """Their own organisation; staff any."""
    if actor.is_staff or owner_of(thing) == actor.organisation_id:
        return None
    return _("Only its own people and the association's office can change this organisation.")


def may_manage_people(actor: Actor, thing: Organisation | Invitation) -> Sentence | None:
    """Representatives for their own organisation; staff for any."""
    if actor.is_staff or (owner_of(thing) == actor.organisation_id and actor.may_bind):
        return None
    if owner_of(thing) == actor.organisation_id:
        return _("Who acts for your organisation is decided by its representatives. Ask one of them.")
    return _("Only its own representatives and the association's office invite people to this organisation.")


def may_end(actor: Actor, affiliation: Affiliation) -> Sentence | None:
    """One's own role; representatives those of their colleagues; staff any."""
    if actor.is_staff or affiliation.person.uid == actor.person:
        return None
    if affiliation.role == Affiliation.Role.REPRESENTATIVE:
        return _("Only the association's office can end the role of a representative.")
    return may_manage_people(actor, affiliation.organisation)


RULES = [
    rule("companies.list", _("look through the organisations"), *INSIDERS),
    rule("companies.see", _("see an organisation"), *Role),
    rule("companies.add", _("add an organisation"), Role.STAFF),
    rule("companies.edit", _("change an organisation"), Role.STAFF),
    rule("companies.add_site", _("add a site"), *OF_AN_ORGANISATION, check=is_own),
    rule("companies.edit_site", _("change a site"), *OF_AN_ORGANISATION, check=is_own),
    rule("companies.close_site", _("close a site"), *OF_AN_ORGANISATION, check=is_own),
    rule("companies.reopen_site", _("open a site again"), *OF_AN_ORGANISATION, check=is_own),
    rule("companies.invite", _("invite people"), *OF_AN_ORGANISATION, check=may_manage_people),
    rule(
        "companies.resend_invitation",
        _("send an invitation again"),
        *OF_AN_ORGANISATION,
        check=may_manage_people,
    ),
    rule(
        "companies.withdraw_invitation",
        _("withdraw an invitation"),
        *OF_AN_ORGANISATION,
        check=may_manage_people,
    ),
    rule("companies.change_role", _("change a person's role"), Role.STAFF),
    rule("companies.end_affiliation", _("end a person's role"), *OF_AN_ORGANISATION, check=may_end),
]
