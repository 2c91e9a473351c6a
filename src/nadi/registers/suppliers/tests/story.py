"""A machine of Rioni stands still; Samgori and Kolkheti run the same make."""

from typing import Any

from tests.cast import Cast, Member, actor_of_person

from nadi.registers.suppliers.actions.machines import add_machine
from nadi.registers.suppliers.actions.parts import ask_part, offer_part
from nadi.registers.suppliers.models import Machine, PartAnswer, PartRequest

OFFER: dict[str, Any] = {
    "terms": PartAnswer.Terms.LEND,
    "message": "We have two",
    "price": None,
    "contact": "Nino, 599 12 34 56",
}


def machine_of(member: Member, make: str = "Bobst", **facts: Any) -> Machine:
    """Enter a machine of a member."""
    by = actor_of_person(member.colleague)
    return add_machine(by=by, organisation=member.organisation, facts={"make": make, **facts})


def standstill(cast: Cast, **facts: Any) -> PartRequest:
    """Let Rioni's machine stand still, and ask."""
    machine = machine_of(cast.rioni, "BOBST SA", model="Expertfold 110")
    machine_of(cast.samgori)
    machine_of(cast.kolkheti)
    asked = {"part": "Gripper bar bearing", "part_number": "GB-110-7", **facts}
    return ask_part(by=actor_of_person(cast.rioni.colleague), machine=machine, facts=asked)


def answer_of(request: PartRequest, member: Member) -> PartAnswer:
    """Return what a member was asked."""
    return request.answers.get(organisation=member.organisation)


def offer_of(request: PartRequest, member: Member, **facts: Any) -> PartAnswer:
    """Let a member offer the part."""
    by = actor_of_person(member.colleague)
    return offer_part(by=by, answer=answer_of(request, member), facts={**OFFER, **facts})
