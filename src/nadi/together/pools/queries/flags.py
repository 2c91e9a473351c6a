"""The signs in opened bids, in sentences for staff: which rule, about whom, and the figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from nadi.together.pools.evaluation.flags import Flag, Prices, Rule, flags
from nadi.together.pools.models import Bid, Pool
from nadi.together.pools.offers.wanted import WantedLine
from nadi.together.pools.queries.bids import Quote
from nadi.web.access import Sentence
from nadi.web.components.figures import money_text, percent_text
from nadi.web.localized import localized

Compared = Sequence[tuple[WantedLine, Sequence[Quote]]]


@dataclass(frozen=True, kw_only=True)
class Sign:
    """One sign: where, what it means, and the figures behind it."""

    rule: str
    where: str
    sentence: Sentence
    figures: str


def signs_of(pool: Pool, bids: Sequence[Bid], compared: Compared) -> list[Sign]:
    """Return the signs of the latest opening; for staff alone."""
    valid = [bid for bid in bids if bid.state == Bid.State.VALID]
    found = flags(
        prices=list(prices_of(compared)),
        valid=len(valid),
        disqualified=sum(1 for bid in bids if bid.state == Bid.State.DISQUALIFIED),
    )
    vendors = {bid.uid: localized(bid.vendor) for bid in bids}
    lines = {line.uid: line.name for line, _quotes in compared}
    return [sign(flag, lines, vendors, pool.currency) for flag in found]


def prices_of(compared: Compared) -> Iterable[Prices]:
    """Return what all lines cost delivered, for whoever offers all of every line, then each line's price."""
    totals: dict[str, Decimal] = {}
    complete: dict[str, int] = {}
    for line, quotes in compared:
        for quote in whole(line, quotes):
            totals[quote.bid.uid] = totals.get(quote.bid.uid, Decimal(0)) + in_pool(quote) * line.quantity
            complete[quote.bid.uid] = complete.get(quote.bid.uid, 0) + 1
    if len(compared) > 1:
        yield Prices(
            line="", amounts={uid: total for uid, total in totals.items() if complete[uid] == len(compared)}
        )
    for line, quotes in compared:
        yield Prices(line=line.uid, amounts={quote.bid.uid: in_pool(quote) for quote in whole(line, quotes)})


def whole(line: WantedLine, quotes: Iterable[Quote]) -> list[Quote]:
    """Return the quotes for all of a line: prices of smaller quantities are not comparable."""
    return [quote for quote in quotes if quote.landed is not None and quote.quantity == line.quantity]


def in_pool(quote: Quote) -> Decimal:
    """Return the landed price in the pool's currency."""
    return (quote.landed or Decimal(0)) * quote.bid.currency_rate


def sign(flag: Flag, lines: Mapping[str, str], vendors: Mapping[str, str], currency: str) -> Sign:
    """Say one sign in words."""
    where = lines.get(flag.line, "") if flag.line else _("all lines together") if flag.vendors else ""
    names = ", ".join(vendors[uid] for uid in flag.vendors)
    return Sign(
        rule=flag.rule,
        where=where,
        sentence=said(flag.rule) % {"vendors": names},
        figures=figures_of(flag, currency),
    )


def said(rule: Rule) -> str:
    """Return what a rule says of its vendors."""
    return {
        Rule.UNDER_OTHERS: _(
            "%(vendors)s asks at least 40 %% less than the others do on average. Ask whether everything is "
            "included before relying on it."
        ),
        Rule.UNDER_NEXT: _(
            "%(vendors)s asks at least 30 %% less than the next. Ask whether everything is included before "
            "relying on it."
        ),
        Rule.IDENTICAL: _("%(vendors)s ask exactly the same. Prices that nobody agreed on rarely meet."),
        Rule.CLOSE: _("%(vendors)s lie within 1 %% of each other. Another round may be worth it."),
        Rule.SINGLE: _("Only one bid came. There is nothing to compare it with but today's prices."),
        Rule.ONE_LEFT: _(
            "All bids but one are disqualified. Look at the reasons again: a single bid competes with nobody."
        ),
    }[rule]


def figures_of(flag: Flag, currency: str) -> str:
    """Return the figures that raised a sign."""
    if flag.price is None:
        return ""
    price = money_text(flag.price, currency)
    if flag.against is None or flag.share is None:
        return price
    compared = {
        "price": price,
        "against": money_text(flag.against, currency),
        "share": percent_text(flag.share),
    }
    if flag.rule == Rule.CLOSE:
        return _("%(price)s and %(against)s: %(share)s apart") % compared
    return _("%(price)s against %(against)s: %(share)s less") % compared
