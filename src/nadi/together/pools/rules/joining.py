"""Permissions of taking part in a pool."""

from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models import Pool
from nadi.together.pools.queries.joining import own_part
from nadi.web.access import Actor, Role, Sentence, rule


def leaving_is_theirs(actor: Actor, pool: Pool) -> Sentence | None:
    """What a representative bound, a representative undoes."""
    part = own_part(pool, actor)
    if part is None or part.accepted is None or actor.may_bind:
        return None
    return _("A representative accepted the agreement, so only a representative can leave the pool.")


RULES = [
    rule("pools.join", _("read the participation agreement of a pool"), Role.MEMBER),
    rule(
        "pools.accept_terms",
        _("accept the participation agreement for one's company"),
        Role.MEMBER,
        binding=True,
    ),
    rule(
        "pools.declare_interest",
        _("declare one's company's interest in a vendor"),
        Role.MEMBER,
        binding=True,
    ),
    rule("pools.demand", _("enter the demand of one's company"), Role.MEMBER),
    rule("pools.demand_sheet", _("fetch one's company's demand as a workbook"), Role.MEMBER),
    rule("pools.upload_demand", _("enter the demand of one's company from a workbook"), Role.MEMBER),
    rule("pools.marked_sheet", _("fetch the workbook with its mistakes marked"), Role.MEMBER),
    rule("pools.add_evidence", _("add a file that proves one's company's price"), Role.MEMBER),
    rule("pools.evidence", _("read a file that proves a price"), Role.STAFF, Role.MEMBER),
    rule("pools.remove_evidence", _("remove a file of one's company"), Role.MEMBER),
    rule("pools.leave", _("leave a pool for one's company"), Role.MEMBER, check=leaving_is_theirs),
    rule("pools.minimum", _("see whether a pool reaches its minimum"), Role.STAFF),
    rule("pools.extend_demand", _("give members more time"), Role.STAFF),
    rule("pools.leave_out_line", _("leave out a line that missed its minimum"), Role.STAFF),
]
