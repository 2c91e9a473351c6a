"""Who may do what with candidates, vacancies, training places and the demand."""

from django.utils.translation import gettext_lazy as _

from nadi.registers.talents.models import (
    Candidate,
    ContactRequest,
    Placement,
    StudentGroup,
    TrainingPlaces,
    Vacancy,
)
from nadi.web.access import Actor, Role, Sentence, rule

INSIDERS = (Role.STAFF, Role.BOARD, Role.MEMBER)
ASKING = (Role.BOARD, Role.MEMBER)
TRAINING = (Role.STAFF, Role.MEMBER, Role.PARTNER)


def asks_for_a_firm(actor: Actor, candidate: Candidate) -> Sentence | None:
    """A member's own people, of somebody who looks for work now."""
    if candidate.state != Candidate.State.CURRENT:
        return _("This candidate is not looking for work at the moment.")
    return None


def is_its_own(actor: Actor, request: ContactRequest) -> Sentence | None:
    """The firm that asked."""
    if request.organisation_id == actor.organisation_id:
        return None
    return _("Another company asked this candidate.")


def may_keep(actor: Actor, vacancy: Vacancy) -> Sentence | None:
    """The firm that posted it; the office any."""
    if actor.is_staff or (vacancy.organisation_id and vacancy.organisation_id == actor.organisation_id):
        return None
    return _("Only the company that posted this vacancy and the association's office can change it.")


def may_join(actor: Actor, vacancy: Vacancy) -> Sentence | None:
    """Any member, where the vacancy is shared."""
    return None if vacancy.is_shared else _("This vacancy is one company's alone.")


def is_a_part(actor: Actor, vacancy: Vacancy) -> Sentence | None:
    """A firm that stands behind the vacancy."""
    if any(one.organisation_id == actor.organisation_id for one in vacancy.firms.all()):
        return None
    return _("Your company is not part of this vacancy.")


def may_close_offer(actor: Actor, offered: StudentGroup | TrainingPlaces) -> Sentence | None:
    """Its own college or firm; the office any."""
    if actor.is_staff or offered.organisation_id == actor.organisation_id:
        return None
    return _("Only who entered this and the association's office can close it.")


def is_a_side(actor: Actor, placement: Placement) -> Sentence | None:
    """The college or the firm it is about."""
    sides = {placement.group.organisation_id, placement.places.organisation_id}
    return (
        None if actor.organisation_id in sides else _("This is between another college and another company.")
    )


def is_college(actor: Actor, thing: object) -> Sentence | None:
    """A partner offers its students; the office for one."""
    return (
        None
        if actor.is_staff or Role.PARTNER in actor.roles
        else _("Only colleges enter groups of students.")
    )


RULES = [
    rule("talents.see", _("see the blind profiles of candidates"), *INSIDERS),
    rule("talents.add", _("enter candidates who consented on paper"), Role.STAFF),
    rule("talents.see_identity", _("read who a candidate is, with a reason"), Role.STAFF),
    rule("talents.erase", _("erase a candidate who asked for it"), Role.STAFF),
    rule("talents.ask_contact", _("ask a candidate for contact"), *ASKING, check=asks_for_a_firm),
    rule("talents.end_contact", _("end the contact with a candidate"), *ASKING, check=is_its_own),
    rule("talents.requests", _("list the questions to candidates"), *INSIDERS),
    rule("talents.post", _("post a vacancy"), *INSIDERS),
    rule("talents.import_vacancies", _("import vacancies"), Role.STAFF),
    rule("talents.edit_vacancy", _("change a vacancy"), *INSIDERS, check=may_keep),
    rule("talents.close_vacancy", _("close a vacancy"), *INSIDERS, check=may_keep),
    rule("talents.join_vacancy", _("join a shared vacancy"), *ASKING, check=may_join),
    rule("talents.leave_vacancy", _("leave a shared vacancy"), *ASKING, check=is_a_part),
    rule("talents.answer_application", _("answer an application"), *ASKING),
    rule("talents.training", _("see students and training places"), *TRAINING),
    rule("talents.add_group", _("enter a group of students"), Role.STAFF, Role.PARTNER, check=is_college),
    rule("talents.add_places", _("offer training places"), Role.MEMBER),
    rule("talents.close_training", _("close a group or training places"), *TRAINING, check=may_close_offer),
    rule("talents.propose_placement", _("propose which students go to which company"), Role.STAFF),
    rule("talents.agree_placement", _("agree to a placement"), Role.MEMBER, Role.PARTNER, check=is_a_side),
    rule("talents.decline_placement", _("decline a placement"), Role.MEMBER, Role.PARTNER, check=is_a_side),
    rule("talents.withdraw_placement", _("take a proposed placement back"), Role.STAFF),
    rule("talents.demand", _("see the released demand for people"), Role.STAFF, Role.BOARD, Role.PARTNER),
    rule("talents.release_demand", _("release a year's demand to colleges"), Role.STAFF),
]
