"""What a member takes home can be recomputed, and tells nothing of anybody else."""

from decimal import Decimal
from fractions import Fraction

import pytest
from tests.cast import Cast

from nadi.engine.sharing.receipt import check_receipt, read_receipt
from nadi.engine.sharing.working import LineWorking, Working
from nadi.together.pools.models import Line, Share
from nadi.together.pools.sharing.receipts import Showable, guarded, shortest
from nadi.together.pools.tests.award_factory import award, make_story

NOTHING = Showable(lines=frozenset(), sums=False)
EVERYTHING = Showable(lines=frozenset({"boxes"}), sums=True)
BOXES = LineWorking(
    line="boxes", quantity=Decimal(1000), pool_amount=Decimal("1800.00"), pool_quantity=Decimal(2000)
)
EQUAL = Working(formula="unit_prices", lines=(BOXES,))
ALONE = Working(
    formula="proportion",
    numbers={"total": Decimal(3960), "own": Decimal(2400), "all": Decimal(5400)},
)


def test_every_receipt_agrees_with_its_share(cast: Cast) -> None:
    award(make_story(cast).pool)
    checked = [check_receipt(read_receipt(share.receipt)) for share in Share.objects.all()]
    assert len(checked) == 15
    assert all(one.agrees for one in checked)


def test_a_receipt_of_a_small_pool_holds_no_pooled_total(cast: Cast) -> None:
    award(make_story(cast).pool)
    for share in Share.objects.all():
        kept = str(share.receipt)
        assert not [figure for figure in ("2000", "3960", "5400") if figure in kept]


def test_a_line_that_may_be_shown_keeps_its_total() -> None:
    assert guarded(EQUAL, EVERYTHING, Decimal(900), Decimal(1200)) == EQUAL


def test_a_line_that_may_not_be_shown_keeps_the_price_alone() -> None:
    found = guarded(EQUAL, NOTHING, Decimal(900), Decimal(1200)).lines[0]
    assert (found.quantity, found.pool_amount, found.pool_quantity) == (
        Decimal(1000),
        Decimal("0.90"),
        Decimal(1),
    )


def test_a_sum_that_may_not_be_shown_keeps_the_rate_alone() -> None:
    found = guarded(ALONE, NOTHING, Decimal(1760), Decimal(2400)).numbers
    assert (found["own"], found["all"]) == (Decimal(2400), Decimal(1))
    assert found["total"] * found["own"] == pytest.approx(Decimal(1760), abs=Decimal("0.005"))


def test_marginal_costs_that_may_not_be_shown_are_left_out() -> None:
    mean = Working(formula="mean", means=(Decimal(10), Decimal(20)))
    found = guarded(mean, NOTHING, Decimal(15), Decimal(30))
    assert (found.formula, found.means) == ("between", ())


def test_a_factor_has_no_more_digits_than_the_cent_needs() -> None:
    assert shortest(Fraction(2, 3), Decimal(3)) == Decimal("0.667")


def test_a_line_is_shown_only_while_its_frozen_total_holds(cast: Cast) -> None:
    story = make_story(cast, method="equal_price")
    Line.objects.filter(pk=story.boxes.pk).update(shown_quantity=Decimal(2000), hidden_because="")
    award(story.pool, method="equal_price")
    lines = story.share_of(cast.rioni.organisation).receipt["lines"]
    assert [line["pool_quantity"] for line in lines] == ["2000.000", "1"]
