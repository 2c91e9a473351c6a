"""Doing: the office is told, once, where orders lag behind what prices rest on or reach a better price."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.together.agreements.actions.agreements import locked
from nadi.together.agreements.models import AgreedBreak, AgreedDiscount, FrameworkAgreement
from nadi.together.agreements.notices.agreements import tell_attainment
from nadi.together.agreements.queries.attainment import Attainment, attainments_of
from nadi.web.access import Sentence
from nadi.web.components.figures import quantity_text
from nadi.web.localized import localized


def note_attainment(*, agreement: FrameworkAgreement, today: date) -> list[Attainment]:
    """Tell the office what it was not told before; return it."""
    with transaction.atomic():
        agreement = locked(agreement)
        found = [
            one
            for one in attainments_of(agreement, today)
            if one.step.told is None and (one.lags or one.is_better)
        ]
        for one in found:
            one.step.told = timezone.now()
            one.step.save(update_fields=["told"])
        if found:
            tell_attainment(agreement, lambda: tuple(in_words(one) for one in found))
    return found


def what_of(step: AgreedBreak | AgreedDiscount) -> Sentence:
    """Name what a threshold is about."""
    if isinstance(step, AgreedBreak):
        return localized(step.line)
    return _("all lines together, by value") if step.is_of_amount else _("all lines together")


def in_words(one: Attainment) -> str:
    """Say how orders stand against a threshold, in the language in force; for the office alone."""
    if one.lags:
        said = _(
            "%(what)s: today's price rests on %(threshold)s. Members have ordered %(ordered)s so far; at "
            "this pace it will be %(expected)s."
        )
    else:
        said = _(
            "%(what)s: members have ordered %(ordered)s and reached %(threshold)s, from which the vendor "
            "offered a better price. Ask it for a price change."
        )
    return str(said) % {
        "what": what_of(one.step),
        "threshold": quantity_text(one.threshold),
        "ordered": quantity_text(one.ordered),
        "expected": quantity_text(one.expected.quantize(one.threshold)),
    }
