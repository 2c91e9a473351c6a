"""The terms of a tender as vendors, the public and staff read them."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nadi.together.pools.models import Criterion, Pool
from nadi.together.pools.offers.incoterms import INCOTERMS
from nadi.web.access import Sentence
from nadi.web.components.figures import day_text, moment_text, percent_text
from nadi.web.localized import localized

Fact = tuple[Sentence, Sentence]


def terms_of(pool: Pool) -> list[Fact]:
    """Return what was fixed with the start, as pairs of what and how."""
    facts: list[tuple[Sentence, Sentence]] = [
        (_("Bids until"), moment_text(pool.bids_until) if pool.bids_until else ""),
        (_("Delivery term"), INCOTERMS.get(pool.incoterm, pool.incoterm)),
        (_("Deliveries"), period(pool)),
        (_("Award planned for"), day_text(pool.award_on) if pool.award_on else ""),
        (_("Currency"), currencies(pool)),
        (_("Payment days"), interest_words(pool)),
        (_("Stand-still after the award"), days_words(pool.standstill_days)),
        (_("Quality"), mark_up_words(pool)),
    ]
    return [fact for fact in facts if fact[1]]


def days_words(count: int) -> str:
    """Return a number of days; empty for none."""
    return ngettext("%(n)s day", "%(n)s days", count) % {"n": count} if count else ""


def period(pool: Pool) -> str:
    """Return from when until when deliveries are wanted."""
    first = day_text(pool.deliver_from) if pool.deliver_from else ""
    last = day_text(pool.deliver_until) if pool.deliver_until else ""
    return " – ".join(day for day in (first, last) if day)


def currencies(pool: Pool) -> str:
    """Return the pool's currency and the rates of the others."""
    rates = [
        f"1 {row.currency} = {row.rate.normalize():f} {pool.currency}" for row in pool.currency_rates.all()
    ]
    return "; ".join([pool.currency, *rates])


def interest_words(pool: Pool) -> str:
    """Return what later payment is worth in the comparison."""
    if not pool.interest_rate:
        return ""
    return _("later payment counts at %(rate)s a year when bids are compared") % {
        "rate": percent_text(pool.interest_rate)
    }


def mark_up_words(pool: Pool) -> str:
    """Return what quality does to the comparison."""
    if not pool.has_quality:
        return ""
    return _(
        "assessed before prices are opened; a bid without any point counts as %(rate)s dearer, one with all "
        "points as it is"
    ) % {"rate": percent_text(pool.quality_mark_up)}


def criteria_of(pool: Pool) -> list[tuple[str, str, Criterion]]:
    """Return each criterion with its name and its part of the whole weight."""
    criteria = list(pool.criteria.all()) if pool.has_quality else []
    total = sum((one.weight for one in criteria), Decimal(0))
    return [(localized(one), percent_text(one.weight / total), one) for one in criteria]
