"""Permissions of the decision on an award, and of what vendors object to."""

from django.utils.translation import gettext_lazy as _

from nadi.together.pools.actions.decision import why_not_decide
from nadi.together.pools.models import Objection, Pool
from nadi.web.access import Actor, Role, Sentence, rule


def is_proposed(_actor: Actor, pool: Pool) -> Sentence | None:
    """Only a proposal that waits for the board can be withdrawn."""
    if pool.state == Pool.State.PROPOSED:
        return None
    return _("There is no proposed award that waits for the board.")


def is_unanswered(_actor: Actor, objection: Objection) -> Sentence | None:
    """An objection is answered once."""
    if objection.state == Objection.State.OPEN:
        return None
    return _("This objection is answered already.")


RULES = [
    rule("pools.decision", _("see what is decided about an award, and why"), Role.STAFF, Role.BOARD),
    rule("pools.confirm_award", _("confirm a proposed award"), Role.BOARD, check=why_not_decide),
    rule("pools.refuse_award", _("refuse a proposed award"), Role.BOARD, check=why_not_decide),
    rule("pools.withdraw_award", _("take back one's proposal of an award"), Role.STAFF, check=is_proposed),
    rule("pools.objections", _("read what vendors object to"), Role.STAFF, Role.BOARD),
    rule("pools.answer_objection", _("answer a vendor's objection"), Role.STAFF, check=is_unanswered),
]
