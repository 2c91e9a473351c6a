"""Doing: what the winning bid promised for larger quantities is kept with the agreement."""

from nadi.together.agreements.models import AgreedBreak, AgreedDiscount, FrameworkAgreement
from nadi.together.agreements.prices import changed
from nadi.together.pools.models import Bid, BidLine, ScenarioRow


def keep_agreed_prices(agreement: FrameworkAgreement) -> None:
    """Copy the price breaks and discounts of the bid that won, in the pool's currency."""
    rows = ScenarioRow.objects.filter(scenario=agreement.award.scenario, bid__vendor=agreement.vendor)
    won = {(row.bid_id, row.line_id): row.bid for row in rows.select_related("bid")}
    for bid_line in BidLine.objects.filter(bid__in=set(won.values()), is_compared=True):
        bid = won.get((bid_line.bid_id, bid_line.line_id))
        if bid is not None:
            AgreedBreak.objects.bulk_create(
                AgreedBreak(
                    agreement=agreement,
                    line_id=bid_line.line_id,
                    from_quantity=step.from_quantity,
                    unit_price=changed(step.unit_price, [bid.currency_rate]),
                )
                for step in bid_line.breaks.all()
            )
    for bid in {bid.pk: bid for bid in won.values()}.values():
        keep_discounts(agreement, bid)


def keep_discounts(agreement: FrameworkAgreement, bid: Bid) -> None:
    """Copy what the bid takes off from a total on; amounts in the pool's currency."""
    is_of_amount = bid.discount_of == Bid.DiscountOf.AMOUNT
    AgreedDiscount.objects.bulk_create(
        AgreedDiscount(
            agreement=agreement,
            is_of_amount=is_of_amount,
            threshold=tier.threshold * bid.currency_rate if is_of_amount else tier.threshold,
            rate=tier.rate,
        )
        for tier in bid.discount_tiers.all()
    )
