"""The award report: what was compared, what was chosen and why, who decided. It names no member."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nadi.companies.queries import association_name
from nadi.people.queries import name_of
from nadi.together.pools.evaluation.comparison import Compared, Comparison, compare
from nadi.together.pools.models import Award, Pool
from nadi.together.pools.queries.bids import disqualified_bids
from nadi.web.components.figures import moment_text, money_text, percent_text
from nadi.web.documents import Paper, Section, Sheet
from nadi.web.localized import localized

NONE = "–"


def award_paper(award: Award) -> Paper:
    """Return the report of an award, proposed or confirmed."""
    pool = award.pool
    comparison = compare(pool, award.scenario.evaluation)
    chosen = next(one for one in comparison.scenarios if one.scenario.pk == award.scenario.pk)
    return Paper(
        sender=association_name(),
        kicker=_("Award report"),
        title=localized(pool, "title"),
        language=get_language() or "en",
        facts=list(facts_of(award, chosen, comparison.currency)),
        sections=[
            Section(heading=_("Why"), paragraphs=[award.reason]),
            who_supplies(chosen, comparison.currency),
            disqualified(award.pool),
            scenarios_compared(comparison, chosen),
            *(Section(heading=head, points=list(points)) for head, points in chosen.reasons),
            vendor_lost(chosen, comparison.currency),
            not_offered(comparison),
            board_decision(award),
        ],
        signatures=[_("For the office"), _("For the board")],
        foot=_("Award report %(number)s") % {"number": award.uid},
    )


def facts_of(award: Award, chosen: Compared, currency: str) -> Iterator[tuple[str, str]]:
    """Yield the award at a glance."""
    yield _("Tender"), award.pool.uid
    yield _("Scenario chosen"), chosen.name
    if chosen.scenario.total is not None:
        yield _("Cost before VAT"), money_text(chosen.scenario.total, currency)
    if chosen.saving is not None and chosen.saving_share is not None:
        saved = f"{money_text(chosen.saving, currency)} ({percent_text(chosen.saving_share)})"
        yield _("Saved against what members pay today"), saved
    yield _("Proven to be the cheapest under its rules"), _("yes") if chosen.scenario.is_proven else _("no")
    if not chosen.scenario.is_proven and chosen.scenario.lower_bound is not None:
        yield _("No award can cost less than"), money_text(chosen.scenario.lower_bound, currency)
    yield _("Proposed"), when_and_who(award.decided, award.proposed_by)
    if award.confirmed:
        yield _("Confirmed by the board"), when_and_who(award.confirmed, award.confirmed_by)
    if award.standstill_until:
        yield _("Stand-still until"), moment_text(award.standstill_until)


def when_and_who(at: datetime, person: str) -> str:
    """Say when something was decided, and by whom as far as the name is known."""
    return ", ".join(part for part in (moment_text(at), name_of(person)) if part)


def who_supplies(chosen: Compared, currency: str) -> Section:
    """Return what each vendor gets."""
    rows = [[one.vendor, money_text(one.amount, currency), percent_text(one.share)] for one in chosen.parts]
    sheet = Sheet(heads=[_("Vendor"), _("Amount"), _("Part")], rows=rows, numbers=[1, 2])
    return Section(heading=_("Who supplies"), sheet=sheet if rows else None)


def disqualified(pool: Pool) -> Section:
    """Return the bids that were not compared, and why."""
    points = [f"{localized(one.vendor)}: {one.disqualified_because}" for one in disqualified_bids(pool)]
    return Section(heading=_("Disqualified") if points else "", points=points)


def scenarios_compared(comparison: Comparison, chosen: Compared) -> Section:
    """Return all scenarios side by side."""
    rows = []
    for one in comparison.scenarios:
        name = _("%(name)s (chosen)") % {"name": one.name} if one is chosen else one.name
        if one.scenario.total is None:
            rows.append([name, _("impossible: %(why)s") % {"why": "; ".join(one.conflict)}, NONE, NONE])
            continue
        rows.append(
            [
                name,
                money_text(one.scenario.total, comparison.currency),
                NONE if one.saving is None else money_text(one.saving, comparison.currency),
                NONE if one.above_cheapest is None else money_text(one.above_cheapest, comparison.currency),
            ]
        )
    heads = [_("Scenario"), _("Cost"), _("Saving"), _("Above the cheapest")]
    return Section(heading=_("Scenarios compared"), sheet=Sheet(heads=heads, rows=rows, numbers=[1, 2, 3]))


def vendor_lost(chosen: Compared, currency: str) -> Section:
    """Return what losing each winner would cost."""
    points = [
        _("Without %(vendor)s no award would be possible.") % {"vendor": one.vendor}
        if one.extra is None
        else _("Without %(vendor)s: %(amount)s more, and then %(winners)s would supply.")
        % {"vendor": one.vendor, "amount": money_text(one.extra, currency), "winners": one.winners}
        for one in chosen.losses
    ]
    return Section(heading=_("If a vendor drops out") if points else "", points=points)


def not_offered(comparison: Comparison) -> Section:
    """Return what is wanted and nobody offers."""
    points = list(comparison.not_offered)
    return Section(heading=_("Wanted, and offered by nobody") if points else "", points=points)


def board_decision(award: Award) -> Section:
    """Return what the board said."""
    return Section(
        heading=_("The board's reason") if award.board_reason else "",
        paragraphs=[award.board_reason] if award.board_reason else [],
    )
