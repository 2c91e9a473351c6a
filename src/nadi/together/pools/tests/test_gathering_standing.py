"""What comes next in a pool, for whom it waits, and which of its pages they may open."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.together.pools.models import Pool
from nadi.together.pools.queries.gathering import steps_of
from nadi.together.pools.queries.pages import pages_of
from nadi.together.pools.queries.standing import Standing, next_step, standing, state_words
from nadi.together.pools.tests.factory import add_demand, join, make_lines, make_pool
from nadi.web.access import Actor, Capacity, Role

NOW = datetime(2026, 5, 4, 12, tzinfo=timezone.get_default_timezone())
LATER, EARLIER = NOW + timedelta(days=2), NOW - timedelta(days=2)
STAFF = Actor(person="s", roles=frozenset({Role.STAFF}))
BOARD = Actor(person="b", roles=frozenset({Role.MEMBER, Role.BOARD}))
MEMBER = Actor(person="m", roles=frozenset({Role.MEMBER}), capacity=Capacity.COLLEAGUE)


def pool_in(state: str, *, is_over: bool = False) -> Pool:
    until = EARLIER if is_over else LATER
    return Pool(
        uid="abc", state=state, demand_until=until, bids_until=None if state == "gathering" else until
    )


@pytest.mark.parametrize(
    ("state", "is_over", "own", "action"),
    [
        ("draft", False, Standing(), "Add lines"),
        ("draft", False, Standing(has_lines=True), "Go on preparing"),
        ("gathering", False, Standing(), "Add lines"),
        ("gathering", False, Standing(has_lines=True), ""),
        ("gathering", True, Standing(has_lines=True), "See the demand"),
        ("gathering", True, Standing(has_lines=True, is_frozen=True), "Start the tender"),
        ("tendering", False, Standing(), ""),
        ("tendering", True, Standing(), "Sign the opening"),
        ("tendering", True, Standing(has_signed_prices=True), ""),
        ("tendering", True, Standing(is_auction=True), ""),
        ("assessing", True, Standing(lacks_points=True), "Assess quality"),
        ("assessing", True, Standing(), "Sign the opening"),
        ("opened", True, Standing(), "Compare scenarios"),
        ("opened", True, Standing(has_planned_auction=True), "Sign its start"),
        ("opened", True, Standing(has_planned_auction=True, has_signed_next=True), ""),
        ("awarded", True, Standing(), ""),
        ("awarded", True, Standing(is_accepted=True), "Make the agreements"),
        ("agreed", True, Standing(), ""),
        ("cancelled", True, Standing(), ""),
    ],
)
def test_staff_is_waited_for(state: str, is_over: bool, own: Standing, action: str) -> None:
    found = next_step(STAFF, pool_in(state, is_over=is_over), own, NOW)
    assert (str(found.action) if found.waits_for_reader else "") == action


@pytest.mark.parametrize("actor", [MEMBER, BOARD])
@pytest.mark.parametrize(
    ("state", "is_over", "own", "action"),
    [
        ("gathering", False, Standing(), ""),
        ("gathering", False, Standing(has_lines=True), "Enter your demand"),
        ("gathering", False, Standing(has_lines=True, has_joined=True), "Enter your demand"),
        ("gathering", False, Standing(has_lines=True, has_joined=True, has_demand=True), ""),
        ("gathering", True, Standing(has_lines=True), ""),
        ("awarded", True, Standing(share="offered"), "See your share"),
        ("awarded", True, Standing(share="accepted"), ""),
        ("awarded", True, Standing(), ""),
    ],
)
def test_a_member_is_waited_for(actor: Actor, state: str, is_over: bool, own: Standing, action: str) -> None:
    found = next_step(actor, pool_in(state, is_over=is_over), own, NOW)
    assert (str(found.action) if found.waits_for_reader else "") == action


@pytest.mark.parametrize(
    ("actor", "state", "own", "action"),
    [
        (BOARD, "tendering", Standing(), "Sign the opening"),
        (BOARD, "tendering", Standing(has_signed_prices=True), ""),
        (BOARD, "assessing", Standing(lacks_points=True), ""),
        (BOARD, "opened", Standing(has_planned_auction=True), "Sign its start"),
        (MEMBER, "tendering", Standing(), ""),
        (MEMBER, "opened", Standing(has_planned_auction=True), ""),
    ],
)
def test_the_board_is_waited_for_to_sign_and_members_are_not(
    actor: Actor, state: str, own: Standing, action: str
) -> None:
    found = next_step(actor, pool_in(state, is_over=True), own, NOW)
    assert (str(found.action) if found.waits_for_reader else "") == action


@pytest.mark.parametrize(
    ("state", "is_over", "words"),
    [
        ("gathering", False, "gathering demand"),
        ("gathering", True, "demand is closed"),
        ("tendering", True, "vendors are bidding"),
    ],
)
def test_state_is_said_as_people_say_it(state: str, is_over: bool, words: str) -> None:
    assert state_words(pool_in(state, is_over=is_over), Standing(), NOW) == words


@pytest.mark.parametrize(
    ("actor", "state", "own", "labels"),
    [
        (STAFF, "gathering", Standing(), ["Pool", "Demand"]),
        (STAFF, "gathering", Standing(is_frozen=True), ["Pool", "Demand", "Vendors"]),
        (
            STAFF,
            "opened",
            Standing(is_frozen=True),
            ["Pool", "Demand", "Vendors", "Bids", "Scenarios", "Opening"],
        ),
        (STAFF, "cancelled", Standing(), ["Pool", "Demand"]),
        (BOARD, "tendering", Standing(), ["Pool", "Opening"]),
        (BOARD, "awarded", Standing(), ["Pool", "Bids", "Scenarios", "Opening", "Decision", "Shares"]),
        (MEMBER, "gathering", Standing(), ["Pool", "Your demand"]),
        (MEMBER, "opened", Standing(), ["Pool", "Receipts of bids"]),
        (
            MEMBER,
            "awarded",
            Standing(has_joined=True, share="offered"),
            ["Pool", "Your demand", "Your share", "Receipts of bids"],
        ),
    ],
)
def test_tabs_lead_to_the_pages_of_the_reader(
    actor: Actor, state: str, own: Standing, labels: list[str]
) -> None:
    assert [str(label) for label, _url, _is_here in pages_of(actor, pool_in(state), own)] == labels


@pytest.mark.parametrize(
    ("state", "states"),
    [
        ("draft", ["waiting"] * 5),
        ("gathering", ["current", "waiting", "waiting", "waiting", "waiting"]),
        ("awarded", ["done", "done", "done", "current", "waiting"]),
        ("agreed", ["done"] * 5),
        ("cancelled", ["skipped"] * 5 + ["stopped"]),
    ],
)
def test_steps_mark_where_the_pool_is(state: str, states: list[str]) -> None:
    assert [one.state for one in steps_of(pool_in(state))] == states


def test_standing_is_the_companys_own(cast: Cast) -> None:
    pool = make_pool()
    line = make_lines(pool, 1)[0]
    add_demand(line, cast.samgori.organisation, "5")
    join(pool, cast.rioni.organisation)
    found = [standing(actor_of_person(one.colleague), pool) for one in cast.members]
    assert [(one.has_joined, one.has_demand) for one in found] == [
        (True, False),
        (True, True),
        (False, False),
    ]


def test_standing_of_a_company_that_left_is_none(cast: Cast) -> None:
    pool = make_pool()
    demand = add_demand(make_lines(pool, 1)[0], cast.rioni.organisation, "5")
    demand.participation.left = timezone.now()
    demand.participation.save()
    found = standing(actor_of_person(cast.rioni.colleague), pool)
    assert (found.has_joined, found.has_demand) == (False, False)
