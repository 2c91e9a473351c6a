"""What buyers and vendors say to each other in the demonstration while bids are made."""

from collections.abc import Sequence

from nadi.together.pools.actions.exchange import Change, answer_question, ask_question, publish_amendment
from nadi.together.pools.models import Pool, RequestForQuotation
from nadi.web.access import Actor

Link = tuple[RequestForQuotation, str]
ASKED = "We load pallets of 80 × 120 cm only. May we deliver like that to all of you?"
PUBLISHED = "May goods be delivered on pallets of 80 × 120 cm?"
ANSWER = "Yes, to every place. Empty pallets are returned with the next delivery."
STILL_ASKED = "Is a certificate of origin needed with every delivery?"
CLARIFIED = Change(
    text="Deliveries arrive on working days between 9:00 and 17:00.",
    text_local="მიწოდება ხდება სამუშაო დღეებში, 9:00-დან 17:00-მდე.",
)


def talk(pool: Pool, staff: Actor, links: Sequence[Link], *, is_running: bool) -> None:
    """Let one vendor get its answer, and another wait for it where vendors still bid."""
    first, last = links[0], links[-1]
    question = ask_question(request=first[0], token=first[1], text=ASKED)
    answer_question(by=staff, question=question, published_text=PUBLISHED, answer=ANSWER)
    publish_amendment(by=staff, pool=pool, change=CLARIFIED)
    if is_running:
        ask_question(request=last[0], token=last[1], text=STILL_ASKED)
