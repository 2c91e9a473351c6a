"""A member's savings statement on paper: every row of its ledger, and the sums by stage."""

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nadi.companies.models import Organisation
from nadi.companies.queries import association_name
from nadi.together.agreements.documents.addendum import with_number
from nadi.together.agreements.models import Saving
from nadi.together.agreements.queries.savings import savings_visible_to, sums_of_member
from nadi.web.access import Actor
from nadi.web.components.figures import day_text, money_text
from nadi.web.documents import Paper, Section, Sheet
from nadi.web.localized import localized


def savings_paper(reader: Actor, member: Organisation) -> Paper:
    """Return the statement of the company the reader acts for."""
    rows = list(savings_visible_to(reader).filter(organisation=member).order_by("at", "pk"))
    return Paper(
        sender=association_name(),
        kicker=_("Savings statement"),
        title=localized(member),
        language=get_language() or "en",
        facts=[
            (_("Member"), with_number(member)),
            (_("Drawn up on"), day_text(timezone.localdate())),
        ],
        sections=[sums(member), ledger(rows), meanings()],
        foot=_("Savings statement of %(member)s") % {"member": localized(member)},
    )


def sums(member: Organisation) -> Section:
    """Return the sums by stage."""
    rows = [
        [
            str(Saving.Stage(one.stage).label),
            money_text(one.before, one.currency),
            money_text(one.after, one.currency),
            money_text(one.saving, one.currency),
        ]
        for one in sums_of_member(member)
    ]
    heads = [_("Stage"), _("Would have paid"), _("Pays"), _("Saved")]
    sheet = Sheet(heads=heads, rows=rows, numbers=[1, 2, 3]) if rows else None
    paragraphs = [] if rows else [_("Nothing has been saved yet.")]
    return Section(heading=_("In all"), paragraphs=paragraphs, sheet=sheet)


def ledger(rows: list[Saving]) -> Section:
    """Return the ledger row by row; a correction stands as a row of its own."""
    lines = [
        [
            day_text(one.at),
            localized(one.share.sharing.award.pool, "title"),
            stage_of(one),
            money_text(one.before, one.currency),
            money_text(one.after, one.currency),
            money_text(one.before - one.after, one.currency),
        ]
        for one in rows
    ]
    heads = [_("Day"), _("Purchase"), _("Stage"), _("Would have paid"), _("Pays"), _("Saved")]
    sheet = Sheet(heads=heads, rows=lines, numbers=[3, 4, 5], wide=1) if lines else None
    return Section(heading=_("Row by row") if lines else "", sheet=sheet)


def stage_of(saving: Saving) -> str:
    """Return the stage, and whether the row takes an earlier one back."""
    stage = str(saving.get_stage_display())
    return _("%(stage)s (correction)") % {"stage": stage} if saving.reverses_id else stage


def meanings() -> Section:
    """Return what the stages mean."""
    return Section(
        heading=_("What the stages mean"),
        points=[
            _("Forecast: what the share accepted would save against the prices paid before."),
            _("Contracted: the same, once the agreement was made."),
            _("Realised: what orders that arrived have saved. Only this is money saved."),
        ],
    )
