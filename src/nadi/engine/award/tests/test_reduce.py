"""The way large models take: relaxation, narrowing, branching, against the solver on the whole model."""

import random
from decimal import Decimal

import numpy as np
import pytest

from nadi.engine.award import Bid, Demand, DiscountTier, Line, LineOffer, PriceBreak, Problem, TotalDiscount
from nadi.engine.award.branch import branch
from nadi.engine.award.highs import Limits, arrays, minimise
from nadi.engine.award.lagrange import lagrange
from nadi.engine.award.optimise import build
from nadi.engine.award.reduce import minimise_large, narrow, relaxation, with_links

NO_LIMITS = Limits()


def discounted(vendors: int, lines: int, seed: int) -> Problem:
    """A total quantity discount instance: three tiers per vendor, prices within a fifth of one another."""
    chance = random.Random(seed)
    wanted = {f"k{n}": chance.randint(10, 100) for n in range(lines)}
    base = {name: chance.uniform(5, 50) for name in wanted}
    bids = []
    for number in range(vendors):
        offers = tuple(
            LineOffer(
                line=name,
                breaks=(PriceBreak(unit_price=Decimal(f"{base[name] * chance.uniform(0.9, 1.1):.2f}")),),
            )
            for name in wanted
        )
        starts = sorted(chance.sample(range(20, sum(wanted.values())), 3))
        tiers = tuple(
            DiscountTier(threshold=Decimal(start), rate=Decimal(place) / 25)
            for place, start in enumerate(starts, start=1)
        )
        discount = TotalDiscount(tiers=tiers)
        bids.append(Bid(id=f"v{number}", vendor=f"v{number}", offers=offers, total_discount=discount))
    demand = {name: (Demand(member="ana", quantity=Decimal(q)),) for name, q in wanted.items()}
    return Problem(lines=tuple(Line(id=n, demands=d) for n, d in demand.items()), bids=tuple(bids))


@pytest.mark.parametrize("seed", range(6))
def test_large_way_finds_the_same_cost(seed: int) -> None:
    model = build(discounted(6, 12, seed))
    whole = minimise(arrays(model.matrix, model.links), NO_LIMITS)
    found, _ = minimise_large(arrays(model.matrix), model.links, NO_LIMITS)
    assert found.optimal
    assert found.objective == pytest.approx(whole.objective, abs=1e-6)


@pytest.mark.parametrize("seed", range(6))
def test_branching_finds_the_same_cost(seed: int) -> None:
    model = build(discounted(5, 8, seed))
    whole = minimise(arrays(model.matrix, model.links), NO_LIMITS)
    found = branch(arrays(model.matrix), model.links, NO_LIMITS)
    assert found is not None
    assert found.objective == pytest.approx(whole.objective, abs=1e-6)


@pytest.mark.parametrize("seed", range(6))
def test_narrowing_keeps_every_optimum_within_the_room(seed: int) -> None:
    model = build(discounted(6, 12, seed))
    matrix = arrays(model.matrix)
    whole = minimise(with_links(matrix, model.links), NO_LIMITS)
    relaxed = relaxation(matrix, model.links, NO_LIMITS)
    assert relaxed is not None
    proof, _ = relaxed
    assert proof.objective <= whole.objective + 1e-6
    room = whole.objective - proof.objective + 1e-6
    part = narrow(matrix, model.links, (proof, room))
    assert part.solve(NO_LIMITS).objective == pytest.approx(whole.objective, abs=1e-6)


@pytest.mark.parametrize("seed", range(6))
def test_priced_demand_bounds_the_cost_and_keeps_every_optimum(seed: int) -> None:
    model = build(discounted(6, 12, seed))
    matrix = arrays(model.matrix)
    whole = minimise(with_links(matrix, model.links), NO_LIMITS)
    proof = lagrange(matrix, model.links, NO_LIMITS)
    assert proof is not None
    assert proof.objective <= whole.objective + 1e-6
    room = whole.objective - proof.objective + 1e-6
    part = narrow(matrix, model.links, (proof, room))
    assert part.solve(NO_LIMITS).objective == pytest.approx(whole.objective, abs=1e-6)


def test_relaxation_keeps_links_that_it_never_wrote() -> None:
    model = build(discounted(6, 12, 1))
    relaxed = relaxation(arrays(model.matrix), model.links, NO_LIMITS)
    assert relaxed is not None
    _, values = relaxed
    excess = [values[c] - factor * values[i] for c, i, factor in model.links]
    assert np.max(excess) <= 1e-6


def test_large_way_says_when_there_is_no_answer() -> None:
    model = build(discounted(3, 4, 2))
    model.matrix.row([(column, 1.0) for column in range(len(model.matrix.cost))], upper=0.5)
    found, _ = minimise_large(arrays(model.matrix), model.links, NO_LIMITS)
    assert found.infeasible


def test_branching_says_when_there_is_no_answer() -> None:
    model = build(discounted(3, 4, 2))
    model.matrix.row([(0, 1.0)], lower=2.0)
    found = branch(arrays(model.matrix), model.links, NO_LIMITS)
    assert found is not None
    assert found.infeasible
