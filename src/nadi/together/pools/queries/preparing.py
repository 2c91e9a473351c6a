"""What a draft still needs before it opens, piece by piece, with the page where each is given."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models import Pool
from nadi.together.pools.queries.competition import CompetitionState, competition_state
from nadi.web.access import Sentence


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One thing a pool needs: its name, the page it is given on, and what is missing of it."""

    label: Sentence
    page: str
    missing: tuple[str, ...] = ()


def pieces_of(pool: Pool) -> list[Piece]:
    """Return everything a pool needs before it opens."""
    return [
        Piece(label=_("Description and timetable"), page="pools.edit", missing=missing_in_description(pool)),
        Piece(label=_("Lines"), page="pools.edit_lines", missing=missing_in_lines(pool)),
        Piece(label=_("Rules of the pool"), page="pools.edit_rules", missing=missing_in_rules(pool)),
        Piece(label=_("Participation agreement"), page="pools.edit_terms", missing=missing_in_terms(pool)),
        Piece(
            label=_("Competition check"),
            page="pools.competition",
            missing=missing_in_competition(competition_state(pool)),
        ),
    ]


def missing_pieces(pool: Pool) -> list[str]:
    """Return a sentence for everything that keeps a draft from opening."""
    return [sentence for piece in pieces_of(pool) for sentence in piece.missing]


def missing_in_description(pool: Pool) -> tuple[str, ...]:
    """A pool that is over before it starts helps nobody."""
    if pool.demand_until > timezone.now():
        return ()
    return (str(_("The deadline for demand lies in the past: give members time.")),)


def missing_in_lines(pool: Pool) -> tuple[str, ...]:
    """A pool wants something."""
    return () if pool.lines.exists() else (str(_("There are no lines yet: say what is wanted.")),)


def missing_in_rules(pool: Pool) -> tuple[str, ...]:
    """A pool for chosen members names them."""
    if pool.audience == Pool.Audience.CHOSEN and not pool.invitees.exists():
        return (str(_("The pool is for chosen members, and none is chosen yet.")),)
    return ()


def missing_in_terms(pool: Pool) -> tuple[str, ...]:
    """Members read the agreement in their language before they accept it."""
    if pool.terms.strip() and pool.terms_local.strip():
        return ()
    return (str(_("The participation agreement is missing in one of the two languages.")),)


def missing_in_competition(found: CompetitionState) -> tuple[str, ...]:
    """The law asks how much of each market the members have together."""
    sentences = []
    if found.uncategorised:
        sentences.append(
            _("Give these lines, or the pool, a category, so that their market can be checked: %(lines)s.")
            % {"lines": ", ".join(found.uncategorised)}
        )
    if found.missing:
        sentences.append(
            _("The combined shares are not asked yet for: %(categories)s.")
            % {"categories": ", ".join(one.category for one in found.missing)}
        )
    if found.above:
        sentences.append(
            _(
                "Above %(limit)s %% the pool opens only with a legal sign-off, which is missing for: "
                "%(categories)s."
            )
            % {
                "limit": settings.COMPETITION_LIMIT,
                "categories": ", ".join(one.category for one in found.above),
            }
        )
    return tuple(str(one) for one in sentences)
