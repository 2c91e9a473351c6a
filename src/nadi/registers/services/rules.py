"""Who may do what with services, certificates and readiness."""

from django.utils.translation import gettext_lazy as _

from nadi.registers.services.models import Certificate, Service
from nadi.web.access import Actor, Role, Sentence, rule

INSIDERS = (Role.STAFF, Role.BOARD, Role.MEMBER, Role.PROVIDER)
OWN = (Role.STAFF, Role.MEMBER)


def is_own_service(actor: Actor, service: Service) -> Sentence | None:
    """A provider changes its own entries."""
    if service.owner_id and service.owner_id == actor.organisation_id:
        return None
    return _("Only people of the provider propose changes of its entry. You can report a mistake instead.")


def is_own_certificate(actor: Actor, certificate: Certificate) -> Sentence | None:
    """A company keeps its own certificates; the office any."""
    if actor.is_staff or certificate.organisation_id == actor.organisation_id:
        return None
    return _("Only the company's own people and the office change a certificate.")


RULES = [
    rule("services.see", _("look through the services"), *INSIDERS),
    rule("services.add", _("add a service"), Role.STAFF),
    rule("services.edit", _("change a service"), Role.STAFF),
    rule("services.publish", _("publish a service"), Role.STAFF),
    rule("services.withdraw", _("withdraw a service"), Role.STAFF),
    rule("services.restore", _("restore a service"), Role.STAFF),
    rule("services.accredit", _("note an accreditation of a service"), Role.STAFF),
    rule(
        "services.propose",
        _("propose a change of one's own service"),
        Role.PROVIDER,
        Role.MEMBER,
        check=is_own_service,
    ),
    rule("services.proposals", _("look at what providers propose"), Role.STAFF),
    rule("services.answer_proposal", _("accept or refuse what a provider proposes"), Role.STAFF),
    rule("services.certificates", _("look through certificates"), *OWN),
    rule("services.certificate", _("see a certificate"), Role.STAFF, Role.MEMBER, Role.BOARD),
    rule("services.add_certificate", _("enter a certificate"), *OWN),
    rule(
        "services.edit_certificate",
        _("change a certificate and its audits"),
        *OWN,
        check=is_own_certificate,
    ),
    rule(
        "services.show_certificate",
        _("decide who sees a certificate"),
        Role.MEMBER,
        binding=True,
        check=is_own_certificate,
    ),
    rule("services.remove_certificate", _("take a certificate out"), *OWN, check=is_own_certificate),
    rule("services.matrix", _("see who holds which certificate"), Role.STAFF),
    rule("services.members_certificates", _("see certificates that members show"), *INSIDERS),
    rule("services.readiness", _("see the way to a standard"), *OWN),
    rule("services.begin_readiness", _("begin the way to a standard"), Role.MEMBER),
    rule("services.set_step", _("say where one stands with a step to a standard"), Role.MEMBER),
]
