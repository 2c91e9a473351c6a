"""A pooled purchase as a cost game."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nadi.engine import award, sharing
from nadi.engine.award import Bid, Demand, DiscountTier, Line, LineOffer, PriceBreak, Problem, TotalDiscount
from nadi.engine.sharing.pool import pool_game, share_pool

from .strategies import PROPERTY

MEMBERS = ("ana", "beso", "gia", "dato")


def offer(line: str, *breaks: tuple[int, str]) -> LineOffer:
    steps = tuple(PriceBreak(from_quantity=Decimal(q), unit_price=Decimal(price)) for q, price in breaks)
    return LineOffer(line=line, breaks=steps)


def one_line(quantities: dict[str, int], *breaks: tuple[int, str], baseline: str | None = None) -> Problem:
    demands = tuple(
        Demand(
            member=member,
            quantity=Decimal(quantity),
            baseline=None if baseline is None else Decimal(baseline),
        )
        for member, quantity in quantities.items()
    )
    bid = Bid(id="b", vendor="v", offers=(offer("steel", *breaks),))
    return Problem(lines=(Line(id="steel", demands=demands),), bids=(bid,))


POOL = one_line({"ana": 20, "beso": 30, "gia": 50}, (0, "10"), (40, "9"), (80, "8"))


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Up to four members, two lines, two vendors with breaks, a total discount and a fixed charge."""
    count = draw(st.integers(2, 4))
    quantity = st.integers(1, 20)
    lines = tuple(
        Line(
            id=name,
            demands=tuple(Demand(member=m, quantity=Decimal(draw(quantity))) for m in MEMBERS[:count]),
        )
        for name in ("steel", "film")
    )
    cents = st.integers(800, 1100).map(lambda value: str(Decimal(value) / 100))
    lower = st.integers(500, 800).map(lambda value: str(Decimal(value) / 100))
    discount = TotalDiscount(
        tiers=(DiscountTier(threshold=Decimal(draw(quantity) * 3), rate=Decimal("0.1")),)
    )
    bids = (
        Bid(
            id="one",
            vendor="one",
            offers=tuple(
                offer(name, (0, draw(cents)), (draw(quantity) + 10, draw(lower)))
                for name in ("steel", "film")
            ),
            total_discount=discount,
        ),
        Bid(
            id="two",
            vendor="two",
            submitted=1,
            offers=(offer("steel", (0, draw(lower))), offer("film", (0, draw(cents)))),
            fixed_charge=Decimal(draw(st.integers(0, 60))),
        ),
    )
    return Problem(lines=lines, bids=bids)


@PROPERTY
@given(problems())
def test_proven_separation_finds_what_looking_at_all_groups_finds(problem: Problem) -> None:
    found = award.solve(problem)
    complete, lazy = (pool_game(problem, award=found, exact_up_to=limit) for limit in (8, 1))
    for method in ("equal_price", "equal_profit", "nucleolus", "per_capita_nucleolus"):
        shares = [sharing.share(game, method=method, total=found.total) for game in (complete, lazy)]
        assert shares[0].amounts == pytest.approx(shares[1].amounts, abs=Decimal("0.01"))
        certificates = [sharing.certify(complete, shares[0]), sharing.certify(lazy, shares[0])]
        assert certificates[0].verdict == certificates[1].verdict
        assert certificates[0].excess == pytest.approx(certificates[1].excess, abs=Decimal("0.01"))


def test_shares_of_a_pool_add_up_to_the_award() -> None:
    found = award.solve(POOL)
    division = share_pool(POOL, found, method="equal_price")
    assert division.shares.amounts == {"ana": Decimal(160), "beso": Decimal(240), "gia": Decimal(400)}
    assert division.shares.total == found.total


def test_the_game_of_a_pool_is_that_of_the_worked_table() -> None:
    game = pool_game(POOL)
    groups = ("ana",), ("beso",), ("gia",), ("ana", "beso"), ("ana", "gia"), ("beso", "gia"), game.players
    assert [game.of(group) for group in groups] == [200, 300, 450, 450, 630, 640, 800]


def test_a_proof_says_none_without_looking_at_all_groups() -> None:
    game = pool_game(POOL, award=award.solve(POOL), exact_up_to=2)
    certificate = sharing.certify(game, sharing.share(game, method="equal_price"))
    assert certificate.statements[1].text == (
        "No group of companies could do better by leaving: proven for all 6 groups."
    )


