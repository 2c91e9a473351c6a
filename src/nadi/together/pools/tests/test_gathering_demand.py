"""What a member wants in a pool: saved, replaced, and refused after the deadline."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.journal.models import Entry
from nadi.together.pools.actions import demand as actions
from nadi.together.pools.actions.demand import DemandOvertaken, Wanted
from nadi.together.pools.actions.joining import DemandClosed
from nadi.together.pools.models import Demand, Line, Participation, Pool
from nadi.together.pools.tests.factory import add_demand, make_lines, make_pool
from nadi.web.access import Actor, Refused


@pytest.fixture
def rioni(cast: Cast) -> Actor:
    return actor_of_person(cast.rioni.colleague)


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool()
    make_lines(pool)
    return pool


def wanted(cast: Cast, line: Line, quantity: str, **fields: Decimal) -> Wanted:
    return Wanted(line=line.uid, site=cast.rioni.sites[0].uid, quantity=Decimal(quantity), **fields)


def stored_of(cast: Cast) -> list[tuple[str, Decimal]]:
    rows = Demand.objects.filter(participation__organisation=cast.rioni.organisation)
    return list(rows.order_by("line__position").values_list("line__name", "quantity"))


def test_save_puts_down_what_a_company_wants(cast: Cast, pool: Pool, rioni: Actor) -> None:
    boxes, film = pool.lines.all()
    rows = [wanted(cast, boxes, "100", baseline=Decimal("2.5")), wanted(cast, film, "7")]
    version = actions.save_demand(by=rioni, pool=pool, version=0, wanted=rows)
    assert (version, stored_of(cast)) == (
        1,
        [("Cardboard boxes", Decimal(100)), ("Stretch film", Decimal(7))],
    )


def test_save_replaces_what_stood_there(cast: Cast, pool: Pool, rioni: Actor) -> None:
    boxes, film = pool.lines.all()
    actions.save_demand(by=rioni, pool=pool, version=0, wanted=[wanted(cast, boxes, "100")])
    actions.save_demand(by=rioni, pool=pool, version=1, wanted=[wanted(cast, film, "8")])
    assert stored_of(cast) == [("Stretch film", Decimal(8))]


def test_save_leaves_other_companies_alone(cast: Cast, pool: Pool, rioni: Actor) -> None:
    boxes = pool.lines.first()
    assert boxes is not None
    add_demand(boxes, cast.samgori.organisation, "55")
    actions.save_demand(by=rioni, pool=pool, version=0, wanted=[wanted(cast, boxes, "100")])
    others = Demand.objects.filter(participation__organisation=cast.samgori.organisation)
    assert list(others.values_list("quantity", flat=True)) == [Decimal(55)]


def test_save_keeps_figures_out_of_the_journal(cast: Cast, pool: Pool, rioni: Actor) -> None:
    boxes = pool.lines.first()
    assert boxes is not None
    actions.save_demand(by=rioni, pool=pool, version=0, wanted=[wanted(cast, boxes, "98765")])
    assert Entry.objects.get(verb="pools.demand").after == {"version": 1, "quantities": 1}


def test_the_second_of_two_colleagues_is_told(cast: Cast, pool: Pool, rioni: Actor) -> None:
    boxes = pool.lines.first()
    assert boxes is not None
    actions.save_demand(by=rioni, pool=pool, version=0, wanted=[wanted(cast, boxes, "100")])
    second = actor_of_person(cast.rioni.representative)
    with pytest.raises(DemandOvertaken, match="colleague") as refusal:
        actions.save_demand(by=second, pool=pool, version=0, wanted=[wanted(cast, boxes, "90")])
    assert (refusal.value.version, stored_of(cast)) == (1, [("Cardboard boxes", Decimal(100))])


def test_the_same_save_twice_is_no_conflict(cast: Cast, pool: Pool, rioni: Actor) -> None:
    boxes = pool.lines.first()
    assert boxes is not None
    rows = [wanted(cast, boxes, "100", baseline=Decimal("2.50"))]
    actions.save_demand(by=rioni, pool=pool, version=0, wanted=rows)
    assert actions.save_demand(by=rioni, pool=pool, version=0, wanted=rows) == 1


@pytest.mark.parametrize("what", ["line", "site"])
def test_save_refuses_what_is_not_the_companys(cast: Cast, pool: Pool, rioni: Actor, what: str) -> None:
    foreign_line = make_lines(make_pool(), 1)[0].uid
    own_line = pool.lines.all()[0].uid
    one = Wanted(
        line=foreign_line if what == "line" else own_line,
        site=(cast.samgori if what == "site" else cast.rioni).sites[0].uid,
        quantity=Decimal(5),
    )
    with pytest.raises(Refused, match="changed meanwhile"):
        actions.save_demand(by=rioni, pool=pool, version=0, wanted=[one])
    assert not Participation.objects.exists()


def test_save_after_the_deadline_is_refused_though_the_state_has_not_moved(
    cast: Cast, pool: Pool, rioni: Actor
) -> None:
    Pool.objects.filter(pk=pool.pk).update(demand_until=timezone.now())
    with pytest.raises(DemandClosed, match="deadline is over"):
        actions.save_demand(by=rioni, pool=pool, version=0, wanted=[wanted(cast, pool.lines.all()[0], "1")])


def test_save_that_ends_after_the_deadline_leaves_nothing(
    cast: Cast, pool: Pool, rioni: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = iter([pool.demand_until - timedelta(seconds=1), pool.demand_until])
    last = pool.demand_until + timedelta(seconds=1)

    def moving_clock() -> datetime:
        return next(moments, last)

    monkeypatch.setattr(timezone, "now", moving_clock)
    with pytest.raises(DemandClosed):
        actions.save_demand(by=rioni, pool=pool, version=0, wanted=[wanted(cast, pool.lines.all()[0], "1")])
    assert (Demand.objects.count(), Participation.objects.count(), Entry.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("state", ["tendering", "opened", "awarded", "agreed", "cancelled"])
def test_save_outside_gathering_is_refused(cast: Cast, rioni: Actor, state: str) -> None:
    pool = make_pool(state=state)
    line = make_lines(pool, 1)[0]
    with pytest.raises(DemandClosed):
        actions.save_demand(by=rioni, pool=pool, version=0, wanted=[wanted(cast, line, "1")])


def test_save_is_refused_once_totals_are_frozen(cast: Cast, pool: Pool, rioni: Actor) -> None:
    pool.lines.update(hidden_because="minimum_frequency")
    with pytest.raises(DemandClosed):
        actions.save_demand(by=rioni, pool=pool, version=0, wanted=[wanted(cast, pool.lines.all()[0], "1")])
