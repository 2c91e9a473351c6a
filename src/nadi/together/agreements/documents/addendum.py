"""A member's addendum to a framework agreement on paper: terms, lines and prices."""

from collections.abc import Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nadi.companies.queries import association_name
from nadi.together.agreements.models import Addendum, FrameworkAgreement
from nadi.together.agreements.queries.agreements import LineLeft, lines_left
from nadi.together.pools.units import unit_name
from nadi.web.access import Actor
from nadi.web.components.figures import day_text, money_text, percent_text, quantity_text
from nadi.web.documents import Paper, Section, Sheet
from nadi.web.localized import localized


def addendum_paper(addendum: Addendum, reader: Actor) -> Paper:
    """Return the addendum; what the association settles inside the pool is not the vendor's business."""
    agreement = addendum.agreement
    pool = agreement.award.pool
    lines = lines_left([addendum])
    return Paper(
        sender=association_name(),
        kicker=_("Participating addendum"),
        title=_("%(pool)s: addendum to agreement %(number)s")
        % {"pool": localized(pool, "title"), "number": agreement.number},
        language=get_language() or "en",
        facts=list(facts_of(addendum)),
        sections=[
            agreed_lines(lines, pool.currency),
            settlement(addendum, pool.currency) if is_of_the_pool(reader, addendum) else Section(),
            price_changes(agreement),
            terms_of(agreement),
        ],
        signatures=[localized(addendum.organisation), localized(agreement.vendor), association_name()],
        foot=_("Addendum %(number)s to agreement %(agreement)s")
        % {"number": addendum.uid, "agreement": agreement.number},
    )


def is_of_the_pool(reader: Actor, addendum: Addendum) -> bool:
    """Tell whether the reader is the office or the member itself."""
    return reader.is_staff or reader.organisation_id == addendum.organisation_id


def facts_of(addendum: Addendum) -> Iterator[tuple[str, str]]:
    """Yield the addendum at a glance."""
    agreement = addendum.agreement
    yield _("Member"), with_number(addendum.organisation)
    yield _("Vendor"), with_number(agreement.vendor)
    yield _("Agreement"), agreement.number
    yield _("Term of the agreement"), f"{day_text(agreement.starts)} – {day_text(agreement.ends)}"
    yield _("State"), str(agreement.get_state_display())
    if addendum.withdrawn:
        yield _("Withdrawn"), f"{day_text(addendum.withdrawn)}: {addendum.withdrawn_because}"


def with_number(organisation: object) -> str:
    """Return an organisation's name with its identification number."""
    number = getattr(organisation, "number", "")
    return f"{localized(organisation)} ({number})" if number else localized(organisation)


def agreed_lines(lines: list[LineLeft], currency: str) -> Section:
    """Return what may be ordered, where to, and at which price today."""
    rows = [
        [
            localized(one.line.line),
            localized(one.line.site),
            quantity_text(one.line.quantity, str(unit_name(one.line.line.unit))),
            money_text(one.price.normalize(), currency),
        ]
        for one in lines
    ]
    heads = [_("Item"), _("Delivered to"), _("Quantity"), _("Price per unit")]
    return Section(
        heading=_("Lines"),
        paragraphs=[_("Prices are before VAT, as they hold today.")],
        sheet=Sheet(heads=heads, rows=rows, numbers=[2, 3]),
    )


def settlement(addendum: Addendum, currency: str) -> Section:
    """Return what the member and the association settle, so that the member pays its share and no more."""
    if not addendum.adjustment:
        return Section()
    return Section(
        heading=_("Settlement within the pool"),
        paragraphs=[
            _(
                "The association settles %(amount)s with the member over the whole quantity, so that the "
                "member pays the share it accepted."
            )
            % {"amount": money_text(addendum.adjustment, currency)}
        ],
    )


def price_changes(agreement: FrameworkAgreement) -> Section:
    """Return every accepted price change."""
    accepted = agreement.price_changes.filter(state="accepted").order_by("from_day", "pk")
    facts = [
        (
            day_text(one.from_day),
            _("%(kind)s, × %(factor)s: %(reason)s")
            % {
                "kind": one.get_kind_display(),
                "factor": f"{one.factor.normalize():f}",
                "reason": one.reason,
            },
        )
        for one in accepted
    ]
    return Section(heading=_("Price changes") if facts else "", facts=facts)


def terms_of(agreement: FrameworkAgreement) -> Section:
    """Return the terms that hold for every member."""
    points = [
        _("Orders are made on the platform, by representatives of the member, until the end of the term."),
        _("The agreement may be extended, up to four years in all, when both sides accept."),
        _(
            "Prices change only when both sides accept: by a factor between %(least)s and %(most)s, by a "
            "price index within the same bounds, or by a changed tax."
        )
        % {
            "least": f"{agreement.least_factor.normalize():f}",
            "most": f"{agreement.most_factor.normalize():f}",
        },
        _("A price change does not touch orders made before its day."),
        _("A member may withdraw; orders made before stay in force."),
    ]
    if agreement.allowance:
        points.insert(
            1,
            _("A member may order up to %(rate)s more than the quantities above.")
            % {"rate": percent_text(agreement.allowance)},
        )
    return Section(heading=_("Terms"), points=points)