def test_what_is_paid_today_bounds_the_cost_alone() -> None:
    problem = one_line({"ana": 20, "beso": 30, "gia": 50}, (0, "10"), (80, "8"), baseline="9")
    assert pool_game(problem).of(["ana"]) == Decimal(180)
    assert pool_game(problem).of(["ana", "beso"]) == Decimal(450)


def test_the_list_can_be_asked_for_instead_of_what_is_paid_today() -> None:
    problem = one_line({"ana": 20, "beso": 30}, (0, "10"), baseline="9")
    assert pool_game(problem, standalone="list").of(["ana"]) == Decimal(200)


def test_given_stand_alone_costs_are_used() -> None:
    assert pool_game(POOL, standalone={"ana": Decimal(150)}).of(["ana"]) == Decimal(150)


def test_a_missing_baseline_is_refused_when_baselines_are_asked_for() -> None:
    with pytest.raises(ValueError, match="“ana” gives no baseline"):
        pool_game(POOL, standalone="baseline")


def test_a_stand_alone_cost_of_a_stranger_is_refused() -> None:
    with pytest.raises(ValueError, match="“nia” has a stand-alone cost but no demand"):
        pool_game(POOL, standalone={"nia": Decimal(1)})


def test_who_cannot_buy_alone_pays_what_it_pays_today() -> None:
    problem = one_line({"ana": 20, "beso": 30}, (0, "7"), baseline="9")
    least = LineOffer(line="steel", breaks=(PriceBreak(unit_price=Decimal(7)),), minimum_quantity=Decimal(40))
    problem = replace(problem, bids=(replace(problem.bids[0], offers=(least,)),))
    game = pool_game(problem)
    assert [game.of(["ana"]), game.of(["beso"]), game.of(MEMBERS[:2])] == [180, 270, 350]


def test_who_can_neither_buy_alone_nor_says_what_it_pays_is_named() -> None:
    least = LineOffer(line="steel", breaks=(PriceBreak(unit_price=Decimal(7)),), minimum_quantity=Decimal(40))
    problem = replace(POOL, bids=(replace(POOL.bids[0], offers=(least,)),))
    with pytest.raises(ValueError, match="“ana” could not buy alone"):
        pool_game(problem)


def test_quality_mark_ups_are_not_shared() -> None:
    marked = tuple(
        replace(bid, offers=tuple(replace(o, mark_up=Decimal("0.5")) for o in bid.offers))
        for bid in POOL.bids
    )
    assert pool_game(replace(POOL, bids=marked)).total == Decimal(800)


def test_a_member_that_wants_nothing_of_a_line_costs_nothing_there() -> None:
    lines = (
        Line(id="steel", demands=(Demand(member="ana", quantity=Decimal(5)),)),
        Line(id="film", demands=(Demand(member="beso", quantity=Decimal(2)),)),
    )
    bid = Bid(id="b", vendor="v", offers=(offer("steel", (0, "3")), offer("film", (0, "4"))))
    game = pool_game(Problem(lines=lines, bids=(bid,)))
    assert [game.of(["ana"]), game.of(["beso"]), game.total] == [15, 8, 23]


def test_a_pool_of_one_is_certified() -> None:
    problem = one_line({"ana": 20}, (0, "10"))
    division = share_pool(problem, award.solve(problem))
    assert division.shares.amounts == {"ana": Decimal(200)}
    assert division.certificate.is_in_core


def test_a_pool_of_one_whose_cost_is_rounded_up_is_not_called_worse_off() -> None:
    problem = one_line({"ana": 3}, (0, "3.335333"))
    division = share_pool(problem, award.solve(problem))
    assert division.shares.amounts == {"ana": Decimal("10.01")}
    assert division.certificate.nobody_is_worse_off


def test_a_pool_of_twenty_is_divided_and_proven() -> None:
    quantities = {f"m{i:02}": 3 + i for i in range(20)}
    problem = one_line(quantities, (0, "10"), (60, "9"), (150, "8"), (240, "7.5"))
    division = share_pool(problem, award.solve(problem), method="equal_profit")
    assert sum(division.shares.amounts.values()) == division.shares.total
    assert (division.certificate.verdict, division.certificate.proof) == ("none", "milp")


def test_one_line_at_an_equal_price_is_proven_for_fifty_members() -> None:
    quantities = {f"m{i:02}": 3 + i for i in range(50)}
    problem = one_line(quantities, (0, "10"), (100, "9"), (500, "8"))
    division = share_pool(problem, award.solve(problem), method="equal_price")
    assert (division.certificate.verdict, division.certificate.proof) == ("none", "milp")
