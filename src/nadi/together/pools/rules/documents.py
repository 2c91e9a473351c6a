"""Permissions of papers: whoever may read the page may keep it as a PDF."""

from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models import Pool
from nadi.together.pools.rules.totals import totals_may_be_read
from nadi.web.access import Actor, Role, Sentence, rule


def tender_has_begun(_actor: Actor, pool: Pool) -> Sentence | None:
    """A request for quotation exists once the tender has begun."""
    if pool.state in (Pool.State.DRAFT, Pool.State.GATHERING):
        return _("There is no request for quotation yet: start the tender first.")
    return None


def award_is_reported(actor: Actor, pool: Pool) -> Sentence | None:
    """There is a report once an award is proposed; the board reads it where it may read the scenarios."""
    if not pool.awards.filter(superseded=None).exists():
        return _("There is no award yet, so there is nothing to report.")
    return totals_may_be_read(actor, pool)


RULES = [
    rule("pools.rfq_pdf", _("keep the request for quotation as a PDF"), Role.STAFF, check=tender_has_begun),
    rule(
        "pools.minutes_pdf",
        _("keep the minutes of an opening as a PDF"),
        Role.STAFF,
        Role.BOARD,
    ),
    rule(
        "pools.award_report",
        _("keep the award report as a PDF"),
        Role.STAFF,
        Role.BOARD,
        check=award_is_reported,
    ),
]
