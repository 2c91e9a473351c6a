"""What the savings ledger does by itself: forecasts are recorded once an award is decided."""

from django.db import transaction

from nadi.together.agreements.savings.ledger import record_forecast, take_back_forecasts
from nadi.together.pools.models import Award, Pool
from nadi.together.pools.queries.award import applied_shares
from nadi.web.schedule import every


@every(minutes=5)
def note_forecasts() -> None:
    """Record what the awards in force promise, and take back what replaced ones did."""
    decided = Award.objects.filter(pool__state=Pool.State.AWARDED, superseded=None, refused=None)
    for award in decided.select_related("pool"):
        with transaction.atomic():
            pool = Pool.objects.select_for_update().get(pk=award.pool_id)
            if not Award.objects.filter(pk=award.pk, superseded=None).exists():
                continue
            take_back_forecasts(pool)
            for share in applied_shares(award).filter(savings=None):
                record_forecast(share)
