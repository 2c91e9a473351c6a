"""Who may do what with agreements as a whole: their making, terms, prices and end."""

from django.utils.translation import gettext_lazy as _

from nadi.together.agreements.models import Addendum, FrameworkAgreement
from nadi.together.pools.actions.decision import why_not_agreed_yet
from nadi.together.pools.models import Pool
from nadi.web.access import Actor, Role, Sentence, rule


def everybody_accepted(_actor: Actor, pool: Pool) -> Sentence | None:
    """Agreements are made once no answer and no objection is open, and the stand-still is over."""
    return why_not_agreed_yet(pool)


def binds(actor: Actor, _thing: object) -> Sentence | None:
    """A company is bound by its representatives alone; the office acts for the association."""
    if actor.is_staff or actor.may_bind:
        return None
    return _("This binds your company, so only a representative of it can do it.")


def is_active(_actor: Actor, agreement: FrameworkAgreement) -> Sentence | None:
    """Only an agreement that lasts can be changed."""
    if agreement.state == FrameworkAgreement.State.ACTIVE:
        return None
    return _("This agreement has ended, so nothing about it can be changed any more.")


def side_of_active(actor: Actor, agreement: FrameworkAgreement) -> Sentence | None:
    """The two sides change an agreement while it lasts, each bound by a representative."""
    return binds(actor, agreement) or is_active(actor, agreement)


def has_not_left(_actor: Actor, addendum: Addendum) -> Sentence | None:
    """One leaves once."""
    if addendum.withdrawn:
        return _("Your company has left this agreement already.")
    return is_active(_actor, addendum.agreement)


RULES = [
    rule("agreements.make", _("make the agreements of an award"), Role.STAFF, check=everybody_accepted),
    rule("agreements.see", _("see agreements"), Role.STAFF, Role.BOARD, Role.MEMBER, Role.PROVIDER),
    rule("agreements.terminate", _("terminate an agreement"), Role.STAFF, check=is_active),
    rule("agreements.renew_link", _("send the vendor a new link to its agreement"), Role.STAFF),
    rule("agreements.withdraw", _("leave an agreement"), Role.MEMBER, binding=True, check=has_not_left),
    rule(
        "agreements.propose_extension",
        _("offer a longer term of an agreement"),
        Role.STAFF,
        Role.PROVIDER,
        check=side_of_active,
    ),
    rule(
        "agreements.answer_extension",
        _("accept, reject or take back a longer term"),
        Role.STAFF,
        Role.PROVIDER,
        check=binds,
    ),
    rule(
        "agreements.propose_price_change",
        _("propose new prices under an agreement"),
        Role.STAFF,
        Role.PROVIDER,
        check=side_of_active,
    ),
    rule(
        "agreements.answer_price_change",
        _("accept, reject or take back new prices"),
        Role.STAFF,
        Role.PROVIDER,
        check=binds,
    ),
]
