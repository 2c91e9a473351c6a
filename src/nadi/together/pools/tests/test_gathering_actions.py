"""What staff do with a pool until its demand is closed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.journal.models import Entry
from nadi.together.pools.actions import gathering
from nadi.together.pools.actions.gathering import Description
from nadi.together.pools.models import Pool
from nadi.together.pools.tests.factory import add_check, add_demand, join, make_lines, make_members, make_pool
from nadi.web.access import Actor, Refused
from nadi.web.models import Mail

SOON = timedelta(days=3)
PAST = timedelta(minutes=-1)


@pytest.fixture
def staff(cast: Cast) -> Actor:
    return actor_of_person(cast.staff)


def description(**changes: object) -> Description:
    given = {"title": "Cartons", "title_local": "მუყაო", "demand_until": timezone.now() + SOON, **changes}
    return Description(**given)  # type: ignore[arg-type]  # the fields of a test


def closed_pool(**fields: object) -> Pool:
    return make_pool(demand_until=timezone.now() + PAST, **fields)


def test_edit_pool_moves_the_deadline_and_keeps_both_in_the_journal(staff: Actor) -> None:
    pool = make_pool()
    later = description(demand_until=pool.demand_until + SOON)
    gathering.edit_pool(by=staff, pool=pool, description=later)
    entry = Entry.objects.get(verb="pools.edit")
    assert (entry.before["demand_until"], entry.after["demand_until"]) == (
        pool.demand_until.isoformat(),
        later.demand_until.isoformat(),
    )


def test_edit_pool_tells_everybody_of_more_time(cast: Cast, staff: Actor) -> None:
    pool = make_pool()
    later = description(demand_until=pool.demand_until + SOON, category=pool.category)
    gathering.edit_pool(by=staff, pool=pool, description=later)
    assert cast.rioni.colleague.email in {letter.to for letter in Mail.objects.all()}


def test_edit_pool_moves_an_open_pools_deadline_only_further_away(staff: Actor) -> None:
    pool = make_pool()
    with pytest.raises(Refused, match="can only move further away"):
        gathering.edit_pool(by=staff, pool=pool, description=description())


def test_edit_pool_changes_an_open_pools_market_only_to_a_checked_one(staff: Actor) -> None:
    pool = make_pool()
    other = description(demand_until=pool.demand_until, category="19520000")
    with pytest.raises(Refused, match="First add these categories"):
        gathering.edit_pool(by=staff, pool=pool, description=other)
    add_check(pool, category="19520000")
    gathering.edit_pool(by=staff, pool=pool, description=other)
    assert Pool.objects.get().category == "19520000"


def test_edit_pool_gives_a_pool_past_its_deadline_more_time(staff: Actor) -> None:
    pool = closed_pool()
    gathering.edit_pool(by=staff, pool=pool, description=description())
    pool.refresh_from_db()
    assert pool.demand_until > timezone.now()


def test_edit_pool_is_refused_once_totals_are_frozen(staff: Actor) -> None:
    pool = closed_pool()
    make_lines(pool, 1, hidden_because="minimum_frequency")
    with pytest.raises(Refused, match="closed"):
        gathering.edit_pool(by=staff, pool=pool, description=description())


def test_close_demand_is_refused_when_nobody_wants_anything(staff: Actor) -> None:
    pool = closed_pool()
    make_lines(pool)
    with pytest.raises(Refused, match="Nobody wants anything"):
        gathering.close_demand(by=staff, pool=pool)


def test_close_demand_does_not_count_the_wishes_of_those_who_left(cast: Cast, staff: Actor) -> None:
    pool = closed_pool()
    demand = add_demand(make_lines(pool, 1)[0], cast.rioni.organisation, "10")
    demand.participation.left = timezone.now()
    demand.participation.save()
    with pytest.raises(Refused, match="Nobody wants anything"):
        gathering.close_demand(by=staff, pool=pool)


def test_close_demand_is_refused_above_the_limit_without_a_sign_off(cast: Cast, staff: Actor) -> None:
    pool = closed_pool()
    add_demand(make_lines(pool, 1)[0], cast.rioni.organisation, "10")
    add_check(pool, "20")
    with pytest.raises(Refused, match="first record a legal sign-off for 44617100"):
        gathering.close_demand(by=staff, pool=pool)


def test_close_demand_before_the_deadline_asks_first(cast: Cast, staff: Actor) -> None:
    pool = make_pool()
    add_demand(make_lines(pool, 1)[0], cast.rioni.organisation, "10")
    with pytest.raises(Refused, match="close early"):
        gathering.close_demand(by=staff, pool=pool)


def test_close_demand_early_ends_it_at_that_moment(cast: Cast, staff: Actor) -> None:
    pool = make_pool()
    add_demand(make_lines(pool, 1)[0], cast.rioni.organisation, "10")
    gathering.close_demand(by=staff, pool=pool, is_early_confirmed=True)
    pool.refresh_from_db()
    assert pool.demand_until <= timezone.now()


def test_close_demand_leaves_a_deadline_that_is_over_as_it_was(cast: Cast, staff: Actor) -> None:
    pool = closed_pool()
    add_demand(make_lines(pool, 1)[0], cast.rioni.organisation, "10")
    gathering.close_demand(by=staff, pool=pool)
    stored = Pool.objects.get(pk=pool.pk)
    assert stored.demand_until == pool.demand_until


def test_close_demand_happens_once(cast: Cast, staff: Actor) -> None:
    pool = closed_pool()
    add_demand(make_lines(pool, 1)[0], cast.rioni.organisation, "10")
    gathering.close_demand(by=staff, pool=pool)
    with pytest.raises(Refused, match="closed"):
        gathering.close_demand(by=staff, pool=pool)


def test_close_demand_keeps_quantities_out_of_the_journal(cast: Cast, staff: Actor) -> None:
    pool = closed_pool()
    add_demand(make_lines(pool, 1)[0], cast.rioni.organisation, "98765")
    gathering.close_demand(by=staff, pool=pool)
    entry = Entry.objects.get(verb="pools.close_demand")
    assert "98765" not in f"{entry.before} {entry.after}"


def test_freeze_shows_a_total_of_five_even_companies(cast: Cast) -> None:
    pool = closed_pool()
    line = make_lines(pool, 1)[0]
    for company in make_members("ABCDE"):
        add_demand(line, company, "20.5")
    gathering.freeze_shown_quantities(pool)
    line.refresh_from_db()
    assert (line.shown_quantity, line.hidden_because) == (Decimal("102.500"), "")


@pytest.mark.parametrize(
    ("quantities", "rule"),
    [
        ([], "minimum_frequency"),
        (["20", "20", "20", "20"], "minimum_frequency"),
        (["60", "20", "20", "20", "20"], "largest_share"),
    ],
)
def test_freeze_keeps_back_what_would_point_at_somebody(cast: Cast, quantities: list[str], rule: str) -> None:
    pool = closed_pool()
    line = make_lines(pool, 1)[0]
    for company, quantity in zip(make_members("ABCDE"), quantities, strict=False):
        add_demand(line, company, quantity)
    gathering.freeze_shown_quantities(pool)
    line.refresh_from_db()
    assert (line.shown_quantity, line.hidden_because) == (None, rule)


def test_freeze_counts_a_group_of_companies_once(cast: Cast) -> None:
    pool = closed_pool()
    line = make_lines(pool, 1)[0]
    for company in make_members("ABCDE"):
        company.holding = "One group" if company.name in "AB" else ""
        company.save()
        add_demand(line, company, "20")
    gathering.freeze_shown_quantities(pool)
    line.refresh_from_db()
    assert line.hidden_because == "minimum_frequency"


def test_freeze_leaves_what_was_put_down_before(cast: Cast) -> None:
    pool = closed_pool()
    line = make_lines(pool, 1, shown_quantity=Decimal(7))[0]
    add_demand(line, cast.rioni.organisation, "10")
    gathering.freeze_shown_quantities(pool)
    line.refresh_from_db()
    assert (line.shown_quantity, line.hidden_because) == (Decimal(7), "")


def test_cancel_pool_needs_a_reason(staff: Actor) -> None:
    pool = make_pool()
    with pytest.raises(Refused, match="why"):
        gathering.cancel_pool(by=staff, pool=pool, reason="  ")


def test_cancel_pool_ends_it(staff: Actor) -> None:
    pool = make_pool()
    gathering.cancel_pool(by=staff, pool=pool, reason="The factory closed.")
    pool.refresh_from_db()
    assert (pool.state, Entry.objects.get(verb="pools.cancel").after["reason"]) == (
        "cancelled",
        "The factory closed.",
    )


def test_cancel_pool_tells_those_who_take_part_why(cast: Cast, staff: Actor) -> None:
    pool = make_pool()
    join(pool, cast.rioni.organisation)
    gathering.cancel_pool(by=staff, pool=pool, reason="The factory closed.")
    told = {(letter.to, "The factory closed." in letter.text) for letter in Mail.objects.all()}
    assert told == {(cast.rioni.representative.email, True), (cast.rioni.colleague.email, True)}


def test_close_demand_of_a_draft_is_refused(staff: Actor) -> None:
    with pytest.raises(Refused, match="not open yet"):
        gathering.close_demand(by=staff, pool=make_pool(state="draft"))


@pytest.mark.parametrize("state", ["agreed", "cancelled"])
def test_cancel_pool_at_its_end_is_refused(staff: Actor, state: str) -> None:
    with pytest.raises(Refused, match="at its end"):
        gathering.cancel_pool(by=staff, pool=make_pool(state=state), reason="Too late.")
