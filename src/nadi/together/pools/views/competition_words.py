"""What a category's check means, in words and a tone."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.queries.competition import CategoryState, Level
from nadi.web.access import Sentence


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """A badge, its tone, and a sentence."""

    badge: Sentence
    tone: str
    sentence: Sentence


def words_of(state: CategoryState) -> Meaning:
    """Say what the check of a category means for opening the pool."""
    limits = {"limit": settings.COMPETITION_LIMIT, "notice": settings.COMPETITION_NOTICE}
    badge, tone, sentence = MEANINGS[state.level]
    return Meaning(badge=badge, tone=tone, sentence=str(sentence) % limits)


MEANINGS: dict[Level, tuple[Sentence, str, Sentence]] = {
    Level.MISSING: (
        _("not asked yet"),
        "neutral",
        _("Without these figures the pool cannot open."),
    ),
    Level.CLEAR: (
        _("clear"),
        "success",
        _("Below %(notice)s %%: the members are too small a part of the market to harm competition."),
    ),
    Level.NOTICE: (
        _("close to the limit"),
        "warning",
        _(
            "From %(notice)s %% on, look at the figures again before each new pool: above %(limit)s %% a "
            "lawyer has to."
        ),
    ),
    Level.ABOVE: (
        _("above the limit"),
        "danger",
        _("Above %(limit)s %% the pool opens only with a legal sign-off."),
    ),
    Level.SIGNED_OFF: (
        _("signed off"),
        "warning",
        _("Above %(limit)s %%, with a legal sign-off on record."),
    ),
}
