"""The currencies that vendors may bid in, each at one rate for all."""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from nadi.journal.actions import record
from nadi.together.pools.actions.gathering import locked
from nadi.together.pools.models import CurrencyRate, Pool
from nadi.web.access import Actor, Refused

PREPARING = (Pool.State.DRAFT, Pool.State.GATHERING)


def state_rate(*, by: Actor, pool: Pool, currency: str, rate: Decimal, source: str) -> CurrencyRate:
    """Let vendors bid in a currency, at this rate for everybody; fixed once vendors bid."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_unless_preparing(pool)
        if currency == pool.currency:
            raise Refused(_("This is the currency of the pool itself."))
        if rate <= 0:
            raise Refused(_("A rate is above zero."))
        stated, _is_new = CurrencyRate.objects.update_or_create(
            pool=pool, currency=currency, defaults={"rate": rate, "source": source.strip()}
        )
        record(
            by=by,
            verb="pools.state_rate",
            subject=f"pool:{pool.uid}",
            after={"currency": currency, "rate": str(rate), "source": stated.source},
        )
    return stated


def drop_rate(*, by: Actor, pool: Pool, currency: str) -> None:
    """Take a currency back before vendors bid."""
    with transaction.atomic():
        pool = locked(pool)
        refuse_unless_preparing(pool)
        if not CurrencyRate.objects.filter(pool=pool, currency=currency).delete()[0]:
            raise Refused(_("Vendors may not bid in this currency anyway."))
        record(by=by, verb="pools.drop_rate", subject=f"pool:{pool.uid}", before={"currency": currency})


def refuse_unless_preparing(pool: Pool) -> None:
    """A rate that changed while vendors bid would compare sealed bids at different ones."""
    if pool.state not in PREPARING:
        raise Refused(_("Rates are stated before the tender starts and stay as they are."))
