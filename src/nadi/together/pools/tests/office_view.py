"""What the office can read of a pool by its queries, put side by side for tests of what must not show."""

from typing import Any

from django.utils import timezone

from nadi.journal.models import Entry
from nadi.together.pools.actions.opening import still_to_sign
from nadi.together.pools.models import Pool
from nadi.together.pools.queries.deadlines import deadlines_for
from nadi.together.pools.queries.exchange import requests_to_tell
from nadi.together.pools.queries.minutes import receipts_of
from nadi.together.pools.queries.pages import pages_of
from nadi.together.pools.queries.rounds import bidders_of, rounds_of
from nadi.together.pools.queries.standing import next_step, standing, state_words
from nadi.together.pools.queries.tender import opened_bids, requests_of
from nadi.web.access import Actor
from nadi.web.models import Mail

ASKED = ("uid", "email", "language", "sent", "first_seen", "declined", "is_own_request")


def office_view(actor: Actor, pool: Pool) -> dict[str, Any]:
    """Return what this person reads of a pool: its pages' rows, the journal, and the outbox."""
    pool = Pool.objects.get(pk=pool.pk)
    own, now = standing(actor, pool), timezone.now()
    return {
        "step": next_step(actor, pool, own, now),
        "state": str(state_words(pool, own, now)),
        "pages": pages_of(actor, pool, own),
        "bids": list(opened_bids(actor, pool).values_list("uid", "state")),
        "asked": list(requests_of(pool).values_list(*ASKED)),
        "told": list(requests_to_tell(pool).values_list("pk", flat=True)),
        "rounds": rounds_of(pool),
        "receipts": receipts_of(pool),
        "bidders": [one.pk for one in bidders_of(pool)],
        "signatures": still_to_sign(pool),
        "deadlines": list(deadlines_for(actor)),
        "journal": list(Entry.objects.values_list("number", "verb", "before", "after")),
        "mail": list(Mail.objects.order_by("pk").values_list("to", "subject", "text")),
    }
