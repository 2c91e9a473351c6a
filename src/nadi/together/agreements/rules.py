"""Who may do what with agreements, call-offs and savings."""

from django.utils.translation import gettext_lazy as _

from nadi.together.agreements import rules_savings
from nadi.together.agreements.models import CallOff
from nadi.together.pools.actions.decision import why_not_agreed_yet
from nadi.together.pools.models import Pool
from nadi.web.access import Actor, Role, Sentence, rule


def everybody_accepted(_actor: Actor, pool: Pool) -> Sentence | None:
    """Agreements are made once no answer and no objection is open, and the stand-still is over."""
    return why_not_agreed_yet(pool)


def is_waiting_for_vendor(_actor: Actor, call_off: CallOff) -> Sentence | None:
    """A call-off is confirmed once."""
    return (
        None if call_off.state == CallOff.State.ORDERED else _("This order no longer waits for confirmation.")
    )


def is_confirmed(_actor: Actor, call_off: CallOff) -> Sentence | None:
    """Only a confirmed order can be received."""
    return None if call_off.state == CallOff.State.CONFIRMED else _("Only a confirmed order can be received.")


RULES = [
    rule("agreements.see", _("see agreements"), Role.STAFF, Role.BOARD, Role.MEMBER, Role.PROVIDER),
    rule(
        "agreements.make",
        _("make the agreements of an award"),
        Role.STAFF,
        check=everybody_accepted,
    ),
    rule("agreements.call_off", _("order under an agreement"), Role.MEMBER, binding=True),
    rule("agreements.see_call_off", _("see an order"), Role.STAFF, Role.MEMBER, Role.PROVIDER),
    rule(
        "agreements.cancel_call_off",
        _("cancel an order before it is confirmed"),
        Role.MEMBER,
        binding=True,
        check=is_waiting_for_vendor,
    ),
    rule(
        "agreements.confirm_call_off",
        _("confirm an order (the vendor, or staff for it)"),
        Role.STAFF,
        Role.PROVIDER,
        check=is_waiting_for_vendor,
    ),
    rule("agreements.deliver_call_off", _("say that an order arrived"), Role.MEMBER, check=is_confirmed),
    *rules_savings.RULES,
]
