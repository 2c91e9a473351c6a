"""Permissions of papers: whoever may read the page may keep it as a PDF."""

from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models import Pool
from nadi.web.access import Actor, Role, Sentence, rule


def tender_has_begun(_actor: Actor, pool: Pool) -> Sentence | None:
    """A request for quotation exists once the tender has begun."""
    if pool.state in (Pool.State.DRAFT, Pool.State.GATHERING):
        return _("There is no request for quotation yet: start the tender first.")
    return None


RULES = [
    rule("pools.rfq_pdf", _("keep the request for quotation as a PDF"), Role.STAFF, check=tender_has_begun),
]
