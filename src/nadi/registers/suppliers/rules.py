"""Who may do what with suppliers, machines and parts."""

from django.utils.translation import gettext_lazy as _

from nadi.registers.suppliers.models import Machine, PartAnswer, PartRequest
from nadi.web.access import Actor, Role, Sentence, rule

READERS = (Role.STAFF, Role.BOARD, Role.MEMBER)


def is_own_machine(actor: Actor, machine: Machine) -> Sentence | None:
    """A company's own machine; staff any."""
    if actor.is_staff or machine.organisation_id == actor.organisation_id:
        return None
    return _("Only the company that runs the machine can do this.")


def is_own_request(actor: Actor, request: PartRequest) -> Sentence | None:
    """The asking company's own request."""
    if request.organisation_id == actor.organisation_id:
        return None
    return _("Only the company that asks for the part can do this.")


def is_asked(actor: Actor, answer: PartAnswer) -> Sentence | None:
    """The company that was asked."""
    if answer.organisation_id == actor.organisation_id:
        return None
    return _("Only the company that was asked can answer.")


def is_asker(actor: Actor, answer: PartAnswer) -> Sentence | None:
    """The company that asked."""
    return is_own_request(actor, answer.request)


RULES = [
    rule("suppliers.list", _("look through the suppliers"), *READERS),
    rule("suppliers.see", _("see a supplier"), *Role),
    rule("suppliers.add", _("add a supplier"), Role.STAFF),
    rule("suppliers.edit", _("change a supplier"), Role.STAFF),
    rule("suppliers.withdraw", _("withdraw a supplier"), Role.STAFF),
    rule("suppliers.restore", _("take a withdrawn supplier back"), Role.STAFF),
    rule("suppliers.makes", _("see how many firms run a make"), *READERS),
    rule("suppliers.machines", _("see one's own machines"), Role.STAFF, Role.MEMBER),
    rule("suppliers.add_machine", _("enter a machine"), Role.MEMBER),
    rule("suppliers.edit_machine", _("change a machine"), Role.STAFF, Role.MEMBER, check=is_own_machine),
    rule("suppliers.retire_machine", _("take a machine out of use"), Role.MEMBER, check=is_own_machine),
    rule("suppliers.return_machine", _("take a machine back into use"), Role.MEMBER, check=is_own_machine),
    rule("suppliers.ask_part", _("ask for a part"), Role.MEMBER, check=is_own_machine),
    rule("suppliers.part_requests", _("see requests for parts"), Role.STAFF, Role.MEMBER),
    rule("suppliers.part_request", _("see a request for a part"), Role.STAFF, Role.MEMBER),
    rule("suppliers.offer_part", _("answer a request for a part"), Role.MEMBER, check=is_asked),
    rule("suppliers.cannot_help", _("say that one cannot help"), Role.MEMBER, check=is_asked),
    rule("suppliers.accept_part", _("accept an offered part"), Role.MEMBER, check=is_asker),
    rule("suppliers.end_part_request", _("end a request for a part"), Role.MEMBER, check=is_own_request),
]
