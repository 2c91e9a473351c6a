"""What belongs to whom, and from which stage on somebody else may read it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from nadi.home.tests import leak_story as story
from nadi.home.tests.leak_story import STATES, Purchase
from nadi.home.tests.leak_text import plain
from nadi.together.pools.models import Share

OWN = {
    "member": ("owner",),
    "winner": ("winner", "winner by link"),
    "loser": ("loser", "loser by link"),
    "office": (),
}
VENDOR = dict.fromkeys(OWN["winner"], "agreed")
# In the mini-competition the loser of the award delivers to the member too.
EITHER = VENDOR | dict.fromkeys(OWN["loser"], "mini-competition")
BUYERS = dict.fromkeys(("board", "representative", "colleague", "owner"), "agreed")
JUDGES = {"board": "assessing"}


@dataclass(frozen=True, kw_only=True)
class Secret:
    """Words or figures of somebody, and from when on who else reads them."""

    name: str
    owner: str
    needles: tuple[str, ...]
    others: Mapping[str, str] = field(default_factory=dict)
    # The association's own list of members is no secret, nor is to the board who acted.
    outside: tuple[str, ...] = ()

    def is_for(self, reader: str, state: str) -> bool:
        """Tell whether somebody may read it at a stage."""
        since = self.others.get(reader)
        return reader in OWN[self.owner] or (since is not None and STATES.index(state) >= STATES.index(since))

    def is_in(self, text: str) -> bool:
        """Tell whether a text without blanks holds any of it."""
        return any(needle in text for needle in self.needles)


def secret(name: str, owner: str, *texts: str, **terms: object) -> Secret:
    """Make a secret of texts as they are typed."""
    needles = tuple(plain(text).split("\n")[0] for text in texts)
    return Secret(name=name, owner=owner, needles=needles, **terms)  # type: ignore[arg-type]


def secrets_of(made: Purchase) -> list[Secret]:
    """Return everything that some must not read, as it stands at this stage."""
    return [*of_the_member(), *of_vendors(made), *shares_of(made)]


def of_the_member() -> Iterator[Secret]:
    """Yield what Samgori told, ordered and thinks."""
    names = ("companies.list", "companies.detail", "journal.list")
    yield secret("name", "member", "Samgori", others=EITHER, outside=names)
    yield secret("quantities", "member", *story.QUANTITIES, others=EITHER)
    yield secret("tolerance", "member", story.TOLERANCE)
    yield secret("baselines", "member", *story.BASELINES)
    yield secret("walk-away price", "member", story.WALK_AWAY)
    yield secret("interest", "member", story.INTEREST)
    yield secret("evidence", "member", story.EVIDENCE)
    yield secret("order", "member", story.ORDERED, others=VENDOR)
    yield secret("order's note", "member", story.ORDER_NOTE, others=EITHER)
    yield secret("arrival", "member", story.ARRIVAL_NOTE, story.DELIVERY_NOTE, others=VENDOR)
    yield secret("dispute", "member", story.DISPUTE, others=VENDOR)
    yield secret("invoice", "member", story.INVOICE, story.INVOICED, others=VENDOR)
    yield secret("rating", "member", story.RATING)
    yield secret("quantity quoted for", "member", story.QUOTED_FOR, others=EITHER)


def of_vendors(made: Purchase) -> Iterator[Secret]:
    """Yield what vendors bid, say, ask and were scored with; the links they hold; the office's own."""
    later = {"winner": BUYERS | {"owner": "awarded"}, "loser": {"owner": "mini-competition"}}
    for name, (_vendor, _person, prices) in made.vendors().items():
        yield secret(f"prices of the {name}", name, *prices, others=later[name])
        yield secret(f"question of the {name}", name, story.asked_by(name))
        yield secret(f"draft of the {name}", name, story.draft_of(name))
        yield secret(f"bid's note of the {name}", name, story.bid_note_of(name))
        yield secret(f"envelope of the {name}", name, story.technical_of(name), others=JUDGES)
        yield secret(f"points of the {name}", name, story.score_of(name), others=JUDGES)
        yield secret(f"quote of the {name}", name, story.QUOTES[name])
        if name in made.tokens:
            yield secret(f"link of the {name}", name, made.tokens[name])
    for name, token in made.agreement_tokens().items():
        yield secret(f"agreement's link of the {name}", name, token)
    yield secret("objection", "loser", story.OBJECTION, others={"board": "awarded"})
    yield secret("scenario", "office", story.SCENARIO)


def shares_of(made: Purchase) -> Iterator[Secret]:
    """Yield what Samgori is asked to pay and would pay alone, by every method."""
    shares = Share.objects.filter(participation__organisation=made.cast.samgori.organisation)
    amounts = {str(amount) for share in shares for amount in (share.amount, share.alone)}
    if amounts:
        yield secret("share", "member", *sorted(amounts))
