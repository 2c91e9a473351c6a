"""The request for quotation on paper: what is wanted and on what terms, and no member's figure."""

from collections.abc import Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nadi.companies.queries import association_name
from nadi.together.pools.models import Pool
from nadi.together.pools.offers.wanted import Wanted
from nadi.together.pools.queries.tender import wanted_of
from nadi.web.components.figures import day_text, moment_text, percent_text, quantity_text
from nadi.web.documents import Paper, Section, Sheet
from nadi.web.localized import localized


def rfq_paper(pool: Pool) -> Paper:
    """Return the request for quotation as every vendor gets it."""
    wanted = wanted_of(pool)
    return Paper(
        sender=association_name(),
        kicker=_("Request for quotation"),
        title=localized(pool, "title"),
        language=get_language() or "en",
        facts=list(facts_of(pool, wanted)),
        sections=[
            Section(paragraphs=[text] if (text := localized(pool, "summary")) else []),
            what_is_wanted(wanted),
            specifications(wanted),
            quality(pool),
            changes(pool),
            answers(pool),
            how_to_bid(pool),
        ],
        foot=_("Request for quotation %(number)s") % {"number": pool.uid},
    )


def facts_of(pool: Pool, wanted: Wanted) -> Iterator[tuple[str, str]]:
    """Yield the terms at a glance."""
    yield _("Number"), pool.uid
    if pool.category:
        yield _("Category (CPV)"), pool.category
    if pool.bids_until:
        yield _("Bids until"), moment_text(pool.bids_until)
    yield _("Delivery term (Incoterms 2020)"), pool.incoterm
    if pool.deliver_from:
        yield _("Deliveries from"), day_text(pool.deliver_from)
    if pool.deliver_until:
        yield _("Deliveries until"), day_text(pool.deliver_until)
    yield _("Currency of comparison"), wanted.currency
    if pool.award_on:
        yield _("Award planned for"), day_text(pool.award_on)


def what_is_wanted(wanted: Wanted) -> Section:
    """Return every line with its pooled quantity, in all and by town."""
    rows = []
    for line in wanted.lines:
        rows.append([str(line.number), line.name, "", quantity_text(line.quantity, line.unit)])
        if len(line.towns) > 1 or any(town for town, _quantity in line.towns):
            rows.extend(
                ["", "", town or _("other places"), quantity_text(quantity, line.unit)]
                for town, quantity in line.towns
            )
    heads = [_("No."), _("Item"), _("Place of delivery"), _("Quantity")]
    return Section(heading=_("What is wanted"), sheet=Sheet(heads=heads, rows=rows, numbers=[3], wide=1))


def specifications(wanted: Wanted) -> Section:
    """Return what the lines must be like."""
    specified = [(f"{line.number}. {line.name}", line.specification) for line in wanted.lines]
    facts = [(name, text) for name, text in specified if text]
    return Section(heading=_("Specifications") if facts else "", facts=facts)


def quality(pool: Pool) -> Section:
    """Return by what quality is judged, where it is."""
    criteria = list(pool.criteria.all()) if pool.has_quality else []
    if not criteria:
        return Section()
    rows = [
        [localized(one), quantity_text(one.weight), str(one.most_points), str(one.least_points)]
        for one in criteria
    ]
    return Section(
        heading=_("Quality"),
        paragraphs=[
            _(
                "Technical envelopes are opened and judged before any price. A bid without a single point is "
                "compared as if it cost %(rate)s more; every point takes its part of that away."
            )
            % {"rate": percent_text(pool.quality_mark_up)}
        ],
        sheet=Sheet(
            heads=[_("Criterion"), _("Weight"), _("Most points"), _("Least points")],
            rows=rows,
            numbers=[1, 2, 3],
        ),
    )


def changes(pool: Pool) -> Section:
    """Return every clarification and amendment so far."""
    facts = [
        (
            _("No. %(number)s, %(moment)s") % {"number": one.number, "moment": moment_text(one.published)},
            localized(one, "text"),
        )
        for one in pool.amendments.all()
    ]
    return Section(heading=_("Clarifications and amendments") if facts else "", facts=facts)


def answers(pool: Pool) -> Section:
    """Return the questions that were answered to all."""
    answered = pool.questions.exclude(answered=None).exclude(published_text="")
    facts = [(one.published_text, one.answer) for one in answered]
    return Section(heading=_("Questions and answers") if facts else "", facts=facts)


def how_to_bid(pool: Pool) -> Section:
    """Return how a bid is made and judged."""
    points = [
        _("Bid on your own page, by the link in our letter; you need no account."),
        _("Prices are before VAT. You may offer price breaks, discounts, bundles and alternatives."),
        _("Your bid stays sealed until the deadline. Until then you may replace or withdraw it."),
        _("Bids are opened by two people, and every vendor sees the list of receipts."),
        _("The award is the cheapest in all under the rules, freight included, and says why."),
    ]
    if pool.interest_rate:
        points.append(
            _("Days of payment count: a year's earlier payment makes a bid %(rate)s dearer in comparison.")
            % {"rate": percent_text(pool.interest_rate)}
        )
    if pool.standstill_days:
        points.append(
            _("After the award you have %(days)s days to object, on the same page.")
            % {"days": pool.standstill_days}
        )
    return Section(heading=_("How to bid"), points=points)
