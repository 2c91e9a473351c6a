"""Who may do what with mini-competitions."""

from django.utils.translation import gettext_lazy as _

from nadi.together.agreements.models import MiniCompetition
from nadi.together.agreements.queries.competitions import is_over
from nadi.together.agreements.rules.agreements import binds
from nadi.web.access import Actor, Role, Sentence, rule


def is_running(_actor: Actor, competition: MiniCompetition) -> Sentence | None:
    """A mini-competition ends once."""
    if competition.state == MiniCompetition.State.ASKED:
        return None
    return _("This mini-competition is over.")


def can_be_decided(actor: Actor, competition: MiniCompetition) -> Sentence | None:
    """Nobody chooses before the deadline."""
    if (sentence := is_running(actor, competition)) is not None:
        return sentence
    return None if is_over(competition) else _("Quotes are read after the deadline.")


RULES = [
    rule("agreements.ask_quotes", _("let vendors quote before ordering"), Role.MEMBER, binding=True),
    rule("agreements.competition", _("see a mini-competition"), Role.STAFF, Role.MEMBER),
    rule(
        "agreements.pick_quote",
        _("order at a vendor's quote"),
        Role.MEMBER,
        binding=True,
        check=can_be_decided,
    ),
    rule(
        "agreements.cancel_competition",
        _("cancel a mini-competition"),
        Role.MEMBER,
        binding=True,
        check=is_running,
    ),
    rule("agreements.quote", _("quote in a mini-competition"), Role.PROVIDER, check=binds),
]
