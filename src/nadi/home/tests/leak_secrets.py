"""What belongs to whom."""

from dataclasses import dataclass

from nadi.home.tests import leak_story as story
from nadi.home.tests.leak_story import STATES, Purchase
from nadi.home.tests.leak_walk import plain
from nadi.together.agreements.links import token_of
from nadi.together.agreements.models import FrameworkAgreement
from nadi.together.pools.models import ScenarioRow, Share
from nadi.web.components.figures import quantity_text

SECRETS = {
    "quantity": story.QUANTITIES, "tolerance": (story.TOLERANCE,), "baseline": story.BASELINES, "walk-away": (story.WALK_AWAY,),
    "interest": (story.INTEREST,), "evidence": (story.EVIDENCE,), "order": (story.ORDERED, story.ORDER_NOTE), "arrival": (story.ARRIVAL_NOTE, story.DELIVERY_NOTE),
    "dispute": (story.DISPUTE,), "invoice": (story.INVOICE, "177777.31"), "rating": (story.RATING,), "quoted for": (story.QUOTED_FOR,),
    "quotes": story.QUOTES, "winning": story.WINNING, "losing": story.LOSING, "drafted": (story.DRAFTED,), "objection": (story.OBJECTION,), "scenario": (story.SCENARIO,),
    "name": ("Samgori",),
}
for name in ("winner","loser"):
    SECRETS[f"asked by {name}"] = (story.asked_by(name),)
    SECRETS[f"technical of {name}"] = (story.technical_of(name),)
    SECRETS[f"bid note of {name}"] = (story.bid_note_of(name),)
    SECRETS[f"draft of {name}"] = (story.draft_of(name),)
    SECRETS[f"score of {name}"] = (story.score_of(name),)

@dataclass(frozen=True, kw_only=True)
class Secret:
    name: str
    needle: str
    def is_for(self, reader: str, state: str) -> bool:
        return False

def needles_of(made: Purchase) -> list[Secret]:
    found = [Secret(name=name, needle=plain(one).split("\n")[0]) for name, all_ in SECRETS.items() for one in all_]
    for share in Share.objects.filter(participation__organisation=made.cast.samgori.organisation):
        found += [Secret(name="share", needle=f"{share.amount}"), Secret(name="alone", needle=f"{share.alone}")]
    found += [Secret(name=f"token {n}", needle=t) for n, t in made.tokens.items()]
    found += [Secret(name=f"agreement token {n}", needle=t) for n, t in made.agreement_tokens().items()]
    return found
