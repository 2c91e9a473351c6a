"""When the board may read what a purchase comes to: its members sit in companies of their own."""

from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models import Pool
from nadi.web.access import Actor, Sentence


def totals_may_be_read(actor: Actor, pool: Pool) -> Sentence | None:
    """Keep sums from the board where disclosure control keeps a line's quantity back.

    Where every line's total passes, every sum of them does: each company's part of the sum is no larger than
    its largest part of a line. Staff are trustees, and what others published is public.
    """
    if actor.is_staff or pool.origin == Pool.Origin.OCDS:
        return None
    if pool.lines.exclude(hidden_because="").exists():
        return _(
            "Too few companies take part, or one of them is too large: from these sums a board member, who "
            "acts for a company too, could work out another's figures. The board decides by the vendors, the "
            "reason and the certificate."
        )
    return None
