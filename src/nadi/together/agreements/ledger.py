"""Writing the savings ledger: rows are added, never changed."""

from decimal import Decimal

from nadi.together.agreements.models import Addendum, AddendumLine, CallOff, CallOffLine, Saving
from nadi.together.agreements.money import OrderedLine, OrderSaving, saving_of, to_cent
from nadi.together.pools.models import Share

ZERO = Decimal(0)


def baseline_of(line: AddendumLine, share: Share) -> Decimal:
    """Return what a unit cost before: what the member stated, else its price alone in proportion."""
    if line.baseline is not None:
        return line.baseline
    return line.unit_price * share.alone / share.amount if share.amount else line.unit_price


def before_of(share: Share) -> Decimal:
    """Return what the member would have paid for what it is awarded."""
    lines = AddendumLine.objects.filter(addendum__share=share)
    return to_cent(sum((line.quantity * baseline_of(line, share) for line in lines), ZERO))


def record_contracted(share: Share) -> None:
    """Record what was forecast by the award and is now contracted."""
    entry = {
        "organisation": share.participation.organisation,
        "share": share,
        "currency": share.participation.pool.currency,
        "before": before_of(share),
        "after": share.amount,
    }
    for stage in (Saving.Stage.FORECAST, Saving.Stage.CONTRACTED):
        Saving.objects.create(stage=stage, **entry)


def saving_of_order(order: CallOff) -> OrderSaving:
    """Return what a delivered order saved against the prices before."""
    addendum = Addendum.objects.select_related("share").get(pk=order.addendum_id)
    ordered = CallOffLine.objects.filter(call_off=order).select_related("addendum_line")
    lines = [
        OrderedLine(
            quantity=one.quantity,
            unit_price=one.addendum_line.unit_price,
            baseline=baseline_of(one.addendum_line, addendum.share),
        )
        for one in ordered
    ]
    contracted = sum((line.quantity * line.unit_price for line in addendum.lines.all()), ZERO)
    return saving_of(lines, adjustment=addendum.adjustment, contracted=contracted)


def record_realised(order: CallOff) -> Saving:
    """Record what an order really saved."""
    saving = saving_of_order(order)
    share = order.addendum.share
    return Saving.objects.create(
        organisation=order.addendum.organisation,
        share=share,
        call_off=order,
        stage=Saving.Stage.REALISED,
        currency=share.participation.pool.currency,
        before=saving.before,
        after=saving.after,
    )
